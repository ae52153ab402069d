import type { Kind } from '#ingestion';
import { openApi, type Api } from './api.js';

/** A CSV file of these rows, the header row first. */
export const csv = (...rows: string[]): string => `${rows.join('\n')}\n`;

const FUND = {
  ...{ fund: 'HI', name: 'Health inequalities', years: { '2022-23': { regime: 'ring_fenced' } } },
  ...{ classes: ['targeted_intervention'], floorBp: 10000, toleranceBp: 500, amberBp: 500, redBp: 1500 },
};
/** The columns that name the account the kinds below write to. */
export const of = { fund: 'HI', ics_code: 'QE1', financial_year: '2022-23' };
const ics = { ics_code: 'QE1', financial_year: '2022-23' };

/** For each kind a file, and rows that say something else. In the order in which they rest on one another. */
export const EVERY_KIND: [kind: Kind, file: string | unknown[], rows: unknown[]][] = [
  [
    'organisations',
    csv(
      'ics_code,ons_code,name,region_code,region,established_on',
      'QE1,E54000048,NHS One,Y62,North West,2022-07-01',
      'QNQ,E54000034,NHS Frimley,Y59,South East,2022-07-01',
    ),
    [
      {
        ics_code: 'QOQ',
        ons_code: 'E54000051',
        name: 'NHS Two',
        region_code: 'Y63',
        region: 'North East',
        established_on: '2022-07-01',
      },
    ],
  ],
  [
    'successions',
    csv('effective_on,predecessor,successor,share_bp', '2026-04-01,QNQ,QE1,6000', '2026-04-01,QNQ,QOQ,4000'),
    [{ effective_on: '2027-04-01', predecessor: 'QOQ', successor: 'QE1', share_bp: 10000 }],
  ],
  ['funds', [FUND], [{ ...FUND, fund: 'SDF', name: 'Service development' }]],
  [
    'calendar',
    csv('fund,financial_year,period,due_on,sign_off_by', '*,2022-23,1,2099-05-18,2099-05-29'),
    [
      {
        fund: 'HI',
        financial_year: '2022-23',
        period: 'M2',
        due_on: '2099-06-15',
        sign_off_by: '2099-06-30',
      },
    ],
  ],
  [
    'allocations',
    csv(
      'fund,ics_code,financial_year,kind,amount,effective_on,source,reference',
      'HI,QE1,2022-23,award,"£4,000.00",2022-04-01,plan,A1',
    ),
    [
      {
        ...of,
        kind: 'adjustment',
        amount: '250.50',
        effective_on: '2022-09-01',
        source: 'letter',
        reference: 'A2',
      },
    ],
  ],
  [
    'plans',
    csv('fund,ics_code,financial_year,period,amount', 'HI,QE1,2022-23,1,300'),
    [{ ...of, period: 2, amount: 310 }],
  ],
  [
    'baselines',
    csv(
      'ics_code,financial_year,programme,amount,growth_bp,source',
      'QE1,2022-23,smoking-cessation,1200,350,ledger',
    ),
    [{ ...ics, programme: 'hypertension', amount: '900', growth_bp: 0, source: 'ledger' }],
  ],
  [
    'interventions',
    csv(
      'ics_code,intervention,title,programme,class,funds,starts_on',
      'QE1,SMK-1,Stop smoking,smoking-cessation,targeted_intervention,HI,2022-04-01',
    ),
    [
      {
        ics_code: 'QE1',
        intervention: 'CVD-1',
        title: 'Pressure checks',
        programme: 'hypertension',
        class: 'targeted_intervention',
        funds: 'HI;SDF',
        starts_on: '2022-04-01',
      },
    ],
  ],
  [
    'returns',
    csv(
      'ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose,programme',
      'QE1,2022-23,1,yes,1,100.10,HI,SMK-1,',
      'QE1,2022-23,1,yes,2,80.00,core,,smoking-cessation',
    ),
    [
      {
        ...ics,
        period: 2,
        core_complete: 'yes',
        line: '1',
        amount: '55.05',
        charged_to: 'HI',
        purpose: 'SMK-1',
      },
    ],
  ],
  [
    'sign-offs',
    csv(
      'ics_code,financial_year,period,version,signed_off_by,signed_off_on',
      'QE1,2022-23,1,1,A Director,2022-05-30',
    ),
    [{ ...ics, period: 2, version: 1, signed_off_by: 'A Director', signed_off_on: '2022-06-28' }],
  ],
  [
    'virements',
    csv(
      'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by',
      'HI,QE1,2022-23,2,out,workforce,40.00,agency,The Board',
    ),
    [
      {
        ...of,
        period: 3,
        direction: 'in',
        pressure: 'workforce',
        amount: '15.00',
        reason: 'back',
        authorised_by: 'The Board',
      },
    ],
  ],
  [
    'carry-forwards',
    csv(
      'fund,ics_code,financial_year,amount,approved_by,approved_on',
      'HI,QE1,2022-23,10.00,The Region,2023-05-20',
    ),
    [{ ...of, amount: '5.00', approved_by: 'The Region', approved_on: '2023-05-21', reference: 'C2' }],
  ],
  [
    'year-ends',
    csv('fund,ics_code,financial_year,closed_on', 'HI,QE1,2022-23,2023-05-31'),
    [{ fund: 'SDF', ics_code: 'QE1', financial_year: '2022-23', closed_on: '2023-05-31' }],
  ],
];

/**
 * The real server with every file and all rows of EVERY_KIND written and settled: HI is open for QOQ and closed for QE1.
 * Settled, so that no alert of theirs moves the log under a spec that says nothing was written.
 */
export async function openWrittenApi(): Promise<Api> {
  const api = await openApi();
  try {
    for (const [kind, file, rows] of EVERY_KIND) {
      for (const body of [file, { rows }]) {
        const { status, text } = await api.post(`/v1/${kind}`, body);
        if (status !== 201) throw new Error(`POST of ${kind} answered ${status}: ${text}`);
      }
    }
    await api.house.settle();
    return api;
  } catch (error) {
    await api.close();
    throw error;
  }
}
