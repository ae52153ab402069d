import { financialYear } from '#kernel';
import { factsHead, fundsKnown, organisationsKnown } from '#projections/facts';
import { figuresAsOf } from '#projections/positions';
import { formatPounds, type ChartTable } from '#reporting';
import { Controller, Get, Inject, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { readDifferences, returnsOfYear, type Runtime } from '../../runtime/index.js';
import type { RequestWithCookies } from '../acting/acting.js';
import { filters, type Query as PageQuery } from '../pages/selection.js';
import { Desk } from '../rendering/desk.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { deskOf, keyOf, monthOf, templatesOf } from './address.js';
import { monthsTable } from './months-view.js';

const MOST_LINES = 500;

/** The task list of a system's year, and what two versions do not say alike. */
@Controller()
@UseFilters(PageErrors)
export class ReturnsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly desk: Desk,
    private readonly pages: PageRenderer,
  ) {}

  @Get(['submit', 'sign'])
  async months(
    @Query() query: PageQuery,
    @Req() request: RequestWithCookies,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.desk.show(request, reply, 'returns.njk', null, async (person) => {
      const asked = filters(query, ['ics', 'year']);
      const { pool } = this.runtime;
      const head = await factsHead(pool);
      const systems = [...(await organisationsKnown(pool, head.position)).values()];
      const funds = [...(await fundsKnown(pool, head.position)).values()];
      const years = [...new Set(funds.flatMap((fund) => Object.keys(fund.years)))].sort().reverse();
      const own = person.posts.map(({ ics: of }) => of).find((of) => of !== null);
      const ics = asked.ics ?? own ?? systems[0]?.icsCode;
      const year = asked.year === undefined ? years[0] : financialYear(asked.year);
      const known = ics === undefined || year === undefined ? null : { ics, year };
      const option = (value: string, text: string, chosen?: string) => ({
        ...{ value, text, selected: value === chosen },
      });
      return {
        ...{ section: 'returns', figuresAsOf: figuresAsOf(head), ...known },
        systems: systems.map(({ icsCode, name }) => option(icsCode, name, ics)),
        years: years.map((value) => option(value, value, year)),
        templates: known && templatesOf(known),
        months:
          known &&
          monthsTable(
            ...([known.ics, known.year] as const),
            await returnsOfYear(this.runtime, person, known.ics, known.year),
          ),
      };
    });
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
