import fc from 'fast-check';
import { pence, sumPence, WHOLE_BP } from '#kernel';
import { successionsOf, type ReportedAccount, type Successions } from '../policies/footprint/index.js';
import { rightHandSidePence } from '../policies/position/identity.js';
import { ADHERENCE_CLASSES } from '../policies/position/position.js';
import { leakageRates } from '../policies/position/leakage.js';
import { anyAmount } from './arbitrary-facts.js';

// Few bodies and dates, so that splits, mergers, shares that stay and circles meet often.
const BODIES = ['QA', 'QB', 'QC', 'QD', 'QE'];
const DATES = ['2021-04-01', '2022-04-01', '2022-10-01', '2023-04-01', '2026-04-01'];

const someShares: fc.Arbitrary<{ icsCode: string; shareBp: number }[]> = fc
  .subarray(BODIES, { minLength: 1, maxLength: 4 })
  .chain((successors) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: WHOLE_BP - 1 }), {
        minLength: successors.length - 1,
        maxLength: successors.length - 1,
      })
      .map((found) => {
        const cuts = [0, ...found.sort((a, b) => a - b), WHOLE_BP];
        return successors.map((icsCode, at) => ({ icsCode, shareBp: cuts[at + 1]! - cuts[at]! }));
      }),
  );

/** Any register: chains, shares that stay, splits then mergers, even circles. */
export const anySuccessions: fc.Arbitrary<Successions> = fc
  .uniqueArray(
    fc.record({
      predecessor: fc.constantFrom(...BODIES),
      effectiveOn: fc.constantFrom(...DATES),
      shares: someShares,
    }),
    { selector: (it) => `${it.predecessor} ${it.effectiveOn}`, maxLength: 6 },
  )
  .map((all) =>
    successionsOf(
      all.flatMap(({ predecessor, effectiveOn, shares }) =>
        shares.map(({ icsCode, shareBp }) => ({ predecessor, effectiveOn, successor: icsCode, shareBp })),
      ),
    ),
  );

const positive = anyAmount.map((it) => pence(Math.abs(it)));
const someEntries = fc
  .dictionary(fc.constantFrom('ambulance', 'workforce', 'other_core'), anyAmount, {
    noNullPrototype: true,
    maxKeys: 3,
  })
  .map((entries) => Object.fromEntries(Object.entries(entries).filter(([, amount]) => amount !== 0)));

const anyReported = (ics: string): fc.Arbitrary<ReportedAccount> =>
  fc
    .record({
      through: fc.constantFrom(6, 12),
      closed: fc.boolean(),
      adherence: fc.constantFrom(...ADHERENCE_CLASSES),
      evidence: fc.constantFrom('signed_off' as const, 'provisional' as const),
      missingPeriods: fc.subarray([1, 2, 3]),
      amounts: fc.record({
        ...{ overspend: positive, substituted: positive, diverted: positive, unevidenced: anyAmount },
        ...{ carriedForward: positive, lapsed: positive, uncommitted: positive },
        ...{ confirmedLeakage: anyAmount, inDoubt: positive },
      }),
      maps: fc.record({ misdirectedBy: someEntries, divertedBy: someEntries, additionalBy: someEntries }),
    })
    .map(({ closed, amounts: { inDoubt, ...amounts }, maps, ...position }) => {
      const sums = {
        misdirected: sumPence(Object.values(maps.misdirectedBy)),
        additional: sumPence(Object.values(maps.additionalBy)),
      };
      const allocation = pence(rightHandSidePence({ ...amounts, ...sums }) - amounts.overspend);
      const potentialLeakage = pence(amounts.confirmedLeakage + inDoubt);
      return {
        closed,
        position: {
          ...{ fund: 'HI', ics, year: '2022-23', regime: 'ring_fenced' as const, ...position },
          ...{ ...amounts, ...sums, ...maps, allocation, potentialLeakage, notAssessable: [] },
          ...leakageRates(amounts.confirmedLeakage, potentialLeakage, allocation),
        },
      };
    });

/** The accounts of some of those bodies, in pence of every size. */
export const anyReportedAccounts: fc.Arbitrary<ReportedAccount[]> = fc
  .subarray(BODIES, { minLength: 1 })
  .chain((bodies) => fc.tuple(...bodies.map(anyReported)));
