import fc from 'fast-check';
import { pence } from '#kernel';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import { carryForwardDecider, type CarryForwardCommand, type CarryForwardEvent } from './index.js';

const given = specificationOf(carryForwardDecider);
const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };
const request = (amount = 500, reason = 'Recruited late') => ({
  ...{ account, amountPence: pence(amount), reason, requestedBy: 'lee' },
});
const grant = (amount = 300, grantedBy = 'ann') => ({
  ...{ account, amountPence: pence(amount), approvedOn: '2023-04-20', grantedBy },
});
const decline = (declinedBy = 'ann') => ({ account, reason: 'It was spent', declinedBy });

const requested = (amount?: number): CarryForwardEvent => ({
  ...{ type: 'CarryForwardRequested', data: request(amount) },
});
const granted: CarryForwardEvent = { type: 'CarryForwardGranted', data: grant() };
const declined: CarryForwardEvent = { type: 'CarryForwardDeclined', data: decline() };
const requests = (...said: Parameters<typeof request>): CarryForwardCommand => ({
  ...{ type: 'RequestCarryForward', data: request(...said), meta: metaOf() },
});
const grants = (...said: Parameters<typeof grant>): CarryForwardCommand => ({
  ...{ type: 'GrantCarryForward', data: grant(...said), meta: metaOf() },
});
const declines = (by?: string): CarryForwardCommand => ({
  ...{ type: 'DeclineCarryForward', data: decline(by), meta: metaOf() },
});

describe('asking', () => {
  it('is recorded', () => given().when(requests()).then(requested()));
  it('ignores the same again', () =>
    given(requested()).when(requests(500, ' Recruited late ')).thenNothing());
  it('refuses another while one waits', () =>
    given(requested()).when(requests(600)).thenRefused('RequestStanding', '£5.00'));
  it.each([granted, declined])('may follow a decision', (decided) =>
    given(requested(), decided).when(requests(600)).then(requested(600)),
  );
  it.each([0, -1])('takes no amount of %d', (amount) => given().when(requests(amount)).thenInvalid());
  it('takes no blank reason', () => given().when(requests(500, ' ')).thenInvalid());
});

describe('granting', () => {
  it('is for what was asked or less', () => {
    given(requested()).when(grants()).then(granted);
    given(requested())
      .when(grants(500))
      .then({ ...granted, data: grant(500) } as CarryForwardEvent);
  });
  it('ignores the same again', () => given(requested(), granted).when(grants()).thenNothing());
  it('refuses more', () => given(requested()).when(grants(501)).thenRefused('MoreThanRequested', '£5.00'));
  it('refuses who asked', () =>
    given(requested()).when(grants(300, 'lee')).thenRefused('OwnRequest', 'another person'));
  it('refuses what nobody asked, and what is decided', () => {
    given().when(grants()).thenRefused('NothingRequested');
    given(requested(), granted).when(grants(200)).thenRefused('NothingRequested');
    given(requested(), declined).when(grants()).thenRefused('NothingRequested');
  });
  it('takes the same amount again for another request', () =>
    given(requested(), granted, requested(400)).when(grants()).then(granted));
  it('takes no amount of nothing', () => given(requested()).when(grants(0)).thenInvalid());
});

describe('declining', () => {
  it('says why', () => given(requested()).when(declines()).then(declined));
  it('ignores the same again', () => given(requested(), declined).when(declines()).thenNothing());
  it('refuses who asked', () => given(requested()).when(declines('lee')).thenRefused('OwnRequest'));
  it('refuses what is granted', () =>
    given(requested(), granted).when(declines()).thenRefused('NothingRequested'));
});

it('writes nothing for the same command twice', () => {
  const amount = fc.constantFrom(200, 300, 500);
  const person = fc.constantFrom('lee', 'ann');
  provesRepetitionWritesNothing(carryForwardDecider, {
    bodies: fc.oneof(
      fc.record({ type: fc.constant('RequestCarryForward' as const), data: amount.map((it) => request(it)) }),
      fc.record({
        type: fc.constant('GrantCarryForward' as const),
        data: fc.tuple(amount, person).map(([it, by]) => grant(it, by)),
      }),
      fc.record({ type: fc.constant('DeclineCarryForward' as const), data: person.map(decline) }),
    ),
  });
});
