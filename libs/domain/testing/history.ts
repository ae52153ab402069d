import { pence, sumPence, type Pence, type Period } from '#kernel';
import type { InterventionDetails } from '../intervention/events.js';
import type { MoneyEvent } from '../policies/from-events/money-event.js';
import type { CorePressure } from '../policies/core-pressure.js';
import type { ReturnLine } from '../spend-return/events.js';
import { aFund } from './facts.js';
import { BARE, SIGNATURE } from './returns.js';

// Events for specs of histories, of 2022-23 unless a parameter says otherwise.
export const YEAR = '2022-23';

export const fundDefined = (changes: Parameters<typeof aFund>[0] = {}): MoneyEvent => ({
  type: 'FundDefined',
  data: aFund(changes),
});

export const awarded = (ics: string, amountPence: Pence, fund = 'HI'): MoneyEvent => ({
  type: 'AllocationAwarded',
  data: { account: { fund, ics, year: YEAR }, ...entry(amountPence) },
});

export const transferred = (ics: string, toIcs: string, amountPence: Pence, fund = 'HI'): MoneyEvent => ({
  type: 'AllocationTransferred',
  data: { account: { fund, ics, year: YEAR }, toIcs, ...entry(amountPence) },
});

const entry = (amountPence: Pence) => ({
  amountPence,
  effectiveOn: '2022-04-01',
  source: 'a letter',
  recurrent: null,
  reference: null,
});

export const virement = (
  ics: string,
  period: Period,
  direction: 'out' | 'in',
  pressure: CorePressure,
  amountPence: Pence,
  fund = 'HI',
): MoneyEvent => ({
  type: 'VirementMade',
  data: {
    account: { fund, ics, year: YEAR },
    ...{ period, direction, pressure, amountPence, reason: 'a board decided', authorisedBy: 'person-1' },
    reference: null,
  },
});

export const carryForwardApproved = (ics: string, amountPence: Pence, fund = 'HI'): MoneyEvent => ({
  type: 'CarryForwardApproved',
  data: {
    account: { fund, ics, year: YEAR },
    ...{ amountPence, approvedBy: 'person-1', approvedOn: '2023-03-01', reference: null },
  },
});

export const closed = (ics: string, fund = 'HI'): MoneyEvent => ({
  type: 'AccountClosed',
  data: { account: { fund, ics, year: YEAR }, closedOn: '2023-05-31' },
});

export const planned = (ics: string, fund = 'HI'): MoneyEvent => ({
  type: 'PlanPhased',
  data: { account: { fund, ics, year: YEAR }, period: 1, amountPence: pence(100) },
});

export const baselineDeclared = (ics: string, programme: string, amountPence: Pence): MoneyEvent => ({
  type: 'BaselineDeclared',
  data: {
    ...{ ics, year: YEAR, programme, amountPence, growthBp: 0, source: 'accounts' },
    ...{ referenceYear: null, declaredBy: null, approvedBy: null },
  },
});

export const intervention = (
  ics: string,
  code: string,
  changes: Partial<InterventionDetails> = {},
): InterventionDetails => ({
  ...{ ics, intervention: code, title: code, programme: 'smoking', class: 'targeted_intervention' },
  ...{ funds: ['HI', 'SDF'], startsOn: '2022-04-01', endsOn: null, withdrawnOn: null },
  ...{ plannedAmountPence: null, inequalityType: null, targetGroup: null, comparator: null },
  ...{ geography: null, driver: null, mechanism: null, indicators: [] },
  ...{ core20: null, plusGroup: null, clinicalArea: null },
  ...changes,
});

export const registered = (...of: Parameters<typeof intervention>): MoneyEvent => ({
  type: 'InterventionRegistered',
  data: intervention(...of),
});

export const amended = (...of: Parameters<typeof intervention>): MoneyEvent => ({
  type: 'InterventionAmended',
  data: intervention(...of),
});

export const succeeded = (predecessor: string, ...successors: string[]): MoneyEvent => ({
  type: 'OrganisationSucceeded',
  data: {
    predecessor,
    effectiveOn: '2026-04-01',
    successors: successors.map((icsCode) => ({ icsCode, shareBp: 10000 / successors.length })),
  },
});

/** `[amount, chargedTo, purpose or (on core lines) programme, evidence]` */
export type Line = readonly [amountPence: Pence, chargedTo: string, on?: string, evidence?: string];

/** The two kinds of event that one submission writes, the lines split over two events. */
export function submitted(
  ics: string,
  period: Period,
  version: number,
  lines: readonly Line[],
  coreComplete = true,
): MoneyEvent[] {
  const of = { ics, year: YEAR, period, reference: `${ics}-${period}-${version}` };
  const whole = lines.map(toLine);
  const half = Math.ceil(whole.length / 2);
  return [
    { type: 'ReturnLinesRecorded', data: { ...of, lines: whole.slice(0, half) } },
    { type: 'ReturnLinesRecorded', data: { ...of, lines: whole.slice(half) } },
    {
      type: 'ReturnSubmitted',
      data: {
        ...of,
        ...{ version, coreComplete, lineCount: whole.length, linesSha256: '', ...BARE },
        totalPence: sumPence(whole.map(({ amountPence }) => amountPence)),
      },
    },
  ];
}

function toLine([amountPence, chargedTo, on, evidence]: Line, index: number): ReturnLine {
  const line = { line: `L${index + 1}`, amountPence, chargedTo, ...(evidence ? { evidence } : {}) };
  if (on === undefined) return line;
  return chargedTo === 'core' ? { ...line, programme: on } : { ...line, purpose: on };
}

export const sentBack = (ics: string, period: Period, version: number): MoneyEvent => ({
  type: 'ReturnSentBack',
  data: { ics, year: YEAR, period, version, reason: 'a wrong sign' },
});

export const signedOff = (ics: string, period: Period, version: number): MoneyEvent => ({
  type: 'ReturnSignedOff',
  data: { ics, year: YEAR, period, version, ...SIGNATURE },
});
