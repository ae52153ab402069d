/** For each kind of table its columns, required ones first, and a row that is good. */
export const TABLES: Readonly<Record<string, readonly [header: string, row: string]>> = {
  organisations: [
    'ics_code,ons_code,name,region_code,region,established_on',
    'QE1,E54000048,NHS One,Y62,North West,2022-07-01',
  ],
  successions: ['effective_on,predecessor,successor,share_bp', '2026-04-01,QNQ,QS1,10000'],
  calendar: ['fund,financial_year,period,due_on,sign_off_by', 'HI,2022-23,1,2022-05-20,2022-05-31'],
  allocations: [
    'fund,ics_code,financial_year,kind,amount,effective_on,source',
    'HI,QE1,2022-23,award,4000000.00,2022-04-01,letter',
  ],
  plans: ['fund,ics_code,financial_year,period,amount', 'HI,QE1,2022-23,1,100.00'],
  baselines: [
    'ics_code,financial_year,programme,amount,growth_bp,source',
    'QE1,2022-23,smoking-cessation,1200000.00,350,ledger',
  ],
  interventions: [
    'ics_code,intervention,title,programme,class,funds,starts_on',
    'QE1,SMK-1,Stop smoking,smoking-cessation,targeted_intervention,HI,2022-04-01',
  ],
  returns: [
    'ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose,programme,cost_centre,account_code,supplier,description,evidence',
    'QE1,2022-23,1,yes,L1,1500.00,HI,elective_recovery,,0042,0521,A supplier,Theatre lists,minutes',
  ],
  'sign-offs': [
    'ics_code,financial_year,period,version,signed_off_by,signed_off_on',
    'QE1,2022-23,1,1,A Director,2022-05-30',
  ],
  virements: [
    'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by',
    'HI,QE1,2022-23,6,out,deficit_support,500.00,Deficit,A Board',
  ],
  'carry-forwards': [
    'fund,ics_code,financial_year,amount,approved_by,approved_on',
    'HI,QE1,2022-23,200.00,A Board,2023-03-01',
  ],
  'year-ends': ['fund,ics_code,financial_year,closed_on', 'HI,QE1,2022-23,2023-06-30'],
};

export const headerOf = (kind: string): string => TABLES[kind]![0];
export const rowOf = (kind: string): string => TABLES[kind]![1];

/** The good row with other values in some columns. */
export function rowWith(kind: string, changed: Readonly<Record<string, string>>): string {
  const cells = rowOf(kind).split(',');
  const names = headerOf(kind).split(',');
  return names.map((name, at) => changed[name] ?? cells[at]).join(',');
}

export const csv = (...rows: string[]): string => `${rows.join('\n')}\n`;
/** A file of the kind with these rows under its header. */
export const table = (kind: string, ...rows: string[]): string => csv(headerOf(kind), ...rows);
