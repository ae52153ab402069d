import { aReturn, charged, pounds } from '../../testing/facts.js';
import { severityOf, verdictOn } from '../../testing/verdicts.js';
import type { Registration, Surroundings } from './watched-facts.js';

const returns = [aReturn(1, [charged('SMK-1', pounds(5)), charged('CVD-1', pounds(2))])];
const around = (registration: Partial<Registration> = {}): Partial<Surroundings> => ({
  months: new Map([[1, { dueOn: '2022-05-16', signOffBy: '2022-05-30', extendedUntil: null }]]),
  registrations: new Map([
    ['SMK-1', { recordedOn: '2022-05-17', chargedBefore: new Set([1]), ...registration }],
    ['CVD-1', { recordedOn: '2022-04-01', chargedBefore: new Set() }],
  ]),
});
const late = (registration: Partial<Registration> = {}, given = { returns }) =>
  severityOf('registered_late', given, {}, around(registration));

it('is raised by a registration after the due date of a return that charged it by then', () =>
  expect(late()).toBe('amber'));

it.each<[string, Partial<Registration>]>([
  ['on the due date', { recordedOn: '2022-05-16' }],
  ['before any return charged it, however late', { recordedOn: '2026-05-17', chargedBefore: new Set() }],
  ['after the return of a month without a date', { chargedBefore: new Set([2]) }],
])('is not raised by one %s', (_what, registration) => expect(late(registration)).toBeNull());

it('clears when the return that counts charges it no more', () =>
  expect(late({}, { returns: [aReturn(1, [charged('CVD-1', pounds(2))])] })).toBeNull());

it('names it, the month and the money', () =>
  expect(verdictOn('registered_late', { returns }, {}, around()).finding).toEqual({
    severity: 'amber',
    reason:
      'The intervention SMK-1 was registered on 2022-05-17, after the return of M1 that charged it to HI of QE1 in 2022-23 was due. £5.00 is charged so.',
    figures: { lateInterventions: 1, chargedBeforePence: 500 },
  }));
