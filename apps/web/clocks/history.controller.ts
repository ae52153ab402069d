import { Controller, Get, Inject, Param, Query, Res, UseFilters } from '@nestjs/common';
import { READINGS, type Readings } from '#reporting';
import { accountHistory, type Runtime } from '../../runtime/index.js';
import { choicesOf } from '../pages/choices.js';
import {
  filters,
  queryOf,
  queryOfNow,
  selectionOf,
  type Query as PageQuery,
  type Selection,
} from '../pages/selection.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { historyView } from './history-view.js';

/** What an auditor reads: one account after each event, and each figure down to what is recorded under it. */
@Controller('systems/:ics/history')
@UseFilters(PageErrors)
export class HistoryPageController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async history(@Param('ics') ics: string, @Query() query: PageQuery, @Res() reply: Reply): Promise<void> {
    const selection = await selectionOf(
      this.readings,
      filters(query, ['fund', 'year', 'through', 'knownAt']),
    );
    const reading = await accountHistory(this.runtime, accountOf(ics, selection));
    const [systems, funds, dataNotice] = await Promise.all([
      this.readings.systems(selection.knownAt),
      this.readings.funds(selection.knownAt),
      this.readings.dataNotice(),
    ]);
    const { figuresAsOf } = reading;
    const address = `/systems/${encodeURIComponent(ics)}`;
    const then = new URLSearchParams(queryOf({ ...selection, knownAt: figuresAsOf.position }));
    const { fund, year, through } = selection;
    const html = this.pages.render('history.njk', {
      section: 'audit',
      selected: queryOf(selection),
      choices: choicesOf(funds, selection),
      name: systems.find(({ icsCode }) => icsCode === ics)?.name ?? ics,
      ...{ fund, year, through, figuresAsOf, dataNotice },
      system: `${address}?${queryOf(selection)}`,
      action: `${address}/history`,
      now: `${address}/history?${queryOfNow(selection)}`,
      changes: `/changes?${new URLSearchParams({ fund: fund.fund, year, through: String(through), ics }).toString()}`,
      csv: `/v1/accounts/${[fund.fund, ics, year].map(encodeURIComponent).join('/')}/history?through=${through}&knownAt=${figuresAsOf.position}&format=csv`,
      // Links repeat the very moment, so that what is under a figure is what was counted in it.
      view: historyView(reading, ics, Object.fromEntries(then)),
    });
    sendPage(reply, html);
  }
}

/** The account of a page, as its history is asked for. */
export const accountOf = (
  ics: string,
  { fund, year, through, knownAt }: Selection,
): Parameters<typeof accountHistory>[1] => ({
  ...{ fund: fund.fund, ics, year, through },
  ...(knownAt === undefined ? {} : { knownAt }),
});
