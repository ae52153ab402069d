import { pence, type DomainEvent, type Pence } from '#kernel';
import type { MoneyEvent } from '../../domain/policies/from-events/money-event.js';
import {
  amended,
  carryForwardApproved,
  awarded,
  baselineDeclared,
  closed,
  fundDefined,
  planned,
  registered,
  sentBack,
  submitted,
  succeeded,
  YEAR,
} from '../../domain/testing/history.js';

export const NEXT = '2023-24';
const p = (amount: number): Pence => pence(amount);

/** The same of the year after. */
function inNextYear<Event extends DomainEvent>(event: Event): Event {
  const data = event.data as { account?: object };
  const moved = data.account
    ? { ...data, account: { ...data.account, year: NEXT } }
    : { ...data, year: NEXT };
  return JSON.parse(JSON.stringify({ ...event, data: moved }).replaceAll('"QE1-', '"NEXT-')) as Event;
}
const calendar = (type: 'DueDateSet' | 'ExtensionGranted', fund: string, rest: object): DomainEvent => ({
  ...{ type, data: { fund, year: YEAR, period: 1, ...rest } },
});

/** Of a system whose predecessor registered what it charges, over two years, with all that signals look at. */
export const WATCHED_STORY: DomainEvent[] = [
  fundDefined(),
  registered('QOP', 'SMK-1'),
  succeeded('QOP', 'QE1', 'QF7'),
  awarded('QE1', p(100_000)),
  planned('QE1'),
  { ...planned('QE1'), data: { ...planned('QE1').data, amountPence: p(900) } } as MoneyEvent,
  calendar('DueDateSet', '*', { dueOn: '2022-05-16', signOffBy: '2022-05-30' }),
  calendar('DueDateSet', 'HI', { dueOn: '2022-05-20', signOffBy: '2022-05-30' }),
  calendar('ExtensionGranted', '*', { ics: 'QE1', until: '2022-06-10', reason: 'a ledger', grantedBy: 'p' }),
  calendar('ExtensionGranted', 'HI', { ics: 'QE1', until: '2022-06-01', reason: 'a ledger', grantedBy: 'p' }),
  baselineDeclared('QE1', 'smoking', p(5000)),
  ...submitted('QE1', 1, 1, [
    [p(700), 'HI', 'CVD-1'],
    [p(50), 'HI'],
    [p(400), 'core', 'smoking'],
  ]),
  registered('QE1', 'CVD-1'),
  amended('QE1', 'CVD-1', { title: 'another' }),
  ...submitted('QE1', 2, 1, [
    [p(700), 'HI', 'SMK-1'],
    [p(30), 'core', 'smoking'],
    [p(20), 'core', 'diabetes'],
  ]),
  ...submitted('QE1', 2, 2, [[p(1), 'core', 'smoking']]),
  sentBack('QE1', 2, 2),
  closed('QE1'),
  ...submitted('QE1', 3, 1, [[p(9), 'HI', 'CVD-1']]),
  // Another ends as the second year begins, and three fifths of its work come over.
  awarded('QAB', p(1000)),
  ...submitted('QAB', 1, 1, [[p(101), 'core', 'smoking']]),
  {
    type: 'OrganisationSucceeded',
    data: {
      predecessor: 'QAB',
      effectiveOn: `${NEXT.slice(0, 4)}-04-01`,
      successors: [
        { icsCode: 'QE1', shareBp: 6000 },
        { icsCode: 'QF7', shareBp: 4000 },
      ],
    },
  } as MoneyEvent,
  inNextYear(awarded('QE1', p(5))),
  carryForwardApproved('QAB', p(300)),
  closed('QAB'),
  ...submitted('QE1', 1, 1, [
    [p(-300), 'HI', 'CVD-1'],
    [p(500), 'HI', 'CVD-1'],
    [p(-5), 'HI'],
    [p(-70), 'core', 'smoking'],
  ]).map(inNextYear),
  ...submitted('QE1', 4, 1, [[p(-900), 'HI', 'CVD-1']]).map(inNextYear),
];
