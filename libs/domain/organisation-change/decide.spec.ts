import fc from 'fast-check';
import { pence } from '#kernel';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import {
  organisationChangeDecider,
  type OrganisationChangeCommand,
  type OrganisationChangeEvent,
  type Predecessor,
} from './index.js';

const given = specificationOf(organisationChangeDecider);
const change = '3b0f7a52-9b1c-4f7e-8c55-1d2f6a3b4c5d';
const merger: Predecessor[] = ['QE1', 'QOQ'].map((predecessor) => ({
  predecessor,
  successors: [{ icsCode: 'QN1', shareBp: 10000 }],
}));
const proposal = (predecessors = merger) => ({
  ...{ change, effectiveOn: '2026-04-01', predecessors, reason: 'The Order of 2026', proposedBy: 'ann' },
});
const proposed: OrganisationChangeEvent = { type: 'SuccessionProposed', data: proposal() };
const confirmed: OrganisationChangeEvent = {
  type: 'SuccessionConfirmed',
  data: { change, confirmedBy: 'bob' },
};
const withdrawn: OrganisationChangeEvent = {
  type: 'SuccessionWithdrawn',
  data: { change, withdrawnBy: 'ann', reason: 'not laid' },
};
const proposes = (predecessors = merger): OrganisationChangeCommand => ({
  ...{ type: 'ProposeSuccession', data: proposal(predecessors), meta: metaOf() },
});
const confirms = (confirmedBy: string): OrganisationChangeCommand => ({
  ...{ type: 'ConfirmSuccession', data: { change, confirmedBy }, meta: metaOf() },
});
const withdraws: OrganisationChangeCommand = {
  ...{ type: 'WithdrawSuccession', data: withdrawn.data as never, meta: metaOf() },
};
const order = (toIcs: string, amount = 100) => ({
  ...{ change, orderedBy: 'bob', basedOn: '77' },
  transfers: [{ account: { fund: 'HI', ics: 'QE1', year: '2025-26' }, toIcs, amountPence: pence(amount) }],
});
const orders = (toIcs: string, amount?: number): OrganisationChangeCommand => ({
  ...{ type: 'OrderSuccessionTransfers', data: order(toIcs, amount), meta: metaOf() },
});

describe('proposing', () => {
  it('states a whole merger', () => given().when(proposes()).then(proposed));
  it('ignores the same again', () => given(proposed).when(proposes()).thenNothing());
  it('refuses another under the same id', () =>
    given(proposed)
      .when(proposes(merger.slice(1)))
      .thenRefused('ChangeAlreadyProposed'));
  it.each<[string, Predecessor[], string]>([
    ['of nobody', [], 'NoPredecessor'],
    ['of one body twice', [...merger, merger[0]!], 'PredecessorTwice'],
    [
      'short of the whole',
      [{ predecessor: 'QE1', successors: [{ icsCode: 'QN1', shareBp: 9999 }] }],
      'SharesNotWhole',
    ],
    [
      'to a body that it takes away',
      [merger[0]!, { predecessor: 'QF7', successors: [{ icsCode: 'QE1', shareBp: 10000 }] }],
      'SuccessorIsGone',
    ],
  ])('refuses a change %s', (_what, predecessors, code) =>
    given().when(proposes(predecessors)).thenRefused(code),
  );
});

describe('confirming', () => {
  it('takes another person', () => given(proposed).when(confirms('bob')).then(confirmed));
  it('refuses the proposer', () =>
    given(proposed).when(confirms('ann')).thenRefused('OwnProposal', 'another person'));
  it('ignores a second confirmation', () => given(proposed, confirmed).when(confirms('cat')).thenNothing());
  it('refuses what was withdrawn', () =>
    given(proposed, withdrawn).when(confirms('bob')).thenRefused('SuccessionWithdrawn'));
  it('refuses what nobody proposed', () =>
    given().when(confirms('bob')).thenRefused('SuccessionNotProposed'));
});

describe('withdrawing', () => {
  it('ends a proposal', () => given(proposed).when(withdraws).then(withdrawn));
  it('ignores a second time', () => given(proposed, withdrawn).when(withdraws).thenNothing());
  it('refuses what is confirmed', () =>
    given(proposed, confirmed).when(withdraws).thenRefused('SuccessionConfirmed'));
});

describe('ordering transfers', () => {
  it('moves what is left to a successor', () =>
    given(proposed, confirmed)
      .when(orders('QN1'))
      .then({ type: 'SuccessionTransfersOrdered', data: order('QN1') }));
  it('refuses before another has confirmed', () =>
    given(proposed).when(orders('QN1')).thenRefused('SuccessionNotConfirmed'));
  it('refuses a receiver that succeeds nobody, and amounts that move nothing', () => {
    given(proposed, confirmed).when(orders('QF7')).thenRefused('TransferOutsideChange');
    given(proposed, confirmed).when(orders('QN1', -1)).thenRefused('TransferOutsideChange');
  });
  it('orders once from the same figures', () =>
    given(proposed, confirmed, { type: 'SuccessionTransfersOrdered', data: order('QN1') })
      .when(orders('QN1'))
      .thenNothing());
});

it('writes nothing for the same command twice', () => {
  const person = fc.constantFrom('ann', 'bob');
  provesRepetitionWritesNothing(organisationChangeDecider, {
    bodies: fc.oneof(
      fc.record({ type: fc.constant('ProposeSuccession' as const), data: fc.constant(proposal()) }),
      fc.record({
        type: fc.constant('ConfirmSuccession' as const),
        data: fc.record({ change: fc.constant(change), confirmedBy: person }),
      }),
      fc.constant({ type: 'WithdrawSuccession' as const, data: withdraws.data as never }),
      fc.constant({ type: 'OrderSuccessionTransfers' as const, data: order('QN1') }),
    ),
  });
});
