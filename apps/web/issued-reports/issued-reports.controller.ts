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
import { Acting, type RequestWithCookies } from '../acting/acting.js';
import { choicesOf } from '../pages/choices.js';
import { filters, selectionOf, type Query as PageQuery } from '../pages/selection.js';
import { field, metaOfForm, onceToken, type Form } from '../rendering/form.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { seeOther, sendPage, type Reply } from '../rendering/reply.js';
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
    private readonly acting: Acting,
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
    const { person } = await this.acting.of(request);
    const scope = scopeOf(field(form, 'scope'));
    const [fund, year, through] = ['fund', 'year', 'through'].map((name) => field(form, name));
    const said = { fund: fund!, year: year!, through: through! };
    try {
      if (scope === null) throw new RingfenceError('UnknownFilter', 'say what the report is about');
      const supersedes = field(form, 'supersedes');
      const knownAt = field(form, 'knownAt');
      const { number } = await issueReport(
        this.runtime,
        this.readings,
        person,
        {
          ...{ fund: said.fund, year: said.year, through: parsePeriod(said.through), scope },
          ...{ footprint: footprintOf(field(form, 'footprint')), reason: field(form, 'reason') },
          ...(knownAt === '' ? {} : { knownAt }),
          ...(supersedes === '' ? {} : { supersedes }),
        },
        metaOfForm(this.runtime, person, form),
      );
      seeOther(reply, `/reports/${encodeURIComponent(number)}`);
    } catch (error) {
      // What the person can mend stands above the form again, with what they wrote.
      if (!(error instanceof RingfenceError)) throw error;
      await this.showList(request, said, reply, { message: error.message, form });
    }
  }

  @Get(':number')
  async one(@Param('number') number: string, @Res() reply: Reply): Promise<void> {
    const row = await issuedReport(this.runtime, number);
    const issuer =
      (await this.runtime.posts.find(row.issued.issuedBy))?.name ?? 'somebody whose name is not kept';
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

  private async showList(
    request: RequestWithCookies,
    query: PageQuery,
    reply: Reply,
    refused: { readonly message: string; readonly form: Form } | null,
  ): Promise<void> {
    const { name } = await this.acting.of(request);
    const asked = refused === null ? filters(query, ['fund', 'year', 'through']) : {};
    const selection = await selectionOf(this.readings, asked);
    const [funds, systems, rows] = await Promise.all([
      this.readings.funds(),
      this.readings.systems(),
      readIssuedReports(this.runtime.pool, { limit: 200 }),
    ]);
    const chosen = refused === null ? '' : field(refused.form, 'scope');
    const html = this.pages.render('issued-reports.njk', {
      ...{ section: 'reports', actingAs: name, once: onceToken(), refused: refused?.message ?? null },
      dataNotice: await this.readings.dataNotice(),
      choices: choicesOf(funds, selection),
      scopes: scopeChoices(systems).map((each) => ({ ...each, selected: each.value === chosen })),
      given: Object.fromEntries(
        ['reason', 'supersedes', 'knownAt'].map((key) => [
          key,
          refused === null ? '' : field(refused.form, key),
        ]),
      ),
      reports: rows.length === 0 ? null : listView(rows),
    });
    sendPage(reply, html, "'self'", refused === null ? 200 : 422);
  }
}
