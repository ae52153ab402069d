import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FinancialYear } from '#kernel';
import {
  baselinesTable,
  carryForwardsTable,
  plansTable,
  signOffsTable,
  virementsTable,
  yearEndsTable,
} from './account-files.js';
import { csvText } from './csv.js';
import { buildDemo, type Demo } from './demo.js';
import { DEMO_NOTICE } from './notice.js';
import {
  allocationsTable,
  calendarTable,
  fundsJson,
  interventionsTable,
  organisationsTable,
} from './reference-files.js';
import { readReferenceData } from './reference-data.js';
import { returnsTable, secondReturnsTable } from './return-files.js';
import type { Outcome } from './story.js';

export interface DemoOptions {
  /** The same seed gives the same bytes. */
  readonly seed: number;
  /** Where the published data stand: `infra/demo/data` below the package root. */
  readonly dataFolder: string;
  /** The committed table of bank holidays, on which nothing is due. */
  readonly holidaysFile: string;
}

export interface DemoSummary {
  readonly folder: string;
  readonly seed: number;
  /** Rows without the header; of `funds.json`, its funds. */
  readonly files: readonly { readonly name: string; readonly rows: number }[];
  readonly systems: number;
  /** Codes of the systems that report, sorted: drawn by chance. */
  readonly reporting: readonly string[];
  readonly returnLines: number;
  /** What each reporting account was built to come to. */
  readonly stories: readonly {
    readonly ics: string;
    readonly year: FinancialYear;
    readonly outcome: Outcome;
    readonly told: string;
  }[];
  /** To be shown wherever the figures are. */
  readonly notice: readonly string[];
}

const TABLES = {
  'organisations.csv': organisationsTable,
  'calendar.csv': calendarTable,
  'allocations.csv': allocationsTable,
  'baselines.csv': baselinesTable,
  'interventions.csv': interventionsTable,
  'plans.csv': plansTable,
  'returns.csv': returnsTable,
  'returns-2.csv': secondReturnsTable,
  'sign-offs.csv': signOffsTable,
  'virements.csv': virementsTable,
  'carry-forwards.csv': carryForwardsTable,
  'year-ends.csv': yearEndsTable,
} as const;

/**
 * Writes the demo as a folder of files that users could hand in (the folder is made where it is not there; files of these
 * names are written over). Throws where the data folder is not readable or incomplete.
 */
export async function writeDemoFiles(folder: string, options: DemoOptions): Promise<DemoSummary> {
  const reference = await readReferenceData(options.dataFolder, options.holidaysFile);
  const demo = buildDemo(reference, options.seed);
  await mkdir(folder, { recursive: true });
  const files: { name: string; rows: number }[] = [];
  for (const [name, tableOf] of Object.entries(TABLES)) {
    const table = tableOf(demo);
    await writeFile(join(folder, name), csvText(table));
    files.push({ name, rows: table.rows.length });
  }
  await writeFile(join(folder, 'funds.json'), fundsJson());
  files.push({ name: 'funds.json', rows: 1 });
  return summaryOf(folder, demo, files);
}

function summaryOf(folder: string, demo: Demo, files: DemoSummary['files']): DemoSummary {
  return {
    folder,
    seed: demo.seed,
    files,
    systems: demo.reference.boards.length,
    reporting: demo.systems.map((system) => system.ics),
    returnLines: files
      .filter((file) => file.name.startsWith('returns'))
      .reduce((sum, file) => sum + file.rows, 0),
    stories: demo.accounts.map(({ ics, year, story }) => ({
      ics,
      year,
      outcome: story.outcome,
      told: story.told,
    })),
    notice: DEMO_NOTICE,
  };
}
