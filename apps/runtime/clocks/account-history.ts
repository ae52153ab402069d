import { figuresOf, type FigurePart } from '#domain/policies';
import { RingfenceError } from '#kernel';
import { inTransaction, oneMoment } from '#projections/engine';
import {
  factsProjection,
  loadSystemYears,
  momentKnownAt,
  parseKnownAt,
  type FactEvent,
} from '#projections/facts';
import {
  checkNames,
  positionsReadModel,
  readChanges,
  type ChangingEvent,
  type TrailQuery,
} from '#projections/positions';
import { tellEvent, type HistoryReading, type TracedPart } from '#reporting';
import type { Runtime } from '../runtime.js';

export interface HistoryQuery extends TrailQuery {
  readonly ics: string;
  readonly knownAt?: string;
}

/**
 * What an auditor follows: each figure of an account's position down to the entries and lines under it, and every event that bears on
 * the account with what it changed. Throws UnknownFund, UnknownSystem, UnknownYear, UnknownAccount, TooManyEvents.
 */
export async function accountHistory(
  { pool, people }: Pick<Runtime, 'pool' | 'people'>,
  { knownAt, ...query }: HistoryQuery,
): Promise<HistoryReading> {
  const { fund, ics, year, through } = query;
  const { changes, facts } = await inTransaction(
    pool,
    async (tx) => {
      const moment = await momentKnownAt(tx, knownAt === undefined ? undefined : parseKnownAt(knownAt));
      await checkNames(tx, query, moment);
      const loaded = (await loadSystemYears(tx, year, [ics], moment.position)).get(ics);
      if (!loaded?.accounts.has(fund))
        throw new RingfenceError('UnknownAccount', `${ics} has no ${fund} account in ${year}`, {
          fund,
          ics,
          year,
        });
      const nothing = { ...moment, position: 0n, recordedAt: null };
      return { changes: await readChanges(tx, query, nothing, moment), facts: loaded };
    },
    oneMoment([factsProjection, positionsReadModel], 'READ ONLY'),
  );
  const names = await people.namesOf(new Set(changes.events.map(({ event }) => event.actor.id)));
  return {
    figuresAsOf: changes.figuresAsOf,
    position: changes.accounts[0]!.after!,
    figures: figuresOf(facts, fund, through).map(({ figure, amountPence, parts }) => ({
      ...{ figure, amountPence },
      parts: parts.flatMap((part) => traced(part, changes.events)),
    })),
    events: changes.events.map(({ event, effects }) => ({
      event: tellEvent(event, names),
      amounts: effects[0]?.amounts ?? [],
      stated: effects[0]?.stated ?? [],
    })),
  };
}

/** Entries one by one, each as what its event did to the figure; lines with the event that handed them in. */
function traced(part: FigurePart, events: readonly ChangingEvent[]): TracedPart[] {
  switch (part.kind) {
    case 'allocations':
      return entries(events, 'allocation', null);
    case 'virements':
      return entries(events, 'divertedBy', part.by);
    case 'lines':
      return [{ part, event: submissionOf(part, events)?.position.toString() ?? null }];
    default:
      return [{ part, event: null }];
  }
}

const entries = (events: readonly ChangingEvent[], amount: string, of: string | null): TracedPart[] =>
  events.flatMap(({ event, effects }) =>
    effects
      .flatMap(({ amounts }) => amounts)
      .filter((it) => it.amount === amount && it.by === of)
      .map(({ effectPence }) => ({
        part: { kind: 'event' as const, by: of, amountPence: effectPence },
        event: event.position.toString(),
      })),
  );

const submissionOf = (
  { period, version }: { readonly period: number; readonly version: number },
  events: readonly ChangingEvent[],
): FactEvent | undefined =>
  events.find(
    ({ event }) =>
      event.type === 'ReturnSubmitted' && event.period === period && event.data['version'] === version,
  )?.event;
