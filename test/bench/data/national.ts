import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { csvRows } from '../../../infra/demo/csv.js';
import { seededRandom, type Random } from '../../../infra/demo/random.js';
import { packageRoot } from '#platform';

/** How much of the country to write: at most the 42 systems of the register. */
export interface Scale {
  readonly systems: number;
  readonly years: number;
  readonly periods: number;
  readonly linesPerReturn: number;
}

/** Every system, every month, for five years: 1,365,000 lines in 2,730 returns. */
export const NATIONAL: Scale = { systems: 42, years: 5, periods: 13, linesPerReturn: 500 };

export const linesOf = (scale: Scale): number =>
  scale.systems * scale.years * scale.periods * scale.linesPerReturn;

const SEED = 20220701;
const PROGRAMMES = ['smoking', 'cvd', 'maternity', 'mental_health', 'respiratory', 'early_cancer', 'oral_health'];

/** Writes a folder that `ringfence load` takes: the registers, and a file of returns for each year. The same seed, the same bytes. */
export async function writeNational(folder: string, scale: Scale = NATIONAL): Promise<void> {
  const { systems, years } = await writeRegisters(folder, scale);
  for (const year of years) {
    await writeReturns(join(folder, `returns-${year}.csv`), { ...scale, year, systems, firstPeriod: 1 });
  }
}

export interface Registers {
  readonly systems: readonly string[];
  readonly years: readonly string[];
}

/** Everything but returns: organisations, one fund, allocations, baselines, interventions. */
export async function writeRegisters(folder: string, scale: Scale): Promise<Registers> {
  await mkdir(folder, { recursive: true });
  const register = join(packageRoot(), 'infra', 'demo', 'data', 'icb_register.csv');
  const boards = csvRows(await readFile(register, 'utf8')).slice(0, scale.systems);
  const systems = boards.map((board) => board['ods_code'] as string);
  const years = Array.from({ length: scale.years }, (_, i) => `${2022 + i}-${23 + i}`);
  const write = (name: string, rows: readonly string[]): Promise<void> =>
    writeFile(join(folder, name), `${rows.join('\n')}\n`);

  await write('organisations.csv', [
    'ics_code,ons_code,name,region_code,region,established_on',
    ...boards.map(
      (b) =>
        `${b['ods_code']},${b['ons_code_jul2022']},"${b['official_name']}",${b['region_code']},${b['region']},2022-07-01`,
    ),
  ]);
  await write('funds.json', [JSON.stringify([fund(years)])]);
  await write('allocations.csv', [
    'fund,ics_code,financial_year,kind,amount,effective_on,source',
    ...years.flatMap((year) =>
      systems.map((ics) => `HI,${ics},${year},award,4000000.00,${year.slice(0, 4)}-04-01,synthetic`),
    ),
  ]);
  await write('baselines.csv', [
    'ics_code,financial_year,programme,amount,growth_bp,source',
    ...years.flatMap((year) =>
      systems.flatMap((ics) => PROGRAMMES.map((name) => `${ics},${year},${name},9000000.00,200,synthetic`)),
    ),
  ]);
  await write('interventions.csv', [
    'ics_code,intervention,title,programme,class,funds,starts_on',
    ...systems.flatMap((ics) =>
      PROGRAMMES.map(
        (name, i) => `${ics},${ics}-${i + 1},Synthetic ${name},${name},targeted_intervention,HI,2022-07-01`,
      ),
    ),
  ]);
  return { systems, years };
}

const fund = (years: readonly string[]): object => ({
  fund: 'HI',
  name: 'Health inequalities funding',
  years: Object.fromEntries(years.map((year) => [year, { regime: 'ring_fenced' }])),
  classes: ['targeted_intervention'],
  floorBp: 10000,
  toleranceBp: 500,
  amberBp: 500,
  redBp: 1500,
  evidenceClasses: [],
  baselineRequired: false,
});

const COLUMNS =
  'ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose,programme,cost_centre,account_code,supplier,description,evidence';

export interface ReturnsFile {
  readonly year: string;
  readonly systems: readonly string[];
  readonly firstPeriod: number;
  readonly periods: number;
  readonly linesPerReturn: number;
}

/** One file of returns, month by month, each of every system. */
export async function writeReturns(path: string, file: ReturnsFile): Promise<void> {
  const { year, systems, firstPeriod, periods, linesPerReturn } = file;
  const random = seededRandom(SEED + Number(year.slice(0, 4)) * 100 + firstPeriod);
  const out = createWriteStream(path);
  out.write(`${COLUMNS}\n`);
  for (let period = firstPeriod; period < firstPeriod + periods; period += 1) {
    for (const ics of systems) {
      let text = '';
      for (let n = 1; n <= linesPerReturn; n += 1) text += `${ics},${year},${period},yes,${line(ics, n, random)}\n`;
      if (!out.write(text)) await once(out, 'drain');
    }
  }
  out.end();
  await finished(out);
}

/** A third of the lines are charged to the fund; every tenth of those for something that the fund is not for. */
function line(ics: string, n: number, random: Random): string {
  const id = `L${String(n).padStart(5, '0')}`;
  const amount = `${random.between(50, 90_000)}.${String(random.below(100)).padStart(2, '0')}`;
  const codes = `${990_001 + random.below(60)},05${216_000 + random.below(400)}`;
  const supplier = `Synthetic provider ${1 + random.below(24)}`;
  const strand = random.below(PROGRAMMES.length);
  const work = `synthetic: ${PROGRAMMES[strand]} work order ${random.below(1_000_000)}`;
  if (n % 3 !== 0) return `${id},${amount},core,,${PROGRAMMES[strand]},${codes},${supplier},${work},`;
  const purpose = random.below(10) === 0 ? 'elective_recovery' : `${ics}-${strand + 1}`;
  return `${id},${amount},HI,${purpose},,${codes},${supplier},${work},agreement ${random.below(10_000)}`;
}
