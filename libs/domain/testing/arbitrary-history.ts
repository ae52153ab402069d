import fc from 'fast-check';
import { PERIODS } from '#kernel';
import type { MoneyEvent } from '../policies/from-events/money-event.js';
import {
  FUNDS,
  INTERVENTIONS,
  aDay,
  anyAmount,
  anyFund,
  anyInterventionFacts,
  anyLineSum,
  positiveAmount,
} from './arbitrary-facts.js';
import {
  amended,
  awarded,
  baselineDeclared,
  carryForwardApproved,
  closed,
  registered,
  sentBack,
  signedOff,
  submitted,
  succeeded,
  transferred,
  virement,
  type Line,
} from './history.js';

export const BODIES = ['QE1', 'QOQ', 'QNQ'] as const;

/** One thing that somebody does. Versions are numbered only when a history is written down from them. */
export type Deed =
  | {
      readonly do: 'submit';
      readonly ics: string;
      readonly period: number;
      readonly lines: Line[];
      readonly coreComplete: boolean;
    }
  | { readonly do: 'sendBack' | 'signOff'; readonly ics: string; readonly period: number }
  | { readonly do: 'record'; readonly event: MoneyEvent };

const body = fc.constantFrom(...BODIES);
const fund = fc.constantFrom(...FUNDS);
// Few periods, so that returns are restated and sent back often.
const period = fc.constantFrom(...PERIODS.filter((at) => at <= 2 || at >= 12));
const code = fc.constantFrom(...INTERVENTIONS);

const line: fc.Arbitrary<Line> = anyLineSum.map(
  ({ amountPence, chargedTo, purpose, programme, hasEvidence }) =>
    [
      amountPence,
      chargedTo,
      purpose ?? programme ?? undefined,
      ...(hasEvidence ? ['invoice'] : []),
    ] as unknown as Line,
);

const record = (event: fc.Arbitrary<MoneyEvent>): fc.Arbitrary<Deed> =>
  event.map((it) => ({ do: 'record', event: it }));

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('submit' as const),
      ics: body,
      period,
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      coreComplete: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('sendBack' as const, 'signOff' as const), ics: body, period }),
  },
  { weight: 2, arbitrary: record(fc.tuple(body, code, anyInterventionFacts).map((it) => registered(...it))) },
  {
    weight: 1,
    arbitrary: record(
      fc
        .tuple(body, code, anyInterventionFacts, aDay)
        .map(([ics, id, facts, withdrawnOn]) => amended(ics, id, { ...facts, withdrawnOn })),
    ),
  },
  { weight: 1, arbitrary: record(fc.tuple(body, anyAmount, fund).map((it) => awarded(...it))) },
  {
    weight: 1,
    arbitrary: record(fc.tuple(body, body, positiveAmount, fund).map((it) => transferred(...it))),
  },
  {
    weight: 1,
    arbitrary: record(
      fc
        .tuple(body, period, fc.constantFrom('out' as const, 'in' as const), positiveAmount, fund)
        .map(([ics, at, way, amount, of]) => virement(ics, at, way, 'workforce', amount, of)),
    ),
  },
  {
    weight: 1,
    arbitrary: record(fc.tuple(body, positiveAmount, fund).map((it) => carryForwardApproved(...it))),
  },
  { weight: 1, arbitrary: record(fc.tuple(body, fund).map((it) => closed(...it))) },
  {
    weight: 1,
    arbitrary: record(
      fc
        .tuple(body, fc.constantFrom('smoking', 'hypertension'), positiveAmount)
        .map((it) => baselineDeclared(...it)),
    ),
  },
  { weight: 1, arbitrary: record(fc.tuple(body, body).map((it) => succeeded(...it))) },
);

/** The funds are defined first; then anything happens, in any order. */
export const anyDeeds: fc.Arbitrary<Deed[]> = fc
  .tuple(fc.tuple(...FUNDS.map(anyFund)), fc.array(deed, { maxLength: 40 }))
  .map(([funds, deeds]) => [
    ...funds.map((data): Deed => ({ do: 'record', event: { type: 'FundDefined', data } })),
    ...deeds,
  ]);

interface Written {
  readonly version: number;
  readonly deed: Deed & { do: 'submit' };
  sentBack: boolean;
  signedOff: boolean;
}

/**
 * The log of these deeds: versions numbered from 1; a send-back or sign-off is of the newest version that stands, and of
 * nothing where none does. `standing` says which versions count in the end, worked out from the deeds alone.
 */
export function writeDown(deeds: readonly Deed[]): { events: MoneyEvent[]; standing: Written[] } {
  const events: MoneyEvent[] = [];
  const written = new Map<string, Written[]>();
  for (const it of deeds) {
    if (it.do === 'record') {
      events.push(it.event);
      continue;
    }
    const key = `${it.ics} ${it.period}`;
    const versions = written.get(key) ?? [];
    written.set(key, versions);
    if (it.do === 'submit') {
      const version = versions.length + 1;
      versions.push({ version, deed: it, sentBack: false, signedOff: false });
      events.push(...submitted(it.ics, it.period, version, it.lines, it.coreComplete));
      continue;
    }
    const newest = versions.findLast((version) => !version.sentBack);
    if (!newest) continue;
    if (it.do === 'sendBack') newest.sentBack = true;
    else newest.signedOff = true;
    const say = it.do === 'sendBack' ? sentBack : signedOff;
    events.push(say(it.ics, it.period, newest.version));
  }
  const standing = [...written.values()].flatMap((versions) => versions.findLast((it) => !it.sentBack) ?? []);
  return { events, standing };
}
