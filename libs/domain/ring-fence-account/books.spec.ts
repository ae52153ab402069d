import { MAX_AMOUNT_PENCE, pence, type Pence } from '#kernel';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import {
  ringFenceAccountDecider,
  type AllocationEntry,
  type RingFenceAccountCommand,
  type RingFenceAccountEvent,
} from './index.js';

const given = specificationOf(ringFenceAccountDecider);
const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };
const entry = (amount: number, reference: string | null = null): AllocationEntry => ({
  ...{ account, amountPence: amount as Pence, effectiveOn: '2022-04-01', source: 'public record' },
  ...{ recurrent: null, reference },
});
const award = (...of: Parameters<typeof entry>): RingFenceAccountCommand => ({
  ...{ type: 'AwardAllocation', data: entry(...of), meta: metaOf() },
});
const awarded = (...of: Parameters<typeof entry>): RingFenceAccountEvent => ({
  ...{ type: 'AllocationAwarded', data: entry(...of) },
});
const approved: RingFenceAccountEvent = {
  type: 'CarryForwardApproved',
  data: {
    ...{ account, amountPence: pence(MAX_AMOUNT_PENCE), approvedBy: 'p-1' },
    ...{ approvedOn: '2023-03-20', reference: null },
  },
};

describe('the books of an account', () => {
  it('take one entry of £100bn, either way, and none of a penny more', () => {
    given().when(award(MAX_AMOUNT_PENCE)).then(awarded(MAX_AMOUNT_PENCE));
    given().when(award(-MAX_AMOUNT_PENCE)).then(awarded(-MAX_AMOUNT_PENCE));
    given()
      .when(award(MAX_AMOUNT_PENCE + 1))
      .thenInvalid();
    given()
      .when({
        type: 'PhasePlan',
        data: { account, period: 1, amountPence: (MAX_AMOUNT_PENCE + 1) as Pence },
        meta: metaOf(),
      })
      .thenInvalid();
  });

  it('have room to put the largest slip right twice, and then no more, whatever the kind', () => {
    const slips = [awarded(MAX_AMOUNT_PENCE), awarded(-MAX_AMOUNT_PENCE), awarded(MAX_AMOUNT_PENCE)];
    given(...slips)
      .when(award(-MAX_AMOUNT_PENCE))
      .then(awarded(-MAX_AMOUNT_PENCE));
    given(...slips, approved)
      .when(award(1))
      .thenRefused('AccountBooksFull', 'would come to more than £400,000,000,000.00');
  });

  it('still answer what stands in them when they are full', () => {
    const full = [awarded(MAX_AMOUNT_PENCE, 'R-1'), ...Array(3).fill(approved)] as RingFenceAccountEvent[];
    given(...full)
      .when(award(MAX_AMOUNT_PENCE, 'R-1'))
      .thenNothing();
  });
});
