import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvRows } from '../../../infra/demo/csv.js';
import { sheetOf, type TestCell } from '../../../libs/ingestion/testing/workbook.js';
import { writeReturns, type Registers } from './national.js';

/** As many lines as the largest return that anybody hands in. */
export const LARGE_LINES = 50_000;
/** Each so many lines, one that cannot be read. */
const FAULTY_EVERY = 5;

export interface LargeReturn {
  readonly csv: Buffer;
  /** The same cells, amounts as numbers. */
  readonly xlsx: Buffer;
}

/** One return as both formats; with `faulty`, a fifth of its amounts are none, so that 10,000 errors are listed. */
export async function largeReturn(
  folder: string,
  { systems, years }: Registers,
  period: number,
  faulty: boolean,
): Promise<LargeReturn> {
  const path = join(folder, `large-${period}.csv`);
  const file = { year: years[0]!, systems: systems.slice(0, 1), periods: 1, linesPerReturn: LARGE_LINES };
  await writeReturns(path, { ...file, firstPeriod: period });
  const rows = csvRows(await readFile(path, 'utf8'));
  const names = Object.keys(rows[0]!);
  const cells = rows.map((row, at) => {
    const amount = faulty && at % FAULTY_EVERY === 0 ? 'see note' : row['amount']!;
    return names.map((name) => (name === 'amount' ? amount : row[name]!));
  });
  const amountAt = names.indexOf('amount');
  const typed = (row: readonly string[]): TestCell[] =>
    row.map((cell, at) => (at === amountAt && cell !== 'see note' ? { v: cell } : cell));
  return {
    csv: Buffer.from([names, ...cells].map((row) => row.join(',')).join('\n')),
    xlsx: sheetOf(names, ...cells.map(typed)),
  };
}
