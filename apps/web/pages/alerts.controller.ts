import { Controller, Get, Inject, Query, Res, UseFilters } from '@nestjs/common';
import { ALERTS_STAND_NOW, READINGS, type Readings } from '#reporting';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import { ALERT_FILTERS, ALERT_STATUSES, alertsQueryOf, choicesOfAlerts } from './alerts-query.js';
import { alertView } from './alert-view.js';
import { filters, type Query as PageQuery } from './selection.js';

@Controller('alerts')
@UseFilters(PageErrors)
export class AlertsController {
  constructor(
    @Inject(READINGS) private readonly readings: Readings,
    private readonly pages: PageRenderer,
  ) {}

  /** Open alerts, or resolved ones, by what must be looked at first. */
  @Get()
  async list(@Query() query: PageQuery, @Res() reply: Reply): Promise<void> {
    const asked = filters(query, [...ALERT_FILTERS, 'knownAt']);
    const { knownAt } = asked;
    const [systems, funds] = await Promise.all([
      this.readings.systems(knownAt),
      this.readings.funds(knownAt),
    ]);
    const { status, ...named } = alertsQueryOf(asked, funds, systems);
    const [{ alerts, takenOver, figuresAsOf }, dataNotice] = await Promise.all([
      this.readings.alerts({
        ...named,
        withPredecessors: true,
        ...(status === 'all' ? {} : { status }),
        ...(knownAt === undefined ? {} : { knownAt }),
      }),
      this.readings.dataNotice(),
    ]);
    const html = this.pages.render('alerts.njk', {
      section: 'alerts',
      asked,
      only: [funds.find(({ fund }) => fund === asked.fund)?.name, asked.year].filter(Boolean).join(', '),
      alertsStandNow: ALERTS_STAND_NOW,
      statuses: ALERT_STATUSES.map((value) => ({ value, selected: value === status })),
      ...choicesOfAlerts(asked),
      systems: systems.map(({ icsCode, name }) => ({ icsCode, name, selected: icsCode === asked.ics })),
      groups: alertView(alerts, systems, funds, knownAt, { ics: asked.ics ?? '', takenOver }),
      total: alerts.length,
      figuresAsOf,
      dataNotice,
    });
    sendPage(reply, html);
  }
}
