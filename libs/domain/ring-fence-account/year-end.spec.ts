import { pence } from '#kernel';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import {
  ringFenceAccountDecider,
  type RingFenceAccountCommand,
  type RingFenceAccountEvent,
} from './index.js';

const given = specificationOf(ringFenceAccountDecider);
const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };
const meta = metaOf();
const closes = (closedOn: string, given = meta): RingFenceAccountCommand => ({
  type: 'CloseAccount',
  data: { account, closedOn },
  meta: given,
});
const closed: RingFenceAccountEvent = { type: 'AccountClosed', data: { account, closedOn: '2023-05-31' } };

describe('closing an account', () => {
  it('closes it, even one in which nothing was booked', () =>
    given().when(closes('2023-05-31')).then(closed));
  it('ignores the same close again', () => given(closed).when(closes('2023-05-31')).thenNothing());
  it('refuses another date', () =>
    given(closed).when(closes('2023-06-01')).thenRefused('AccountClosedOnAnotherDate'));
  it('waits for the last day of the year, also for the operator', () => {
    given()
      .when(closes('2023-03-30', metaOf({ role: 'operator' })))
      .thenRefused('YearNotOver', '2023-03-31');
    given().when(closes('2022-04-02')).thenRefused('YearNotOver');
    given()
      .when(closes('2023-03-31'))
      .then({ type: 'AccountClosed', data: { account, closedOn: '2023-03-31' } });
  });
  it('takes no day that has not come in England, also from the operator', () => {
    const at = '2023-05-30T22:59:59.999Z';
    for (const role of ['operator', 'submitter'] as const)
      given()
        .when(closes('2023-05-31', metaOf({ role, at })))
        .thenRefused('CloseNotYet');
    given()
      .when(closes('2023-05-31', metaOf({ at: '2023-05-30T23:00:00.000Z' })))
      .then(closed);
  });
  it('leaves a close that an older release took too early as it is', () => {
    const early: RingFenceAccountEvent = { type: 'AccountClosed', data: { account, closedOn: '2022-04-02' } };
    given(early).when(closes('2022-04-02')).thenNothing();
  });
  it('stays closed when the operator books a correction', () =>
    given(closed, planned(3, 5)).when(closes('2023-05-31')).thenNothing());
  it('takes no day that does not exist', () => given().when(closes('2023-02-29')).thenInvalid());
});

const approval = {
  account,
  amountPence: pence(20_000_000),
  approvedBy: 'p-3',
  approvedOn: '2023-03-20',
  reference: null as string | null,
};
const approves = (data: typeof approval): RingFenceAccountCommand => ({
  type: 'ApproveCarryForward',
  data,
  meta,
});
const approved = (data: typeof approval): RingFenceAccountEvent => ({ type: 'CarryForwardApproved', data });

describe('approving a carry-forward', () => {
  it('approves it before the close, and after it', () => {
    given().when(approves(approval)).then(approved(approval));
    given(closed).when(approves(approval)).then(approved(approval));
  });
  it('adds up: without a reference an equal approval is another one', () =>
    given(approved(approval)).when(approves(approval)).then(approved(approval)));
  it('takes back what was approved', () => {
    const back = { ...approval, amountPence: pence(-1) };
    given(approved(approval)).when(approves(back)).then(approved(back));
  });
  const named = { ...approval, reference: 'CF-1' };
  it('ignores the same approval under its reference', () =>
    given(approved(named), closed).when(approves(named)).thenNothing());
  it('refuses another approval under the reference', () =>
    given(approved(named))
      .when(approves({ ...named, approvedOn: '2023-03-21' }))
      .thenRefused('ReferenceUsedTwice'));
});

function planned(period: number, amount: number): RingFenceAccountEvent {
  return { type: 'PlanPhased', data: { account, period, amountPence: pence(amount) } };
}
const phases = (period: number, amount: number): RingFenceAccountCommand => ({
  type: 'PhasePlan',
  data: { account, period, amountPence: pence(amount) },
  meta,
});

describe('phasing the plan', () => {
  it('sets the plan of a period', () => given().when(phases(3, 100)).then(planned(3, 100)));
  it('ignores the same plan again', () => given(planned(3, 100)).when(phases(3, 100)).thenNothing());
  it('replaces it, and sets another period beside it', () => {
    given(planned(3, 100)).when(phases(3, 90)).then(planned(3, 90));
    given(planned(3, 100)).when(phases(4, 100)).then(planned(4, 100));
  });
  it('goes by the newest plan', () =>
    given(planned(3, 100), planned(3, 90)).when(phases(3, 100)).then(planned(3, 100)));
  it('moves no money, so a closed account does not stop it', () =>
    given(closed).when(phases(3, 100)).then(planned(3, 100)));
  it('takes no period after M13', () => given().when(phases(14, 100)).thenInvalid());
});
