import { createHash } from 'node:crypto';
import { parsePeriod, RingfenceError } from '#kernel';
import { readIssuedReports } from '#projections/reports';
import { oversightStyle, READINGS, renderOversightHtml, type Readings } from '#reporting';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import {
  compareReports,
  frozenReport,
  issuedReport,
  issueReport,
  verifyReport,
  type Runtime,
} from '../../runtime/index.js';
import type { RequestWithCookies } from '../acting/acting.js';
import { nameOf } from '../acting/names.js';
import { choicesOf } from '../pages/choices.js';
import { filters, selectionOf, type Query as PageQuery } from '../pages/selection.js';
import { Desk, type Refused } from '../rendering/desk.js';
import { field, written, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { differencesView } from './differences-view.js';
import { footprintOf, listView, reportPage, scopeChoices, scopeOf } from './views.js';

/** Reports as they were issued: build, freeze, cite, verify, compare. */
@Controller('reports')
@UseFilters(PageErrors)
export class IssuedReportsController {
  private readonly style = `'sha256-${createHash('sha256').update(oversightStyle()).digest('base64')}'`;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly desk: Desk,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Req() request: RequestWithCookies,
    @Query() query: PageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.showList(request, query, reply, null);
  }

  @Post()
  async issue(@Req() request: RequestWithCookies, @Body() form: Form, @Res() reply: Reply): Promise<void> {
    const said = written(form, 'fund', 'year', 'through');
    await this.desk.take(request, reply, form, {
      work: async (person, meta) => {
        const scope = scopeOf(field(form, 'scope'));
        if (scope === null) throw new RingfenceError('UnknownFilter', 'say what the report is about');
        const { supersedes, knownAt, reason, footprint } = written(
          form,
          ...(['supersedes', 'knownAt', 'reason', 'footprint'] as const),
        );
        const asked = {
          ...{ fund: said.fund, year: said.year, through: parsePeriod(said.through), scope, reason },
          footprint: footprintOf(footprint),
          ...(knownAt === '' ? {} : { knownAt }),
          ...(supersedes === '' ? {} : { supersedes }),
        };
        const { number } = await issueReport(this.runtime, this.readings, person, asked, meta);
        return `/reports/${encodeURIComponent(number)}`;
      },
      again: (refused) => this.showList(request, said, reply, refused),
    });
  }

  @Get(':number')
  async one(@Param('number') number: string, @Res() reply: Reply): Promise<void> {
    const row = await issuedReport(this.runtime, number);
    const { issuedBy } = row.issued;
    const issuer = nameOf(await this.runtime.people.namesOf(new Set([issuedBy])), issuedBy);
    const html = this.pages.render('issued-report.njk', {
      section: 'reports',
      dataNotice: await this.readings.dataNotice(),
      report: reportPage(row, issuer),
      verification: await verifyReport(this.runtime, this.readings, number),
    });
    sendPage(reply, html);
  }

  @Get(':number/print')
  async print(@Param('number') number: string, @Res() reply: Reply): Promise<void> {
    const links = {
      back: `/reports/${number}`,
      json: `/v1/reports/${number}/files/report.json`,
      csv: `/v1/reports/${number}/files/systems.csv`,
    };
    sendPage(reply, renderOversightHtml(await frozenReport(this.runtime, number), links), this.style);
  }

  @Get(':number/differences')
  async differences(
    @Param('number') number: string,
    @Query() query: PageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const { with: other } = filters(query, ['with']);
    if (other === undefined) throw new RingfenceError('UnknownFilter', 'say with which report: ?with=…');
    const compared = await compareReports(this.runtime, number, other);
    const { regime } = await frozenReport(this.runtime, compared.after.number);
    const html = this.pages.render('report-differences.njk', {
      section: 'reports',
      dataNotice: await this.readings.dataNotice(),
      compared,
      view: differencesView(compared, regime),
    });
    sendPage(reply, html);
  }

  private showList(
    request: RequestWithCookies,
    query: PageQuery,
    reply: Reply,
    refused: Refused | null,
  ): Promise<void> {
    return this.desk.show(request, reply, 'issued-reports.njk', refused, async () => {
      const asked = refused === null ? filters(query, ['fund', 'year', 'through']) : {};
      const selection = await selectionOf(this.readings, asked);
      const [funds, systems, rows] = await Promise.all([
        this.readings.funds(),
        this.readings.systems(),
        readIssuedReports(this.runtime.pool, { limit: 200 }),
      ]);
      const { scope, ...given } = written(
        refused?.form ?? null,
        ...(['scope', 'reason', 'supersedes', 'knownAt'] as const),
      );
      return {
        ...{ section: 'reports', choices: choicesOf(funds, selection), given },
        scopes: scopeChoices(systems).map((each) => ({ ...each, selected: each.value === scope })),
        reports: rows.length === 0 ? null : listView(rows),
      };
    });
  }
}
