import { Controller, Get, Inject, Query, Res, UseFilters } from '@nestjs/common';
import { oversightReportOf, READINGS, reportView, type Readings } from '#reporting';
import { choicesOf } from './choices.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import {
  filters,
  queryOf,
  queryOfNow,
  reportQueryOf,
  selectionOf,
  type Query as PageQuery,
} from './selection.js';

@Controller()
@UseFilters(PageErrors)
export class HomeController {
  constructor(
    @Inject(READINGS) private readonly readings: Readings,
    private readonly pages: PageRenderer,
  ) {}

  /** The national picture of one fund, year and period. */
  @Get()
  async home(@Query() query: PageQuery, @Res() reply: Reply): Promise<void> {
    const asked = filters(query, ['fund', 'year', 'through', 'footprint', 'knownAt']);
    const selection = await selectionOf(this.readings, asked);
    const report = await oversightReportOf(this.readings, reportQueryOf(selection), 'without');
    const selected = queryOf(selection);
    const html = this.pages.render('home.njk', {
      section: 'home',
      selected,
      action: '/',
      now: `/?${queryOfNow(selection)}`,
      choices: choicesOf(await this.readings.funds(selection.knownAt), selection),
      report,
      view: reportView(report, (ics) => `/systems/${encodeURIComponent(ics)}?${selected}`),
      figuresAsOf: report.figuresAsOf,
      dataNotice: report.dataNotice,
      links: {
        ...machineLinks(selected),
        bridge: `/v1/footprints/bridge?${queryOf({ ...selection, footprint: 'as_reported' })}&format=csv`,
      },
    });
    sendPage(reply, html);
  }
}

/** Where the figures of a selection can be had for machines. */
export const machineLinks = (selected: string): { json: string; csv: string } => ({
  json: `/v1/reports/oversight?${selected}&format=json`,
  csv: `/v1/reports/oversight?${selected}&format=csv`,
});
