import { Controller, Get, Inject, Param, Query, Res, UseFilters } from '@nestjs/common';
import {
  amountLabel,
  count,
  formatPounds,
  linesTable,
  READINGS,
  type HistoryReading,
  type Readings,
  type TracedPart,
} from '#reporting';
import { RingfenceError } from '#kernel';
import { accountHistory, type Runtime } from '../../runtime/index.js';
import { filters, queryOf, selectionOf, type Query as PageQuery } from '../pages/selection.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { historyAddress, linesAddress } from './history-address.js';
import { groupInWords } from './history-view.js';
import { accountOf } from './history.controller.js';

const ON_A_PAGE = 100;
const ACCOUNT = ['fund', 'year', 'through', 'knownAt'] as const;
const GROUP = ['period', 'version', 'purpose', 'evidence', 'page'] as const;

/** The single lines under one part of a figure. */
@Controller('systems/:ics/history/lines')
@UseFilters(PageErrors)
export class HistoryLinesController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async lines(@Param('ics') ics: string, @Query() query: PageQuery, @Res() reply: Reply): Promise<void> {
    const {
      period,
      version,
      purpose,
      evidence,
      page = '1',
      ...asked
    } = filters(query, [...ACCOUNT, ...GROUP]);
    if (!/^[1-9]\d{0,5}$/.test(page))
      throw new RingfenceError('UnknownFilter', `no page ${page} is known: pages are 1, 2, 3 …`);
    const selection = await selectionOf(this.readings, asked);
    const account = accountOf(ics, selection);
    const history = await accountHistory(this.runtime, account);
    const found = partOf(history, { period, version, purpose, evidence });
    if (found === null)
      throw new RingfenceError(
        'UnknownFilter',
        `${ics} has no such lines under a figure: period, version, purpose and evidence (yes or no) are those of a group in its history`,
      );
    const { figure, part } = found;
    const { position: knownAt } = history.figuresAsOf;
    const { lines, total } = await this.readings.linesUnder(
      { ...account, knownAt, restsOn: { kind: 'lines', chargedTo: account.fund, groups: [part.group] } },
      { limit: ON_A_PAGE, offset: (Number(page) - 1) * ON_A_PAGE },
    );
    if (lines.length === 0)
      throw new RingfenceError('UnknownFilter', `there is no page ${page} of these lines`);
    const dataNotice = await this.readings.dataNotice();
    const then = Object.fromEntries(new URLSearchParams(queryOf({ ...selection, knownAt })));
    const to = (number: number): string => linesAddress(ics, then, part.group, number);
    const before = (Number(page) - 1) * ON_A_PAGE;
    const html = this.pages.render('history-lines.njk', {
      section: 'audit',
      selected: queryOf(selection),
      ...{ ics, fund: selection.fund, year: selection.year, through: selection.through },
      heading: groupInWords(part.group),
      back: `${historyAddress(ics, then)}#figure-${figure}`,
      sums: `${count(total, 'line')}, ${formatPounds(part.amountPence)} in all, under ${amountLabel(figure).toLowerCase()}.`,
      shown: `Lines ${before + 1} to ${before + lines.length} of ${total}.`,
      table: linesTable(groupInWords(part.group), lines),
      earlier: before === 0 ? null : to(Number(page) - 1),
      next: before + lines.length < total ? to(Number(page) + 1) : null,
      ...{ figuresAsOf: history.figuresAsOf, dataNotice },
    });
    sendPage(reply, html);
  }
}

type Lines = Extract<TracedPart['part'], { kind: 'lines' }>;

/** Only a group that a figure counts can be asked for, so that what is listed sums to what is shown. */
function partOf(
  { figures }: HistoryReading,
  asked: Readonly<Record<'period' | 'version' | 'purpose' | 'evidence', string | undefined>>,
): { readonly figure: HistoryReading['figures'][number]['figure']; readonly part: Lines } | null {
  for (const { figure, parts } of figures) {
    for (const { part } of parts) {
      if (part.kind !== 'lines') continue;
      const { period, version, purpose, hasEvidence } = part.group;
      const same =
        String(period) === asked.period &&
        String(version) === asked.version &&
        purpose === (asked.purpose ?? null) &&
        (hasEvidence ? 'yes' : 'no') === asked.evidence;
      if (same) return { figure, part };
    }
  }
  return null;
}
