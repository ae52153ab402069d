import fc from 'fast-check';
import { metaOf } from '../testing/command-meta.js';
import { specificationOf } from '../testing/given-when-then.js';
import { provesRepetitionWritesNothing } from '../testing/stream-model.js';
import {
  EVERY_FUND,
  reportingCalendarDecider,
  type DueDateSet,
  type ReportingCalendarCommand,
} from './index.js';

const given = specificationOf(reportingCalendarDecider);
const may: DueDateSet['data'] = {
  fund: EVERY_FUND,
  year: '2023-24',
  period: 2,
  dueOn: '2023-06-15',
  signOffBy: '2023-06-30',
};
type Change = Partial<DueDateSet['data']>;
const sets = (change: Change = {}): ReportingCalendarCommand => ({
  type: 'SetDueDate',
  data: { ...may, ...change },
  meta: metaOf(),
});
const set = (change: Change = {}): DueDateSet => ({ type: 'DueDateSet', data: { ...may, ...change } });

describe('setting the dates of a period', () => {
  it('sets them', () => given().when(sets()).then(set()));
  it('sets those of another period beside them', () =>
    given(set())
      .when(sets({ period: 13 }))
      .then(set({ period: 13 })));
  it('ignores the same dates again', () =>
    given(set(), set({ period: 3 }))
      .when(sets())
      .thenNothing());
  it('moves one of them, and back', () => {
    given(set())
      .when(sets({ signOffBy: '2023-07-07' }))
      .then(set({ signOffBy: '2023-07-07' }));
    given(set(), set({ dueOn: '2023-06-16' }))
      .when(sets())
      .then(set());
  });
  it('takes a sign-off on the day it is due', () =>
    given()
      .when(sets({ signOffBy: may.dueOn }))
      .then(set({ signOffBy: may.dueOn })));
  it('refuses a sign-off before the return is due', () =>
    given()
      .when(sets({ signOffBy: '2023-06-14' }))
      .thenRefused('SignOffBeforeDue'));
  it.each<[string, Change]>([
    ['a period after M13', { period: 14 }],
    ['a day that does not exist', { dueOn: '2023-06-31' }],
    ['a fund without a code', { fund: '' }],
    ['a year that is none', { year: '2023' }],
  ])('takes no %s', (_why, change) => given().when(sets(change)).thenInvalid());
});

it('writes nothing for the same command twice', () => {
  provesRepetitionWritesNothing(reportingCalendarDecider, {
    bodies: fc
      .record({
        period: fc.constantFrom(1, 2, 13),
        dueOn: fc.constantFrom('2023-06-15', '2023-06-30', '2023-07-01'),
      })
      .map((change) => ({ type: 'SetDueDate' as const, data: { ...may, ...change } })),
  });
});
