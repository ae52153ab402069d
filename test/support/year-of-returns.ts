import { csv } from './written-api.js';
import type { Api } from './api.js';

// The ground of the story: two systems, a fund, an award each, one intervention.

const YEARS: Readonly<Record<string, object>> = { '2022-23': { regime: 'ring_fenced' } };

const files = (years: typeof YEARS): [kind: string, file: string | unknown[]][] => [
  [
    'organisations',
    csv(
      'ics_code,ons_code,name,region_code,region,established_on',
      'QE1,E54000048,NHS One,Y62,North West,2022-07-01',
      'QOQ,E54000051,NHS Two,Y63,North East and Yorkshire,2022-07-01',
    ),
  ],
  [
    'funds',
    [
      {
        ...{ fund: 'HI', name: 'Health inequalities', years },
        ...{
          classes: ['targeted_intervention'],
          floorBp: 10000,
          toleranceBp: 500,
          amberBp: 500,
          redBp: 1500,
        },
      },
    ],
  ],
  [
    'allocations',
    csv(
      'fund,ics_code,financial_year,kind,amount,effective_on,source',
      'HI,QE1,2022-23,award,"£4,000.00",2022-04-01,planning guidance',
      'HI,QOQ,2022-23,award,"£3,000.00",2022-04-01,planning guidance',
    ),
  ],
  [
    'interventions',
    csv(
      'ics_code,intervention,title,programme,class,funds,starts_on',
      'QE1,SMK-1,Stop smoking,smoking-cessation,targeted_intervention,HI,2022-04-01',
    ),
  ],
];

/** `more`: years of the fund after this one. */
export async function layTheGround(api: Api, more: typeof YEARS = {}): Promise<void> {
  for (const [kind, file] of files({ ...YEARS, ...more })) {
    const answer = await api.post(`/v1/${kind}`, file);
    if (answer.status !== 201) throw new Error(`${kind}: ${answer.text}`);
  }
}

export const COLUMNS = 'ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose';
/** A file of QE1's M7 with these lines: `[line, amount, purpose]`, charged to HI. */
export const october = (...lines: [line: string, amount: string, purpose: string][]): string =>
  csv(
    COLUMNS,
    ...lines.map(([line, amount, purpose]) => `QE1,2022-23,7,yes,${line},${amount},HI,${purpose}`),
  );

export const RETURN = '/v1/returns/QE1/2022-23/7';
