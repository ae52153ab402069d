import { createHash } from 'node:crypto';
import { Controller, Get, Inject, Query, Res, UseFilters } from '@nestjs/common';
import {
  oversightReportOf,
  oversightStyle,
  READINGS,
  renderOversightHtml,
  scopeAsked,
  type Readings,
} from '#reporting';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import { machineLinks } from './home.controller.js';
import { filters, queryOf, reportQueryOf, selectionOf, type Query as PageQuery } from './selection.js';

const FILTERS = ['fund', 'year', 'through', 'footprint', 'knownAt', 'region', 'ics'] as const;

@Controller('reports/oversight')
@UseFilters(PageErrors)
export class ReportController {
  /** The report carries its style inside, so the policy allows those very bytes. */
  private readonly style = `'sha256-${createHash('sha256').update(oversightStyle()).digest('base64')}'`;

  constructor(@Inject(READINGS) private readonly readings: Readings) {}

  @Get()
  async print(@Query() query: PageQuery, @Res() reply: Reply): Promise<void> {
    const { region, ics, ...asked } = filters(query, FILTERS);
    const selection = await selectionOf(this.readings, asked);
    const selected = queryOf(selection);
    const scope = scopeAsked(region, ics);
    const report = await oversightReportOf(this.readings, { ...reportQueryOf(selection), scope });
    const of = new URLSearchParams({ ...(region && { region }), ...(ics && { ics }) }).toString();
    const links = { back: `/?${selected}`, ...machineLinks(of === '' ? selected : `${selected}&${of}`) };
    sendPage(reply, renderOversightHtml(report, links), this.style);
  }
}
