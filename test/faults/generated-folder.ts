import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom, type Random } from '../../infra/demo/random.js';

/** How large a folder is to be. */
export interface FolderSize {
  readonly systems: number;
  /** Lines of each return; there are thirteen returns a system. */
  readonly linesPerReturn: number;
}

export const FUNDS = ['HI', 'PC'] as const;
export const YEAR = '2022-23';
const PROGRAMMES = ['smoking-cessation', 'hypertension', 'maternity'] as const;
const PRESSURES = ['elective_recovery', 'deficit_support', 'workforce', 'ambulance'] as const;

type Row = readonly (string | number)[];

/**
 * A folder of every money file of the contract, made from a seed: the same seed and size, the same bytes. A second returns file states
 * a few returns of the first again.
 */
export function writeFolder(folder: string, seed: number, size: FolderSize): void {
  mkdirSync(folder, { recursive: true });
  const random = seededRandom(seed);
  const systems = Array.from(
    { length: size.systems },
    (_, i) => `Q${String.fromCharCode(65 + (i % 26))}${i % 10}`,
  );
  const csv = (name: string, header: string, rows: readonly Row[]) =>
    writeFileSync(join(folder, name), [header, ...rows.map((row) => row.join(','))].join('\n') + '\n');
  csv(
    'organisations.csv',
    'ics_code,ons_code,name,region_code,region,established_on',
    systems.map((ics, i) => [ics, `E5400${1000 + i}`, `System ${ics}`, 'Y60', 'Midlands', '2022-07-01']),
  );
  writeFileSync(join(folder, 'funds.json'), JSON.stringify(FUNDS.map(fund)));
  const accounts = systems.flatMap((ics) => FUNDS.map((name) => [name, ics, YEAR] as const));
  csv(
    'allocations.csv',
    'fund,ics_code,financial_year,kind,amount,effective_on,source,reference',
    accounts.flatMap((account, i) => [
      [...account, 'award', pounds(random, 3_000_000), '2022-04-01', 'letter', `A-${i}`],
      [...account, 'adjustment', pounds(random, 50_000), '2022-09-01', 'letter', `B-${i}`],
    ]),
  );
  csv(
    'baselines.csv',
    'ics_code,financial_year,programme,amount,growth_bp,source',
    systems.flatMap((ics) =>
      PROGRAMMES.slice(1).map((name) => [ics, YEAR, name, pounds(random, 900_000), 350, 'ledger']),
    ),
  );
  csv(
    'interventions.csv',
    'ics_code,intervention,title,programme,class,funds,starts_on',
    systems.flatMap((ics) =>
      PROGRAMMES.map((name, i) => [
        ics,
        `I-${i}`,
        name,
        name,
        'targeted',
        i === 2 ? 'HI' : 'HI;PC',
        '2022-04-01',
      ]),
    ),
  );
  const header =
    'ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose,programme,evidence';
  const all = systems.flatMap((ics) => Array.from({ length: 13 }, (_, i) => [ics, i + 1] as const));
  csv(
    'returns.csv',
    header,
    all.flatMap((key) => returnOf(random, ...key, size.linesPerReturn)),
  );
  const again = random.shuffled(all).slice(0, Math.ceil(all.length / 10));
  csv(
    'returns-2.csv',
    header,
    again.flatMap((key) => returnOf(random, ...key, Math.ceil(size.linesPerReturn / 3))),
  );
  const restated = new Set(again.map(String));
  csv(
    'sign-offs.csv',
    'ics_code,financial_year,period,version,signed_off_by,signed_off_on',
    all.map((key, i) => [
      key[0],
      YEAR,
      key[1],
      restated.has(String(key)) ? 2 : 1,
      `Director ${i % 7}`,
      '2023-05-12',
    ]),
  );
  csv(
    'virements.csv',
    'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by,reference',
    accounts.flatMap((account, i) =>
      [1, 2, 3].map((n) => [
        ...[...account, random.between(1, 12), n === 3 ? 'in' : 'out', random.pick(PRESSURES)],
        ...[pounds(random, 40_000), 'need', `Board ${i % 5}`, `V-${i}-${n}`],
      ]),
    ),
  );
  csv(
    'carry-forwards.csv',
    'fund,ics_code,financial_year,amount,approved_by,approved_on,reference',
    accounts.map((account, i) => [...account, pounds(random, 20_000), 'Region', '2023-05-20', `C-${i}`]),
  );
  csv(
    'year-ends.csv',
    'fund,ics_code,financial_year,closed_on',
    accounts.filter((_, i) => i % 4 !== 3).map((account) => [...account, '2023-05-31']),
  );
}

const fund = (name: string) => ({
  ...{
    fund: name,
    name: `Fund ${name}`,
    years: { [YEAR]: { regime: 'ring_fenced' } },
    classes: ['targeted'],
  },
  ...{
    floorBp: 10000,
    toleranceBp: 500,
    amberBp: 500,
    redBp: 1500,
    evidenceClasses: [],
    baselineRequired: false,
  },
});

const pounds = (random: Random, most: number): string =>
  `${random.between(1, most)}.${String(random.below(100)).padStart(2, '0')}`;

function returnOf(random: Random, ics: string, period: number, lines: number): Row[] {
  return Array.from({ length: lines }, (_, i) => {
    const head = [ics, YEAR, period, 'yes', `L${i}`, pounds(random, 900)];
    const kind = random.below(10);
    if (kind < 3) return [...head, 'core', '', random.pick(PROGRAMMES), ''];
    const purpose = kind < 8 ? `I-${random.below(3)}` : kind === 8 ? random.pick(PRESSURES) : '';
    return [...head, random.pick(FUNDS), purpose, '', random.below(2) === 0 ? 'invoice' : ''];
  });
}
