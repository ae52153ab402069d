import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBankHolidays, type BankHolidays } from '#domain/policies';
import type { FinancialYear, Pence } from '#kernel';
import { apportion, FUND_TOTAL_PENCE, tenths } from './apportion.js';
import { csvRows } from './csv.js';

/** An integrated care board of July 2022, as published. */
export interface Board {
  readonly icsCode: string;
  readonly onsCode: string;
  readonly name: string;
  readonly regionCode: string;
  readonly region: string;
}

export interface ReferenceData {
  /** 42, by code. */
  readonly boards: readonly Board[];
  /** The illustration: £200m of each year by its weighted populations; year → code → pence. */
  readonly awards: ReadonlyMap<FinancialYear, ReadonlyMap<string, Pence>>;
  readonly holidays: BankHolidays;
}

export const DEMO_YEARS = ['2022-23', '2023-24'] as const;
export type DemoYear = (typeof DEMO_YEARS)[number];

/** Reads `icb_register.csv` and `icb_weighted_populations.csv` of the folder, and the table of bank holidays. Throws when a board has no weight. */
export async function readReferenceData(dataFolder: string, holidaysFile: string): Promise<ReferenceData> {
  const [register, weights] = await Promise.all(
    ['icb_register.csv', 'icb_weighted_populations.csv'].map(async (name) =>
      csvRows(await readFile(join(dataFolder, name), 'utf8')),
    ),
  );
  const boards = (register ?? []).map((row) => ({
    icsCode: cell(row, 'ods_code'),
    onsCode: cell(row, 'ons_code_jul2022'),
    name: cell(row, 'official_name'),
    regionCode: cell(row, 'region_code'),
    region: cell(row, 'region'),
  }));
  const awards = DEMO_YEARS.map((year): [DemoYear, Map<string, Pence>] => {
    const ofYear = new Map(
      (weights ?? [])
        .filter((row) => cell(row, 'financial_year') === year)
        .map((row) => [cell(row, 'ods_code'), tenths(cell(row, 'health_inequalities_wp'))]),
    );
    const parts = boards.map(({ icsCode }) => {
      const weight = ofYear.get(icsCode);
      if (weight === undefined) throw new Error(`no weighted population for ${icsCode} in ${year}`);
      return { code: icsCode, weight };
    });
    return [year, apportion(FUND_TOTAL_PENCE, parts)];
  });
  const holidays = parseBankHolidays(await readFile(holidaysFile, 'utf8'));
  return { boards, awards: new Map(awards), holidays };
}

function cell(row: Record<string, string>, column: string): string {
  const value = row[column];
  if (value === undefined || value === '') throw new Error(`the column ${column} is empty`);
  return value;
}
