import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import { alertDecider, type AlertChange, type AlertEvent, type Finding, type ReportSignal } from './index.js';

const given = specificationOf(alertDecider);
const key = { signal: 'leakage_rate', account: { fund: 'HI', ics: 'QE1', year: '2022-23' } } as const;
const amber: Finding = {
  severity: 'amber',
  reason: 'Leakage is 5% of the allocation.',
  figures: { rateBp: 512 },
};
const red: Finding = {
  severity: 'red',
  reason: 'Leakage is 37% of the allocation.',
  figures: { rateBp: 3730 },
};
const NOON = '2023-06-01T12:00:00.000Z';
const TODAY = '2023-06-01';
const quietReason = 'The rate fell below 400 bp.';

const reports = (finding: Finding | null, basedOn: string, at = NOON, asOf = TODAY): ReportSignal => ({
  type: 'ReportSignal',
  data: { ...key, finding, reason: quietReason, basedOn, asOf },
  meta: metaOf({ role: 'system', at }),
});
const change = (finding: Finding, basedOn: string, at = NOON, asOf = TODAY): AlertChange => ({
  ...{ ...key, finding, basedOn, asOf, at },
});
const raised = (finding = amber, basedOn = '9', at = NOON): AlertEvent => ({
  type: 'AlertRaised',
  data: change(finding, basedOn, at),
});
const updated = (finding: Finding, basedOn: string, asOf = TODAY): AlertEvent => ({
  type: 'AlertUpdated',
  data: change(finding, basedOn, NOON, asOf),
});
const resolved = (basedOn: string, at = NOON, asOf = TODAY): AlertEvent => ({
  type: 'AlertResolved',
  data: { ...key, reason: quietReason, basedOn, asOf, at },
});

describe('a signal that finds something', () => {
  it('raises an alert where there was none', () => given().when(reports(amber, '9')).then(raised()));
  it('updates the open one when its severity, reason or figures changed', () => {
    given(raised()).when(reports(red, '10')).then(updated(red, '10'));
    const moved = { ...amber, figures: { rateBp: 513 } };
    given(raised()).when(reports(moved, '10')).then(updated(moved, '10'));
  });
  it('ignores the same finding, at whatever position', () =>
    given(raised()).when(reports(amber, '10')).thenNothing());
  it('ignores a finding that is not newer, by number and not as text', () => {
    given(raised(amber, '9')).when(reports(red, '9')).thenNothing();
    given(raised(amber, '10')).when(reports(red, '9')).thenNothing();
    given(raised(amber, '9007199254740992'))
      .when(reports(red, '9007199254740993'))
      .then(updated(red, '9007199254740993'));
  });
});

describe('a signal of the calendar, on facts that did not change', () => {
  const [yesterday, tomorrow] = ['2023-05-31', '2023-06-02'];
  it('updates the alert on a later day, and resolves it', () => {
    given(raised())
      .when(reports(red, '9', NOON, tomorrow))
      .then(updated(red, '9', tomorrow));
    given(raised())
      .when(reports(null, '9', NOON, tomorrow))
      .then(resolved('9', NOON, tomorrow));
  });
  it('is ignored on the same day and before it', () => {
    given(raised())
      .when(reports(red, '9', NOON, TODAY))
      .thenNothing();
    given(raised())
      .when(reports(red, '9', NOON, yesterday))
      .thenNothing();
  });
  it('gives way to newer facts, whatever day they were looked at on', () => {
    given(raised())
      .when(reports(red, '10', NOON, yesterday))
      .then(updated(red, '10', yesterday));
    given(raised())
      .when(reports(red, '8', NOON, tomorrow))
      .thenNothing();
  });
  it('takes no day that does not exist', () =>
    given()
      .when(reports(red, '9', NOON, '2023-02-29'))
      .thenInvalid());
});

describe('a signal that is quiet', () => {
  it('is nothing where nothing was raised', () => given().when(reports(null, '9')).thenNothing());
  it('resolves the open alert', () => given(raised()).when(reports(null, '10')).then(resolved('10')));
  it('ignores an old one', () => given(raised()).when(reports(null, '8')).thenNothing());
  it('is nothing where it was resolved', () =>
    given(raised(), resolved('10')).when(reports(null, '11')).thenNothing());
});

describe('a relapse', () => {
  const history = [raised(), resolved('10', '2023-06-01T23:00:00.000Z')];
  const reopened = (at: string): AlertEvent => ({ type: 'AlertReopened', data: change(red, '11', at) });
  it('reopens the alert within 30 days of its resolution', () => {
    given(...history)
      .when(reports(red, '11'))
      .then(reopened(NOON));
    const last = '2023-07-01T23:59:59.999Z';
    given(...history)
      .when(reports(red, '11', last))
      .then(reopened(last));
  });
  it('raises it anew from the 31st day', () => {
    const late = '2023-07-02T00:00:00.000Z';
    given(...history)
      .when(reports(red, '11', late))
      .then(raised(red, '11', late));
  });
  it('is not one when it is older than the resolution', () =>
    given(...history)
      .when(reports(red, '10'))
      .thenNothing());
  it('can be updated and resolved again', () => {
    given(...history, reopened(NOON))
      .when(reports(amber, '12'))
      .then(updated(amber, '12'));
    given(...history, reopened(NOON))
      .when(reports(null, '12'))
      .then(resolved('12'));
  });
});

it.each(['', '-1', '1.5', '0x10'])('takes no log position %j', (position) =>
  given().when(reports(amber, position)).thenInvalid(),
);

it.each([{ fund: 'HI:x' }, { ics: '' }, { year: '2022' }])('takes no account with %j', (change) => {
  const { data, meta } = reports(amber, '9');
  given()
    .when({ type: 'ReportSignal', data: { ...data, account: { ...key.account, ...change } }, meta })
    .thenInvalid();
});
it('asks for a sentence, whether it found something or not', () => {
  const { data, meta } = reports(null, '9');
  given()
    .when(reports({ ...amber, reason: '' }, '9'))
    .thenInvalid();
  given()
    .when({ type: 'ReportSignal', data: { ...data, reason: ' ' }, meta })
    .thenInvalid();
});
