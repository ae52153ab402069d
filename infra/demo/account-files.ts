import { closingDay, demoDates } from './calendar.js';
import { rampWeight } from './account-plan.js';
import { splitByWeights } from './apportion.js';
import { pounds, type Table } from './csv.js';
import type { Demo } from './demo.js';
import { DEMO_FUND } from './demo-return.js';
import { nextFinancialYear, PERIODS, ZERO, type FinancialYear } from '#kernel';

const ACCOUNT = ['fund', 'ics_code', 'financial_year'] as const;
const director = (ics: string): string => `director of finance of ${ics} (synthetic)`;

export const baselinesTable = ({ accounts }: Demo): Table => ({
  columns: [
    'ics_code',
    'financial_year',
    'programme',
    'amount',
    'growth_bp',
    'source',
    'reference_year',
    'declared_by',
    'approved_by',
  ],
  rows: accounts.flatMap(({ ics, year, core, story }) =>
    core.map((plan) => {
      const declaredBy = `deputy director of finance of ${ics} (synthetic)`;
      return [
        ics,
        year,
        plan.programme,
        pounds(plan.baselinePence),
        plan.growthBp,
        'synthetic: core spend of the reference year',
        yearBefore(year),
        declaredBy,
        story.lowBaseline === plan.programme ? declaredBy : director(ics),
      ];
    }),
  ),
});

export const virementsTable = ({ accounts }: Demo): Table => ({
  columns: [...ACCOUNT, 'period', 'direction', 'pressure', 'amount', 'reason', 'authorised_by', 'reference'],
  rows: accounts.flatMap(({ ics, year, plan }) =>
    plan.virements.map((one, at) => [
      DEMO_FUND,
      ics,
      year,
      one.period,
      one.direction,
      one.pressure,
      pounds(one.amountPence),
      one.reason,
      director(ics),
      `demo-virement-${DEMO_FUND}-${ics}-${year}-${at + 1}`,
    ]),
  ),
});

export const carryForwardsTable = ({ accounts }: Demo): Table => ({
  columns: [...ACCOUNT, 'amount', 'approved_by', 'approved_on', 'reference'],
  rows: accounts
    .filter(({ plan }) => plan.approvedCarryPence > 0)
    .map(({ ics, year, plan }) => [
      DEMO_FUND,
      ics,
      year,
      pounds(plan.approvedCarryPence),
      'regional director of finance (synthetic)',
      `${nextFinancialYear(year).slice(0, 4)}-06-12`,
      `demo-carry-${DEMO_FUND}-${ics}-${year}`,
    ]),
});

/** Only accounts that reported are closed: see the decision record on the demo. */
export const yearEndsTable = ({ accounts, reference }: Demo): Table => ({
  columns: [...ACCOUNT, 'closed_on'],
  rows: accounts.map(({ ics, year }) => [...[DEMO_FUND, ics, year, closingDay(year, reference.holidays)]]),
});

/** What the account has, phased like new work: slowly at first. */
export const plansTable = ({ accounts }: Demo): Table => ({
  columns: [...ACCOUNT, 'period', 'amount'],
  rows: accounts.flatMap(({ ics, year, plan }) => {
    const months = PERIODS.filter((period) => period <= 12);
    const phased = splitByWeights(plan.heldPence, months.map(rampWeight));
    return months.map((period, at) => [DEMO_FUND, ics, year, period, pounds(phased[at] ?? ZERO)]);
  }),
});

/** Every version is signed, but for those that the story leaves open: of a restated return, its second version. */
export const signOffsTable = ({ accounts, reference: { holidays } }: Demo): Table => ({
  columns: ['ics_code', 'financial_year', 'period', 'version', 'signed_off_by', 'signed_off_on'],
  rows: accounts.flatMap(({ ics, year, returns }) => {
    const dates = demoDates(year, holidays);
    return returns.flatMap((one) => {
      const versions = one.firstLines === null ? 1 : 2;
      const signed = one.signedOff ? versions : versions - 1;
      const on = dates[one.period - 1];
      return Array.from({ length: signed }, (_, at) => [
        ics,
        year,
        one.period,
        at + 1,
        director(ics),
        at === 0 && on ? on.signedOn : closingDay(year, holidays),
      ]);
    });
  }),
});

function yearBefore(year: FinancialYear): FinancialYear {
  const first = Number(year.slice(0, 4)) - 1;
  return `${first}-${year.slice(2, 4)}`;
}
