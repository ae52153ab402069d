import fc from 'fast-check';
import { pence } from '#kernel';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import { ringFenceAccountDecider, type RingFenceAccountCommand } from './index.js';

const account = fc.constant({ fund: 'HI', ics: 'QE1', year: '2022-23' });
const amountPence = fc.integer({ min: -2, max: 5 }).map(pence);
const reference = fc.constantFrom(null, 'R-1', 'R-2');
const entry = {
  account,
  amountPence,
  effectiveOn: fc.constantFrom('2022-04-01', '2022-10-01'),
  source: fc.constant('public record'),
  recurrent: fc.constantFrom(true, false, null),
  reference,
};
const of = <T extends RingFenceAccountCommand['type'], D>(type: T, data: fc.Arbitrary<D>) =>
  fc.record({ type: fc.constant(type), data });

const bodies = fc.oneof(
  of('AwardAllocation', fc.record(entry)),
  of('AdjustAllocation', fc.record(entry)),
  of('BringInCarryForward', fc.record(entry)),
  of('TransferAllocation', fc.record({ ...entry, toIcs: fc.constantFrom('QE1', 'QOQ') })),
  of(
    'MakeVirement',
    fc.record({
      account,
      period: fc.constantFrom(1, 13),
      direction: fc.constantFrom('out' as const, 'in' as const),
      pressure: fc.constantFrom('ambulance' as const, 'other_core' as const),
      amountPence,
      reason: fc.constant('r'),
      authorisedBy: fc.constant('p-1'),
      reference,
    }),
  ),
  of(
    'ApproveCarryForward',
    fc.record({
      account,
      amountPence,
      approvedBy: fc.constant('p-1'),
      approvedOn: fc.constant('2023-03-20'),
      reference,
    }),
  ),
  of('PhasePlan', fc.record({ account, period: fc.constantFrom(1, 2), amountPence })),
  of(
    'CloseAccount',
    fc.record({ account, closedOn: fc.constantFrom('2023-03-30', '2023-03-31', '2023-05-31', '2023-06-30') }),
  ),
);

it('writes nothing for the same command twice, books a reference once and closes at most once', () => {
  provesRepetitionWritesNothing(ringFenceAccountDecider, {
    bodies,
    // Without a reference a movement adds up, and only its commandId tells a repeat.
    setsState: ({ data }) => !('reference' in data) || data.reference !== null,
    invariant: (events) => {
      expect(events.filter(({ type }) => type === 'AccountClosed').length).toBeLessThanOrEqual(1);
      const references = events.flatMap(({ type, data }) =>
        'reference' in data && data.reference !== null ? [`${fileOf(type)}/${data.reference}`] : [],
      );
      expect(new Set(references).size).toBe(references.length);
    },
  });
});

function fileOf(type: string): string {
  return type === 'VirementMade' || type === 'CarryForwardApproved' ? type : 'allocations';
}
