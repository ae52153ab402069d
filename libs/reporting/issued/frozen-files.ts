import { oversightCsvUnits, renderOversightCsv } from '../oversight/render-csv.js';
import { renderOversightJson } from '../oversight/render-json.js';
import { renderOversightTotalsCsv, totalsCsvUnits } from '../oversight/render-totals-csv.js';
import type { OversightReport } from '../oversight/report.js';
import { csvMetadata } from './csvw.js';

/** What is frozen when a report is issued, by name: the report, its tables, and what the tables are. */
export const FROZEN_FILES = {
  'report.json': 'application/json; charset=utf-8',
  'systems.csv': 'text/csv; charset=utf-8',
  'systems.csv-metadata.json': 'application/csvm+json',
  'totals.csv': 'text/csv; charset=utf-8',
  'totals.csv-metadata.json': 'application/csvm+json',
} as const;
export type FrozenFileName = keyof typeof FROZEN_FILES;

export const isFrozenFile = (name: string): name is FrozenFileName => Object.hasOwn(FROZEN_FILES, name);

/** The bytes of each, UTF-8. Pure: the same report, the same bytes. */
export function frozenFilesOf(
  report: OversightReport,
): readonly { readonly name: FrozenFileName; readonly bytes: Buffer }[] {
  const systems = { name: 'systems.csv', title: `${report.title}, by system`, rows: 'One row an account.' };
  const totals = {
    name: 'totals.csv',
    title: `${report.title}, totals`,
    rows: 'One row for the accounts that reported, one for those that did not, and one for all.',
  };
  const texts: Readonly<Record<FrozenFileName, string>> = {
    'report.json': renderOversightJson(report),
    'systems.csv': renderOversightCsv(report),
    'systems.csv-metadata.json': csvMetadata(report, systems, oversightCsvUnits()),
    'totals.csv': renderOversightTotalsCsv(report),
    'totals.csv-metadata.json': csvMetadata(report, totals, totalsCsvUnits()),
  };
  return (Object.keys(FROZEN_FILES) as FrozenFileName[]).map((name) => ({
    name,
    bytes: Buffer.from(texts[name]),
  }));
}
