import { Controller, Get, Inject, Query, Res, UseFilters } from '@nestjs/common';
import { eventName, formatPounds, READINGS, type AuditedEvent, type Readings } from '#reporting';
import { plainDate, RingfenceError } from '#kernel';
import { auditKinds, auditTimeline, recorders, type Runtime } from '../../runtime/index.js';
import { filters, type Query as PageQuery } from '../pages/selection.js';
import { PageErrors } from '../rendering/page-errors.filter.js';
import { PageRenderer } from '../rendering/page-renderer.js';
import { sendPage, type Reply } from '../rendering/reply.js';
import { RUNTIME } from '../tokens.js';
import { historyAddress } from './history-address.js';
import { eventRow, type EventRow } from './event-row.js';

const ON_A_PAGE = 50;
const NAMES = ['fund', 'ics', 'year', 'kind', 'person', 'from', 'to', 'order', 'knownAt', 'cursor'] as const;

/** What happened, on both clocks. */
@Controller('audit')
@UseFilters(PageErrors)
export class AuditController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(READINGS) private readonly readings: Readings,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async timeline(@Query() query: PageQuery, @Res() reply: Reply): Promise<void> {
    const asked = filters(query, NAMES);
    const { kind, from, to, order = 'newest', fund, ics, year, person, knownAt, cursor } = asked;
    if (order !== 'oldest' && order !== 'newest')
      throw new RingfenceError('UnknownFilter', `no order ${order} is known: it is oldest or newest`);
    if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
      throw new RingfenceError('UnknownFilter', 'this page of the timeline is not known');
    const named = Object.entries({ fund, ics, year, person, knownAt, cursor, type: kind });
    const reading = await auditTimeline(this.runtime, {
      ...Object.fromEntries(named.filter(([, value]) => value !== undefined)),
      ...(from === undefined ? {} : { recordedFrom: `${plainDate(from)}T00:00:00.000Z` }),
      ...(to === undefined ? {} : { recordedTo: `${plainDate(to)}T23:59:59.999Z` }),
      ...{ order, through: 13, limit: ON_A_PAGE },
    });
    const [systems, funds, people, dataNotice] = await Promise.all([
      this.readings.systems(knownAt),
      this.readings.funds(knownAt),
      recorders(this.runtime, knownAt),
      this.readings.dataNotice(),
    ]);
    const chosen = (value: string, text: string, now: string | undefined) => ({
      ...{ value, text, selected: value === now },
    });
    const html = this.pages.render('audit.njk', {
      section: 'audit',
      asked,
      choices: {
        systems: [
          chosen('', 'All systems', ics ?? ''),
          ...systems.map((one) => chosen(one.icsCode, one.name, ics)),
        ],
        funds: [chosen('', 'All funds', fund ?? ''), ...funds.map((one) => chosen(one.fund, one.name, fund))],
        years: [chosen('', 'All years', year ?? ''), ...yearsOf(funds).map((one) => chosen(one, one, year))],
        kinds: [
          chosen('', 'All kinds', kind ?? ''),
          ...auditKinds().map((one) => chosen(one, eventName(one), kind)),
        ],
        people: [
          chosen('', 'Everybody', person ?? ''),
          ...people.map(({ id, name }) => chosen(id, name ?? id, person)),
        ],
        orders: [chosen('newest', 'Newest first', order), chosen('oldest', 'As they were recorded', order)],
      },
      events: reading.events.map(auditRow),
      next: reading.next === null ? null : `/audit?${queryWith(asked, reading.next)}`,
      history: historyOf(asked),
      figuresAsOf: reading.figuresAsOf,
      dataNotice,
    });
    sendPage(reply, html);
  }
}

const auditRow = ({ event, accounts, leakageEffectPence }: AuditedEvent): EventRow & { effect: string } => ({
  ...eventRow(event),
  effect: accounts === 0 ? 'none: it bears on no account' : formatPounds(leakageEffectPence),
});

/** The page of the one account that was asked about. */
function historyOf({ fund, ics, year, knownAt }: Partial<Record<string, string>>): string | null {
  if (fund === undefined || ics === undefined || year === undefined) return null;
  return historyAddress(ics, { fund, year, through: '13', ...(knownAt === undefined ? {} : { knownAt }) });
}

const yearsOf = (funds: readonly { readonly years: object }[]): string[] =>
  [...new Set(funds.flatMap(({ years }) => Object.keys(years)))].sort();

function queryWith(asked: Readonly<Partial<Record<string, string>>>, cursor: string): string {
  const kept = Object.entries({ ...asked, cursor }).filter((pair): pair is [string, string] => !!pair[1]);
  return new URLSearchParams(kept).toString();
}
