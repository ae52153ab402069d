import { specificationOf } from '../testing/given-when-then.js';
import { asks, by, closed, finding, found, key, meta, raised, resolved } from '../testing/alerts.js';
import { alertDecider, type AlertCommand, type AlertEvent } from './index.js';

const given = specificationOf(alertDecider);

describe('acknowledging an alert', () => {
  const acknowledged = (until: string): AlertEvent => ({ type: 'AlertAcknowledged', data: { ...by, until } });
  it('puts it aside through a day', () =>
    given(raised)
      .when(asks('AcknowledgeAlert', { until: '2023-06-14' }))
      .then(acknowledged('2023-06-14')));
  it('is nothing the second time, and moves when another day is named', () => {
    given(raised, acknowledged('2023-06-14'))
      .when(asks('AcknowledgeAlert', { until: '2023-06-14' }))
      .thenNothing();
    given(raised, acknowledged('2023-06-14'))
      .when(asks('AcknowledgeAlert', { until: '2023-06-30' }))
      .then(acknowledged('2023-06-30'));
  });
  it('is for today at the shortest and 90 days at the longest', () => {
    given(raised)
      .when(asks('AcknowledgeAlert', { until: '2023-06-01' }))
      .then(acknowledged('2023-06-01'));
    given(raised)
      .when(asks('AcknowledgeAlert', { until: '2023-05-31' }))
      .thenRefused('AcknowledgementOver');
    given(raised)
      .when(asks('AcknowledgeAlert', { until: '2023-08-30' }))
      .then(acknowledged('2023-08-30'));
    given(raised)
      .when(asks('AcknowledgeAlert', { until: '2023-08-31' }))
      .thenRefused('AcknowledgementTooLong', '90 days at most');
    given(raised)
      .when(asks('AcknowledgeAlert', { until: '2023-02-30' }))
      .thenInvalid();
  });
  it('is undone by red, so that it can be said again, and by nothing milder', () => {
    const again = asks('AcknowledgeAlert', { until: '2023-06-14' });
    given(raised, acknowledged('2023-06-14'), found('AlertUpdated', finding('red', 1600), '10'))
      .when(again)
      .then(acknowledged('2023-06-14'));
    given(raised, acknowledged('2023-06-14'), found('AlertUpdated', finding('amber', 700), '10'))
      .when(again)
      .thenNothing();
  });
  it('is undone by a relapse', () =>
    given(raised, acknowledged('2023-06-14'), resolved, found('AlertReopened', finding('amber', 600), '11'))
      .when(asks('AcknowledgeAlert', { until: '2023-06-14' }))
      .then(acknowledged('2023-06-14')));
});

describe('assigning an alert', () => {
  const assigned = (to: string | null): AlertEvent => ({ type: 'AlertAssigned', data: { ...by, to } });
  it('gives it to a person, and takes it back', () => {
    given(raised)
      .when(asks('AssignAlert', { to: 'p-2' }))
      .then(assigned('p-2'));
    given(raised, assigned('p-2'))
      .when(asks('AssignAlert', { to: null }))
      .then(assigned(null));
  });
  it('is nothing to who has it, also after a relapse', () => {
    given(raised, assigned('p-2'))
      .when(asks('AssignAlert', { to: 'p-2' }))
      .thenNothing();
    given(raised, assigned('p-2'), resolved, found('AlertReopened', finding('amber', 600), '11'))
      .when(asks('AssignAlert', { to: 'p-2' }))
      .thenNothing();
  });
  it('is forgotten when it is raised anew', () =>
    given(raised, assigned('p-2'), resolved, found('AlertRaised', finding('amber', 600), '11'))
      .when(asks('AssignAlert', { to: 'p-2' }))
      .then(assigned('p-2')));
});

describe('replying to an alert', () => {
  const replied = (text: string): AlertEvent => ({ type: 'AlertRepliedTo', data: { ...by, text } });
  const says = (text: string) => asks('ReplyToAlert', { text });
  it('is kept without the space around it, and adds up', () => {
    given(raised).when(says(' It was miscoded. ')).then(replied('It was miscoded.'));
    given(raised, replied('It was miscoded.'))
      .when(says('It is put right.'))
      .then(replied('It is put right.'));
  });
  it('is one when the same is said again', () =>
    given(raised, replied('It was miscoded.')).when(says('It was miscoded.')).thenNothing());
  it('can be given when it is over', () => {
    given(raised, resolved).when(says('It was miscoded.')).then(replied('It was miscoded.'));
    given(raised, closed()).when(says('It was miscoded.')).then(replied('It was miscoded.'));
  });
  it('is not blank, and at most 4,000 characters', () => {
    given(raised).when(says(' ')).thenInvalid();
    given(raised)
      .when(says('x'.repeat(4001)))
      .thenInvalid();
  });
});

const anything: [string, AlertCommand][] = [
  ['acknowledging', asks('AcknowledgeAlert', { until: '2023-06-14' })],
  ['assigning', asks('AssignAlert', { to: 'p-2' })],
  ['closing', asks('CloseAlert', { reason: 'Other.' })],
];
it.each(anything)('refuses %s what is not open', (_what, command) => {
  given().when(command).thenRefused('AlertNotRaised');
  given(raised, resolved).when(command).thenRefused('AlertNotOpen', 'is resolved');
  given(raised, closed()).when(command).thenRefused('AlertNotOpen', 'is closed');
});
it('refuses a reply to what was never raised', () =>
  given()
    .when(asks('ReplyToAlert', { text: 'Why.' }))
    .thenRefused('AlertNotRaised'));
it('takes no account that is none', () =>
  given(raised)
    .when({
      type: 'CloseAlert',
      data: { ...key, account: { ...key.account, year: '2022' }, reason: 'Agreed.' },
      meta,
    })
    .thenInvalid());
