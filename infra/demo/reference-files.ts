import { ZERO } from '#kernel';
import { demoDates } from './calendar.js';
import { pounds, type Table } from './csv.js';
import type { Demo } from './demo.js';
import { DEMO_FUND } from './demo-return.js';
import { DEMO_YEARS } from './reference-data.js';

export const ALLOCATION_SOURCE =
  'illustration: £200m apportioned by published health-inequalities weighted populations';

/** `funds.json`: ring-fenced in 2022-23, in baseline and without the ring in 2023-24. */
export const fundsJson = (): string =>
  JSON.stringify(
    [
      {
        fund: DEMO_FUND,
        name: 'Health inequalities funding',
        years: { '2022-23': { regime: 'ring_fenced' }, '2023-24': { regime: 'notional' } },
        classes: ['targeted_intervention', 'system_capability', 'place_devolution'],
        floorBp: 10000,
        toleranceBp: 500,
        amberBp: 500,
        redBp: 1500,
        evidenceClasses: ['place_devolution'],
        baselineRequired: false,
      },
    ],
    null,
    2,
  ) + '\n';

export const organisationsTable = ({ reference }: Demo): Table => ({
  columns: ['ics_code', 'ons_code', 'name', 'region_code', 'region', 'established_on'],
  rows: reference.boards.map((board) => [
    board.icsCode,
    board.onsCode,
    board.name,
    board.regionCode,
    board.region,
    '2022-07-01',
  ]),
});

export const calendarTable = ({ reference }: Demo): Table => ({
  columns: ['fund', 'financial_year', 'period', 'due_on', 'sign_off_by'],
  rows: DEMO_YEARS.flatMap((year) =>
    demoDates(year, reference.holidays).map(({ period, dueOn, signOffBy }) => [
      '*',
      year,
      period,
      dueOn,
      signOffBy,
    ]),
  ),
});

/** An award for each of the 42 in both years, and what was carried forward by those that carried. */
export const allocationsTable = ({ reference, accounts }: Demo): Table => ({
  columns: [
    'fund',
    'ics_code',
    'financial_year',
    'kind',
    'amount',
    'effective_on',
    'source',
    'recurrent',
    'reference',
  ],
  rows: DEMO_YEARS.flatMap((year) => [
    ...reference.boards.map(({ icsCode }) => [
      DEMO_FUND,
      icsCode,
      year,
      'award',
      pounds(reference.awards.get(year)?.get(icsCode) ?? ZERO),
      `${year.slice(0, 4)}-04-01`,
      ALLOCATION_SOURCE,
      year === '2022-23' ? 'no' : 'yes',
      `demo-award-${DEMO_FUND}-${icsCode}-${year}`,
    ]),
    ...accounts
      .filter((account) => account.year === year && account.broughtInPence > 0)
      .map((account) => [
        DEMO_FUND,
        account.ics,
        year,
        'carry_forward_in',
        pounds(account.broughtInPence),
        `${year.slice(0, 4)}-07-14`,
        'synthetic: carried forward from the year before with approval',
        'no',
        `demo-brought-in-${DEMO_FUND}-${account.ics}-${year}`,
      ]),
  ]),
});

export const interventionsTable = ({ systems }: Demo): Table => ({
  columns: [
    'ics_code',
    'intervention',
    'title',
    'programme',
    'class',
    'funds',
    'starts_on',
    'ends_on',
    'target_group',
    'mechanism',
    'clinical_area',
  ],
  rows: systems.flatMap(({ ics, interventions }) =>
    interventions.map((one) => [
      ics,
      one.code,
      one.title,
      one.strand.programme,
      one.class,
      DEMO_FUND,
      one.startsOn,
      one.endsOn ?? '',
      one.strand.targetGroup,
      one.strand.mechanism,
      one.strand.clinicalArea,
    ]),
  ),
});
