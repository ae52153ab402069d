import { MAX_AMOUNT_PENCE, monthOfPeriod, type FinancialYear, type Period } from '#kernel';
import { AMOUNT } from '../cells/amount.js';
import { Cells } from '../cells/cells.js';
import { TEXT } from '../cells/text.js';
import type { Findings } from '../check/findings.js';
import { isBlank, isTotals, reportRagged, reportTotals } from '../check/odd-rows.js';
import type { FileSource } from '../ports.js';
import type { Inspection } from '../read/inspect.js';
import { openTable } from '../read/open-table.js';
import type { Table } from '../read/table.js';
import { LEDGER_AMOUNT, LEDGER_CODE, LEDGER_PERIOD, monthIn } from './ledger-cells.js';
import type { MappingColumns } from './mapping.js';

/** The return that an extract is to become. */
export interface MappingTarget {
  readonly ics: string;
  readonly year: FinancialYear;
  readonly period: Period;
  readonly coreComplete: boolean;
}

/** A row of the extract. */
export interface LedgerRow {
  readonly row: number;
  readonly costCentre: string;
  readonly accountCode: string;
  readonly amountPence: number;
  readonly isOfMonth: boolean;
  readonly description: string | null;
  readonly supplier: string | null;
}

/** The rows of an extract that can be read; what is wrong with the others stands among the findings. */
export async function* extractRows(
  source: FileSource,
  inspection: Inspection,
  columns: MappingColumns,
  target: Pick<MappingTarget, 'year' | 'period'>,
  findings: Findings,
): AsyncGenerator<LedgerRow> {
  if (inspection.fault !== null) return findings.ofFile(inspection.fault.rule, inspection.fault.message);
  const table = await openTable(source, inspection, findings);
  if (table === null) return;
  yield* rowsOf(table, columns, target, findings);
}

async function* rowsOf(
  { header, batches }: Table,
  columns: MappingColumns,
  target: Pick<MappingTarget, 'year' | 'period'>,
  findings: Findings,
): AsyncGenerator<LedgerRow> {
  const named = Object.entries(columns).filter(([member, name]) => member !== 'dateForm' && name !== null);
  const missing = header.missing(named.map(([, name]) => columnName(name as string)));
  if (missing.length > 0) {
    const message = `The extract has no column ${missing.join(', ')}: hand in the extract that this mapping was made for, or change the mapping. Row 1 must hold the column names.`;
    return findings.ofFile('extract_columns', message, header.names.slice(0, 30).join(','));
  }
  const read = rowReader(columns, target);
  const cells = new Cells(header, findings);
  let grossPence = 0;
  let rows = 0;
  for await (const batch of batches) {
    for (const [at, values] of batch.rows.entries()) {
      if (isBlank(values)) continue;
      rows += 1;
      cells.begin(batch.firstRow + at, values, batch.marks?.get(batch.firstRow + at));
      if (values.length !== header.names.length) reportRagged(cells, header.names.length, findings);
      else if (isTotals(values)) reportTotals(cells, findings);
      else {
        const each = read(cells);
        grossPence += Math.abs(each.amountPence);
        if (grossPence > MAX_AMOUNT_PENCE) {
          return findings.ofFile(
            'extract_too_large',
            'The amounts of this extract come to more than £100bn, leaving their signs aside: check them.',
          );
        }
        if (cells.good) yield each;
      }
    }
  }
  if (rows === 0 && findings.totalErrors === 0)
    findings.ofFile('no_rows', 'The extract has its column names and no rows.');
}

const columnName = (name: string): string => name.trim().toLowerCase();

/** Reads the row at hand as the mapping's columns say. */
function rowReader(
  columns: MappingColumns,
  { year, period }: Pick<MappingTarget, 'year' | 'period'>,
): (cells: Cells) => LedgerRow {
  const name = (member: Exclude<keyof MappingColumns, 'dateForm'>): string | null =>
    columns[member] === null ? null : columnName(columns[member]);
  const [costCentre, accountCode] = [name('costCentre')!, name('accountCode')!];
  const [amount, debit, credit] = [name('amount'), name('debit'), name('credit')];
  const [description, supplier] = [name('description'), name('supplier')];
  const [date, ofPeriod] = [name('date'), name('period')];
  const month = monthIn(columns.dateForm);
  const wanted = monthOfPeriod(year, period);
  return (cells) => ({
    row: cells.row,
    costCentre: cells.maybe(costCentre, LEDGER_CODE) ?? '',
    accountCode: cells.maybe(accountCode, LEDGER_CODE) ?? '',
    amountPence: amount === null ? sides(cells, debit!, credit!) : cells.need(amount, LEDGER_AMOUNT),
    isOfMonth:
      (date === null || cells.need(date, month) === wanted) &&
      (ofPeriod === null || cells.need(ofPeriod, LEDGER_PERIOD) === period),
    description: description === null ? null : cells.maybe(description, TEXT),
    supplier: supplier === null ? null : cells.maybe(supplier, TEXT),
  });
}

function sides(cells: Cells, debit: string, credit: string): number {
  const [into, out] = [cells.maybe(debit, AMOUNT), cells.maybe(credit, AMOUNT)];
  if (into === null && out === null) cells.fail(debit, 'required', `Fill in ${debit} or ${credit}.`);
  return (into ?? 0) - (out ?? 0);
}
