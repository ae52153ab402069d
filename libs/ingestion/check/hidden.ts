import { CellFault } from '../cells/fault.js';
import { readAmount } from '../cells/amount.js';
import { columnLetters, type Header } from '../cells/header.js';
import type { Cells } from '../cells/cells.js';
import type { Findings } from './findings.js';

const MOST_NAMED = 10;

/** Rows that nobody sees in the spreadsheet are read as the others are, and said once: somebody may not mean them. */
export class HiddenRows {
  private count = 0;
  private amountPence = 0;
  private readonly first: number[] = [];

  note(cells: Cells): void {
    this.count += 1;
    if (this.first.length < MOST_NAMED) this.first.push(cells.row);
    const amount = readAmount(cells.text('amount'));
    if (!(amount instanceof CellFault)) this.amountPence += amount;
  }

  report(findings: Findings): void {
    const [row] = this.first;
    if (row === undefined) return;
    const named = this.first.join(', ') + (this.count > MOST_NAMED ? ' …' : '');
    const message = `${this.count === 1 ? 'A row is' : `${this.count} rows are`} hidden or filtered away, and read like the others: show them and check that they are meant.`;
    const { amountPence } = this;
    findings.discrepancy({
      row,
      column: null,
      cell: null,
      value: named,
      rule: 'hidden_rows',
      message,
      amountPence,
    });
  }
}

/** Columns that are read and that nobody sees. */
export function reportHiddenColumns(header: Header, hidden: readonly number[], findings: Findings): void {
  for (const at of hidden) {
    const column = header.names[at] as string;
    const message = `The column ${column} is hidden, and read like the others: show it and check what it holds.`;
    const cell = `${columnLetters(at)}1`;
    findings.discrepancy(
      { row: 1, column, cell, value: column, rule: 'hidden_column', message, amountPence: 0 },
      at,
    );
  }
}

/** Tables like this one on other sheets: money on them would be lost without a word. */
export function reportOtherSheets(read: string, others: readonly string[], findings: Findings): void {
  for (const name of others) {
    const message = `Only the sheet ${read} was read; ${name} holds a table of the same kind: hand it in as a file of its own, if it is meant.`;
    const at = { row: null, column: null, cell: null, value: name, rule: 'sheet_not_read', message };
    findings.discrepancy({ ...at, amountPence: 0 });
  }
}
