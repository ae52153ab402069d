import fc from 'fast-check';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import {
  EVERY_FUND,
  reportingCalendarDecider,
  type DueDateSet,
  type ExtensionGranted,
  type ReportingCalendarCommand,
} from './index.js';

const given = specificationOf(reportingCalendarDecider);
// The commands are of 1 June 2023.
const asked = {
  ...{ fund: EVERY_FUND, ics: 'QE1', year: '2023-24', period: 2, until: '2023-06-30' },
  reason: 'The ledger was moved over the month end.',
};
type Change = Partial<typeof asked>;
const grants = (change: Change = {}, at?: string): ReportingCalendarCommand => ({
  type: 'GrantExtension',
  data: { ...asked, ...change },
  meta: metaOf(at === undefined ? {} : { at }),
});
const granted = (change: Change = {}): ExtensionGranted => ({
  type: 'ExtensionGranted',
  data: { ...asked, ...change, grantedBy: 'p-1' },
});
const due: DueDateSet = {
  type: 'DueDateSet',
  data: { fund: EVERY_FUND, year: '2023-24', period: 2, dueOn: '2023-06-15', signOffBy: '2023-06-29' },
};

describe('granting an extension', () => {
  it('grants it, in the name of who acts, with dates in the calendar and without', () => {
    given().when(grants()).then(granted());
    given(due).when(grants()).then(granted());
  });
  it('ignores the same again, also when its day has passed since', () => {
    given(due, granted()).when(grants()).thenNothing();
    given(due, granted()).when(grants({}, '2023-07-05T09:00:00.000Z')).thenNothing();
  });
  it('grants a longer one after it, a shorter one, and one for another reason', () => {
    for (const change of [{ until: '2023-07-14' }, { until: '2023-06-20' }, { reason: 'Illness.' }]) {
      given(due, granted()).when(grants(change)).then(granted(change));
    }
  });
  it('keeps that of another system or month beside it', () => {
    for (const change of [{ ics: 'QOP' }, { period: 3 }]) {
      given(due, granted()).when(grants(change)).then(granted(change));
    }
  });
  it('takes today, by the date in England', () => {
    given()
      .when(grants({ until: '2023-06-01' }))
      .then(granted({ until: '2023-06-01' }));
    given()
      .when(grants({ until: '2023-06-01' }, '2023-06-01T23:30:00.000Z'))
      .thenRefused('ExtensionInThePast');
  });
  it('refuses a day in the past', () =>
    given()
      .when(grants({ until: '2023-05-31' }))
      .thenRefused('ExtensionInThePast'));
  it.each(['2023-06-15', '2023-06-14'])('refuses %s, by when it is due anyway', (until) =>
    given(due).when(grants({ until })).thenRefused('ExtensionNotLater'),
  );
  it.each<[string, Change]>([
    ['a period after M13', { period: 14 }],
    ['a day that does not exist', { until: '2023-06-31' }],
    ['a system without a code', { ics: '' }],
    ['no reason', { reason: ' ' }],
    ['a reason as long as a document', { reason: 'x'.repeat(1001) }],
  ])('takes no %s', (_why, change) => given().when(grants(change)).thenInvalid());
});

it('writes nothing for the same command twice', () => {
  provesRepetitionWritesNothing(reportingCalendarDecider, {
    bodies: fc
      .record({
        ics: fc.constantFrom('QE1', 'QOP'),
        period: fc.constantFrom(1, 2),
        until: fc.constantFrom('2023-05-01', '2023-06-15', '2023-06-30', '2023-07-31'),
      })
      .map((change) => ({ type: 'GrantExtension' as const, data: { ...asked, ...change } })),
  });
});
