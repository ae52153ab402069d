import { RingfenceError, type FinancialYear, type PlainDate } from '#kernel';
import type { Succession, SuccessorShare } from '../../organisation/events.js';

/** A body that money arrived at, and where it goes on to; `next` null where it stays. */
export interface Lineage {
  readonly ics: string;
  readonly next: {
    readonly effectiveOn: PlainDate;
    readonly successors: readonly { readonly shareBp: number; readonly to: Lineage }[];
  } | null;
}

/** Every succession of a register, by predecessor, in date order. */
export type Successions = ReadonlyMap<string, readonly Succession[]>;

/** One edge of the register, as rows hold it. */
export interface SuccessionEdge {
  readonly predecessor: string;
  readonly effectiveOn: PlainDate;
  readonly successor: string;
  readonly shareBp: number;
}

/** Edges (one for each successor) gathered by predecessor and date. */
export function successionsOf(edges: Iterable<SuccessionEdge>): Successions {
  const byBody = new Map<string, Map<PlainDate, SuccessorShare[]>>();
  for (const { predecessor, effectiveOn, successor, shareBp } of edges) {
    const ofBody = byBody.get(predecessor) ?? new Map<PlainDate, SuccessorShare[]>();
    byBody.set(predecessor, ofBody);
    ofBody.set(effectiveOn, [...(ofBody.get(effectiveOn) ?? []), { icsCode: successor, shareBp }]);
  }
  return new Map(
    [...byBody].map(([predecessor, ofBody]) => [
      predecessor,
      [...ofBody]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([effectiveOn, successors]) => ({ predecessor, effectiveOn, successors })),
    ]),
  );
}

/** First day of a financial year. */
export const yearBegins = (year: FinancialYear): PlainDate => `${year.slice(0, 4)}-04-01`;

/**
 * The way of an account to its living successors: through every succession after the year began, in date order. What arrives at a body
 * on a date was meant for the body as it is from then on: a share that stayed is not split again by the same succession, and what
 * comes later not by an earlier one, unless the body was gone by then.
 */
export const lineageOf = (ics: string, year: FinancialYear, successions: Successions): Lineage =>
  arriving(ics, yearBegins(year), [], { successions, stops: 0 });

/** The bodies that it ends at; one at which it ends by several ways is there as often. */
export const livingBodies = ({ ics, next }: Lineage): string[] =>
  next === null ? [ics] : next.successors.flatMap(({ to }) => livingBodies(to));

/** Far more than England's register will ever ask for: beyond it the register is at fault, and would keep us busy for ever. */
const MOST_STOPS = 10_000;

interface Search {
  readonly successions: Successions;
  stops: number;
}

function arriving(ics: string, on: PlainDate, taken: readonly Succession[], search: Search): Lineage {
  search.stops += 1;
  if (search.stops > MOST_STOPS) {
    throw new RingfenceError(
      'RegisterTangled',
      `the register leads from ${ics} by more than ${MOST_STOPS} ways`,
    );
  }
  const succession = nextOf(ics, on, search.successions.get(ics) ?? []);
  // Only a register that goes in a circle comes by the same succession twice.
  if (succession === undefined || taken.includes(succession)) return { ics, next: null };
  const { effectiveOn, successors } = succession;
  const then = effectiveOn > on ? effectiveOn : on;
  const way = [...taken, succession];
  return {
    ics,
    next: {
      effectiveOn,
      successors: [...successors]
        .sort((a, b) => (a.icsCode < b.icsCode ? -1 : 1))
        .map(({ icsCode, shareBp }) => ({ shareBp, to: arriving(icsCode, then, way, search) })),
    },
  };
}

function nextOf(ics: string, on: PlainDate, inOrder: readonly Succession[]): Succession | undefined {
  const last = inOrder.filter(({ effectiveOn }) => effectiveOn <= on).at(-1);
  const gone = last !== undefined && !last.successors.some(({ icsCode }) => icsCode === ics);
  return gone ? last : inOrder.find(({ effectiveOn }) => effectiveOn > on);
}
