import type { ReportingCalendarEvent } from '../../libs/domain/reporting-calendar/events.js';
import type { MoneyEvent } from '#domain/policies';
import { NO_DISCREPANCIES } from '#domain/spend-return';
import { pence, PERIODS, type FinancialYear, type Instant, type PlainDate } from '#kernel';
import {
  AFTER,
  BEFORE,
  CLOSED_BEFORE_ON,
  CLOSED_ON,
  dueOn,
  HERE,
  signOffBy,
  sum,
  type Month,
  type Sheet,
} from './sheet.js';

export type Told = { readonly at: Instant; readonly event: MoneyEvent | ReportingCalendarEvent };

/** The sheet as a log: every event on its day, in the order in which it was recorded. */
export function eventsOf(sheet: Sheet): Told[] {
  const { ics } = sheet;
  const told: (Told & { order: number })[] = [];
  const tell = (on: PlainDate, event: Told['event'], hour = 12): void =>
    void told.push({ at: `${on}T${String(hour).padStart(2, '0')}:00:00.000Z`, event, order: told.length });
  const account = (year: FinancialYear) => ({ fund: 'HI', ics, year });
  const entry = (year: FinancialYear, amountPence: number) => ({
    ...{ account: account(year), amountPence: pence(amountPence), effectiveOn: `${year.slice(0, 4)}-04-01` },
    ...{ source: 'a letter', recurrent: null, reference: null },
  });

  tell('2022-04-01', { type: 'FundDefined', data: FUND });
  for (const year of [BEFORE, HERE]) {
    for (const period of PERIODS) {
      const dates = { dueOn: dueOn(year, period), signOffBy: signOffBy(year, period) };
      tell('2022-04-01', { type: 'DueDateSet', data: { fund: 'HI', year, period, ...dates } });
    }
  }
  const awards = { [BEFORE]: sheet.awardBeforePence, [HERE]: sheet.awardPence, [AFTER]: sheet.awardPence };
  for (const [year, amountPence] of Object.entries(awards))
    tell(`${year.slice(0, 4)}-04-01`, { type: 'AllocationAwarded', data: entry(year, amountPence) });
  for (const { amountPence, on } of sheet.adjustments)
    tell(on, { type: 'AllocationAdjusted', data: entry(HERE, amountPence) });
  for (const { code, startsOn, registeredOn } of sheet.interventions)
    tell(
      registeredOn,
      {
        type: 'InterventionRegistered',
        data: { ...INTERVENTION, ics, intervention: code, title: code, startsOn },
      },
      9,
    );
  for (const { on, ...virement } of sheet.virements) {
    const data = { account: account(HERE), ...virement, amountPence: pence(virement.amountPence) };
    tell(on, {
      type: 'VirementMade',
      data: { ...data, reason: 'a board decided', authorisedBy: 'person-3', reference: null },
    });
  }
  // Declared once the year before is reported: who declares can see what it came to.
  for (const { amountPence, ...baseline } of sheet.baselines) {
    const data = { ics, year: HERE, ...baseline, amountPence: pence(amountPence), growthBp: 200 };
    tell('2023-05-02', {
      type: 'BaselineDeclared',
      data: { ...data, source: 'accounts', referenceYear: BEFORE },
    });
  }
  for (const each of sheet.months) handIn(ics, each, tell);

  const spentBefore = sheet.months
    .filter(({ year }) => year === BEFORE)
    .flatMap(({ versions }) => versions.at(-1)?.lines ?? [])
    .filter(({ chargedTo }) => chargedTo === 'HI');
  const left = Math.max(sheet.awardBeforePence - sum(spentBefore), 0);
  const approve = (year: FinancialYear, on: PlainDate, amountPence: number): void =>
    tell(
      on,
      {
        type: 'CarryForwardApproved',
        data: {
          account: account(year),
          amountPence: pence(amountPence),
          approvedBy: 'person-3',
          approvedOn: on,
          reference: null,
        },
      },
      9,
    );
  if (left > 0) approve(BEFORE, CLOSED_BEFORE_ON, left);
  if (left + sheet.broughtInOffPence !== 0)
    tell(
      CLOSED_BEFORE_ON,
      { type: 'CarryForwardBroughtIn', data: entry(HERE, left + sheet.broughtInOffPence) },
      10,
    );
  tell(
    CLOSED_BEFORE_ON,
    { type: 'AccountClosed', data: { account: account(BEFORE), closedOn: CLOSED_BEFORE_ON } },
    11,
  );
  // An ordinary system may carry a twentieth on.
  approve(HERE, CLOSED_ON, Math.round(sheet.awardPence / 20));
  tell(CLOSED_ON, { type: 'AccountClosed', data: { account: account(HERE), closedOn: CLOSED_ON } }, 18);
  return told.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order));
}

function handIn(
  ics: string,
  month: Month,
  tell: (on: PlainDate, event: MoneyEvent, hour?: number) => void,
): void {
  const { year, period, versions, signedOn } = month;
  versions.forEach(({ lines, on }, at) => {
    const of = { ics, year, period, reference: `${ics}-${year}-${period}-${at + 1}` };
    tell(on, { type: 'ReturnLinesRecorded', data: { ...of, lines } });
    const totals = { lineCount: lines.length, totalPence: pence(sum(lines)), linesSha256: '' };
    const data = { ...of, version: at + 1, coreComplete: true, ...totals, ...NO_DISCREPANCIES };
    tell(on, {
      type: 'ReturnSubmitted',
      data: { ...data, submittedBy: 'person-1', restatementReason: null },
    });
  });
  if (signedOn === null || versions.length === 0) return;
  const signature = { signedOffBy: 'person-4', signedOffOn: signedOn, statement: null };
  tell(signedOn, {
    type: 'ReturnSignedOff',
    data: { ics, year, period, version: versions.length, ...signature },
  });
}

const FUND = {
  ...{ fund: 'HI', name: 'Health inequalities', classes: ['targeted_intervention'], evidenceClasses: [] },
  years: Object.fromEntries([BEFORE, HERE, AFTER].map((year) => [year, { regime: 'ring_fenced' as const }])),
  ...{ floorBp: 10000, toleranceBp: 500, amberBp: 500, redBp: 1500, baselineRequired: false },
};
const INTERVENTION = {
  ...{ programme: 'smoking', class: 'targeted_intervention', funds: ['HI'], endsOn: null, withdrawnOn: null },
  ...{ plannedAmountPence: null, inequalityType: null, targetGroup: null, comparator: null, geography: null },
  ...{ driver: null, mechanism: null, indicators: [], core20: null, plusGroup: null, clinicalArea: null },
};
