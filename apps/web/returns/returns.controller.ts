import { financialYear } from '#kernel';
import { factsHead, fundsKnown, organisationsKnown } from '#projections/facts';
import { figuresAsOf } from '#projections/positions';
import { formatPounds, type ChartTable } from '#reporting';
import { Controller, Get, Inject, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { readDifferences, returnsOfYear, type Runtime } from '../../runtime/index.js';
import { Acting, type RequestWithCookies } from '../acting/acting.js';
import { filters, type Query as PageQuery } from '../pages/selection.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { deskOf, keyOf, monthOf } from './address.js';
import { monthsTable } from './months-view.js';

const MOST_LINES = 500;

/** The task list of a system's year, and what two versions do not say alike. */
@Controller()
@UseFilters(PageErrors)
export class ReturnsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly acting: Acting,
    private readonly pages: PageRenderer,
  ) {}

  @Get(['submit', 'sign'])
  async months(
    @Query() query: PageQuery,
    @Req() request: RequestWithCookies,
    @Res() reply: Reply,
  ): Promise<void> {
    const { person, name } = await this.acting.of(request);
    const asked = filters(query, ['ics', 'year']);
    const { pool } = this.runtime;
    const { position } = await factsHead(pool);
    const systems = [...(await organisationsKnown(pool, position)).values()];
    const funds = [...(await fundsKnown(pool, position)).values()];
    const years = [...new Set(funds.flatMap((fund) => Object.keys(fund.years)))].sort().reverse();
    const own = person.posts.map(({ ics: of }) => of).find((of) => of !== null);
    const ics = asked.ics ?? own ?? systems[0]?.icsCode;
    const year = asked.year === undefined ? years[0] : financialYear(asked.year);
    const html = this.pages.render('returns.njk', {
      ...{ section: 'returns', actingAs: name, figuresAsOf: figuresAsOf(await factsHead(pool)) },
      systems: systems.map(({ icsCode, name: text }) => ({
        value: icsCode,
        text,
        selected: icsCode === ics,
      })),
      years: years.map((value) => ({ value, text: value, selected: value === year })),
      months:
        ics === undefined || year === undefined
          ? null
          : monthsTable(ics, year, await returnsOfYear(this.runtime, person, ics, year)),
    });
    sendPage(reply, html);
  }

  @Get('submit/:ics/:year/:period/differences')
  async differences(
    @Param() address: Readonly<Record<string, string>>,
    @Query() query: PageQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const key = keyOf(address);
    const asked = filters(query, ['from', 'to', 'knownAt']);
    const versions = { from: Number(asked.from), to: Number(asked.to) };
    const page = { after: 0, limit: MOST_LINES };
    const found = await readDifferences(this.runtime, key, versions, page, asked.knownAt);
    const action = `${deskOf(key)}/differences`;
    const html = this.pages.render('return-differences.njk', {
      ...{ section: 'returns', key, month: monthOf(key), desk: deskOf(key), ...versions, total: found.total },
      ...{ effect: formatPounds(found.effectPence), notShown: found.total - found.items.length },
      ...{ action, knownAt: asked.knownAt ?? '', now: `${action}?from=${versions.from}&to=${versions.to}` },
      figuresAsOf: found.figuresAsOf,
      table: found.items.length === 0 ? null : differencesTable(found.items),
    });
    sendPage(reply, html);
  }
}

function differencesTable(lines: Awaited<ReturnType<typeof readDifferences>>['items']): ChartTable {
  return {
    caption: 'Lines that differ',
    headers: ['Line', 'What changed', 'Before', 'After', 'Effect'].map((label, at) => ({
      ...{ label, numeric: at > 1 },
    })),
    rows: lines.map(({ line, before, after, effectPence }) => [
      line,
      before === null ? 'added' : after === null ? 'removed' : changedMembers(before, after),
      before === null ? '–' : formatPounds(before.amountPence),
      after === null ? '–' : formatPounds(after.amountPence),
      formatPounds(effectPence),
    ]),
  };
}

function changedMembers(before: object, after: object): string {
  const [was, is] = [before, after] as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => was![name] !== is![name],
  );
  return names
    .map((name) => {
      if (name === 'amountPence') return 'the amount';
      const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
      return `${words}: ${String(was![name] ?? 'blank')} to ${String(is![name] ?? 'blank')}`;
    })
    .join('; ');
}
