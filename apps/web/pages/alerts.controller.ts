import { Controller, Get, Inject, Query, Res, UseFilters } from '@nestjs/common';
import { READINGS, type AlertsQuery, type Readings } from '#reporting';
import { financialYear, RingfenceError } from '#kernel';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import { alertView } from './alert-view.js';
import { filters, type Query as PageQuery } from './selection.js';

const STATES = ['open', 'resolved', 'all'] as const;

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
    const { state = 'open', ...asked } = filters(query, ['fund', 'ics', 'year', 'state', 'through']);
    if (!STATES.some((one) => one === state)) {
      throw new RingfenceError(
        'UnknownFilter',
        `no state ${state} is known: states are ${STATES.join(', ')}`,
      );
    }
    const alertsQuery: AlertsQuery = {
      ...(asked.fund === undefined ? {} : { fund: asked.fund }),
      ...(asked.ics === undefined ? {} : { ics: asked.ics }),
      ...(asked.year === undefined ? {} : { year: financialYear(asked.year) }),
      ...(state === 'all' ? {} : { open: state === 'open' }),
    };
    const [{ alerts, figuresAsOf }, systems, funds, dataNotice] = await Promise.all([
      this.readings.alerts(alertsQuery),
      this.readings.systems(),
      this.readings.funds(),
      this.readings.dataNotice(),
    ]);
    const html = this.pages.render('alerts.njk', {
      section: 'alerts',
      state,
      asked,
      states: STATES.map((value) => ({ value, selected: value === state })),
      systems: systems.map(({ icsCode, name }) => ({ icsCode, name, selected: icsCode === asked.ics })),
      groups: alertView(alerts, systems, funds),
      total: alerts.length,
      figuresAsOf,
      dataNotice,
    });
    sendPage(reply, html);
  }
}
