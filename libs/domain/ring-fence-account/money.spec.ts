import { pence } from '#kernel';
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
const entry: AllocationEntry = {
  account,
  amountPence: pence(400_000_000),
  effectiveOn: '2022-04-01',
  source: 'public record',
  recurrent: null,
  reference: null,
};
const closed: RingFenceAccountEvent = { type: 'AccountClosed', data: { account, closedOn: '2023-05-31' } };

const virement = {
  account,
  period: 8,
  direction: 'out',
  pressure: 'deficit_support',
  amountPence: pence(50_000_000),
  reason: 'deficit plan',
  authorisedBy: 'p-9',
  reference: null,
} as const;

// Each movement of money: the command's body, and the event that answers it.
type Body = Omit<RingFenceAccountCommand, 'meta'>;
const movements: readonly [string, Body, RingFenceAccountEvent][] = [
  ['an award', { type: 'AwardAllocation', data: entry }, { type: 'AllocationAwarded', data: entry }],
  ['an adjustment', { type: 'AdjustAllocation', data: entry }, { type: 'AllocationAdjusted', data: entry }],
  [
    'a transfer',
    { type: 'TransferAllocation', data: { ...entry, toIcs: 'QOQ' } },
    { type: 'AllocationTransferred', data: { ...entry, toIcs: 'QOQ' } },
  ],
  [
    'carry-forward brought in',
    { type: 'BringInCarryForward', data: entry },
    { type: 'CarryForwardBroughtIn', data: entry },
  ],
  ['a virement', { type: 'MakeVirement', data: virement }, { type: 'VirementMade', data: virement }],
];
const by = (body: Body, role: 'submitter' | 'operator' | 'system' = 'submitter'): RingFenceAccountCommand =>
  ({ ...body, meta: metaOf({ role }) }) as RingFenceAccountCommand;
const having = <T extends { data: object }>(what: T, change: object): T => ({
  ...what,
  data: { ...what.data, ...change },
});

describe.each(movements)('%s', (_name, body, event) => {
  it('is booked', () => given().when(by(body)).then(event));
  it('adds up: without a reference an equal row is another row', () =>
    given(event).when(by(body)).then(event));

  const [named, namedEvent] = [having(body, { reference: 'R-1' }), having(event, { reference: 'R-1' })];
  it('is ignored when the same row comes again under its reference', () =>
    given(namedEvent).when(by(named)).thenNothing());
  it('is ignored under its reference after the close too', () =>
    given(namedEvent, closed).when(by(named)).thenNothing());
  it('is refused when another row comes under the reference', () =>
    given(namedEvent)
      .when(by(having(named, { amountPence: pence(1) })))
      .thenRefused('ReferenceUsedTwice'));

  it('is refused to a submitter once the account is closed', () =>
    given(closed).when(by(body)).thenRefused('AccountClosed'));
  it.each(['operator', 'system'] as const)('is booked by the %s after the close', (role) =>
    given(closed).when(by(body, role)).then(event),
  );
  it('takes no part of a penny', () =>
    given()
      .when(by(having(body, { amountPence: 0.5 })))
      .thenInvalid());
  it.each([{ fund: 'HI:QE1' }, { ics: 'QE1:' }, { year: '2022' }])('takes no account with %j', (change) =>
    given()
      .when(by(having(body, { account: { ...account, ...change } })))
      .thenInvalid(),
  );
});

describe('amounts', () => {
  it.each(movements.filter(([, { type }]) => /Award|Adjust|BringIn/.test(type)))(
    '%s may be negative',
    (_name, body, event) =>
      given()
        .when(by(having(body, { amountPence: pence(-1) })))
        .then(having(event, { amountPence: pence(-1) })),
  );
  it.each(movements.filter(([, { type }]) => /Transfer|Virement/.test(type)))(
    '%s must be positive: its direction says which way it goes',
    (_name, body) => {
      for (const amountPence of [pence(0), pence(-1)]) {
        given()
          .when(by(having(body, { amountPence })))
          .thenRefused('AmountNotPositive');
      }
    },
  );
});

it('refuses a transfer to the giver itself', () =>
  given()
    .when(by({ type: 'TransferAllocation', data: { ...entry, toIcs: 'QE1' } } as Body))
    .thenRefused('TransferToSelf'));

it('refuses a virement to what is not a core pressure', () =>
  given()
    .when(by({ type: 'MakeVirement', data: { ...virement, pressure: 'parking' as never } } as Body))
    .thenRefused('UnknownPressure'));

it('takes no virement of a period after M13', () =>
  given()
    .when(by({ type: 'MakeVirement', data: { ...virement, period: 14 } } as Body))
    .thenInvalid());

it('knows a reference across the kinds of allocation, and apart from those of virements', () => {
  const awarded: RingFenceAccountEvent = {
    type: 'AllocationAwarded',
    data: { ...entry, reference: 'R-1' },
  };
  given(awarded)
    .when(by({ type: 'AdjustAllocation', data: { ...entry, reference: 'R-1' } } as Body))
    .thenRefused('ReferenceUsedTwice');
  given(awarded)
    .when(by({ type: 'MakeVirement', data: { ...virement, reference: 'R-1' } } as Body))
    .then({ type: 'VirementMade', data: { ...virement, reference: 'R-1' } });
});
