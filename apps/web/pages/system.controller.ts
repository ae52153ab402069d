import { Controller, Get, Inject, Param, Query, Res, UseFilters } from '@nestjs/common';
import { ALERTS_STAND_NOW, READINGS, type Readings, type SystemName } from '#reporting';
import { RingfenceError } from '#kernel';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import { alertView } from './alert-view.js';
import { footprintView } from './footprint-view.js';
import { findingViews } from './finding-view.js';
import { choicesOf } from './choices.js';
import {
  filters,
  queryOf,
  queryOfNow,
  selectionOf,
  type Query as PageQuery,
  type Selection,
} from './selection.js';
import { systemView } from './system-view.js';

@Controller('systems')
@UseFilters(PageErrors)
export class SystemController {
  constructor(
    @Inject(READINGS) private readonly readings: Readings,
    private readonly pages: PageRenderer,
  ) {}

  /** One system's account: how it stands, why, and what each finding rests on. */
  @Get(':ics')
  async system(@Param('ics') ics: string, @Query() query: PageQuery, @Res() reply: Reply): Promise<void> {
    const asked = filters(query, ['fund', 'year', 'through', 'footprint', 'knownAt']);
    const systems = await this.readings.systems(asked.knownAt);
    const system = systems.find(({ icsCode }) => icsCode === ics);
    if (!system) throw new RingfenceError('UnknownSystem', `no system ${ics} is known`, { value: ics });
    const selection = await selectionOf(this.readings, asked);
    const { fund, year, through } = selection;
    if (selection.footprint === 'current_footprint') return this.onFootprint(system, selection, reply);
    const then = asked.knownAt === undefined ? {} : { knownAt: asked.knownAt };
    const account = await this.readings.account({ fund: fund.fund, ics, year, through, ...then });
    const knownAt = account.figuresAsOf.position;
    const [findings, { alerts, takenOver }, funds, dataNotice] = await Promise.all([
      findingViews(this.readings, { fund: fund.fund, ics, year, through, knownAt }, account),
      this.readings.alerts({ fund: fund.fund, ics, year, status: 'open', withPredecessors: true, ...then }),
      this.readings.funds(asked.knownAt),
      this.readings.dataNotice(),
    ]);
    const html = this.pages.render('system.njk', {
      section: 'home',
      selected: queryOf(selection),
      action: `/systems/${encodeURIComponent(ics)}`,
      now: `/systems/${encodeURIComponent(ics)}?${queryOfNow(selection)}`,
      choices: choicesOf(funds, selection),
      system,
      fund,
      view: systemView(account, fund),
      account: new URLSearchParams({ fund: fund.fund, year, ics }).toString(),
      history: `/systems/${encodeURIComponent(ics)}/history?${queryOf(selection)}`,
      historyCsv: `/v1/accounts/${[fund.fund, ics, year].map(encodeURIComponent).join('/')}/history?through=${through}&knownAt=${knownAt}&format=csv`,
      findings,
      alertsStandNow: ALERTS_STAND_NOW,
      alerts: alertView(alerts, systems, funds, asked.knownAt, { ics, takenOver }),
      figuresAsOf: account.figuresAsOf,
      dataNotice,
    });
    sendPage(reply, html);
  }

  /** The same system as it is today: a part of every account that it, or whom it succeeded, held. */
  private async onFootprint(system: SystemName, selection: Selection, reply: Reply): Promise<void> {
    const { fund, year, through, footprint } = selection;
    const of = { fund: fund.fund, year, through };
    const { figuresAsOf, positions } = await this.readings.positions({
      ...of,
      ics: system.icsCode,
      footprint,
      ...(selection.knownAt === undefined ? {} : { knownAt: selection.knownAt }),
    });
    const [position] = positions;
    if (position === undefined) {
      throw new RingfenceError(
        'UnknownAccount',
        `no ${fund.fund} account of ${year} has a part in ${system.icsCode}`,
      );
    }
    const knownAt = figuresAsOf.position;
    const [{ parts }, systems, funds, dataNotice] = await Promise.all([
      this.readings.bridge({ ...of, knownAt }),
      this.readings.systems(knownAt),
      this.readings.funds(knownAt),
      this.readings.dataNotice(),
    ]);
    const mine = parts.filter(({ successor }) => successor === system.icsCode);
    const reported = { ...selection, footprint: 'as_reported' as const };
    const asReported = queryOf({ ...reported, knownAt });
    const html = this.pages.render('system-footprint.njk', {
      section: 'home',
      selected: queryOf(selection),
      action: `/systems/${encodeURIComponent(system.icsCode)}`,
      choices: choicesOf(funds, selection),
      now: `/systems/${encodeURIComponent(system.icsCode)}?${queryOfNow(selection)}`,
      report: `/reports/oversight?${queryOf(selection)}&ics=${encodeURIComponent(system.icsCode)}`,
      bridge: `/v1/footprints/bridge?${asReported}&format=csv`,
      view: footprintView(
        position,
        mine,
        fund,
        systems,
        (ics) => `/systems/${encodeURIComponent(ics)}?${queryOf(reported)}`,
      ),
      ...{ system, figuresAsOf, dataNotice },
    });
    sendPage(reply, html);
  }
}
