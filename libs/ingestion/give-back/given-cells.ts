import { readAmount } from '../cells/amount.js';
import { CellFault } from '../cells/fault.js';
import { columnsOf, isTable, type Column } from '../columns/columns.js';
import type { OutCell } from '../write/xlsx/cell-xml.js';
import { poundsOf } from '../write/pounds.js';
import type { OutColumn } from '../write/xlsx/workbook.js';
import type { RowNotes } from './notes.js';
import { DISCREPANCIES, ERRORS } from './noted-rows.js';

const WHOLE = /^(0|-?[1-9]\d{0,8})$/;

/** How the cells of one kind of file are written to a workbook: amounts as numbers, codes as text, what is wrong marked. */
export class GivenCells {
  private readonly takes: readonly (Column['takes'] | 'note' | undefined)[];

  constructor(
    kind: string,
    private readonly names: readonly string[],
  ) {
    const known = new Map(isTable(kind) ? columnsOf(kind).map((each) => [each.column, each.takes]) : []);
    this.takes = names.map((name) => (name === ERRORS || name === DISCREPANCIES ? 'note' : known.get(name)));
  }

  columns(): OutColumn[] {
    return this.takes.map((takes, at) =>
      takes === 'note'
        ? { width: 60, style: 'note' }
        : {
            width: Math.min(Math.max((this.names[at] ?? '').length + 2, 14), 40),
            style: takes === 'amount' ? 'amount' : 'text',
          },
    );
  }

  heading(): OutCell[] {
    return this.names.map((text) => ({ text, style: 'heading' }));
  }

  row(cells: readonly string[], notes: RowNotes | undefined): OutCell[] {
    return cells.map((text, at) => this.cell(text, at, notes));
  }

  private cell(text: string, at: number, notes: RowNotes | undefined): OutCell {
    const name = this.names[at] ?? '';
    const takes = at < this.names.length ? this.takes[at] : 'note';
    if (takes === 'note') return text === '' ? {} : { text, style: 'note' };
    const isWrong = notes?.wrong.has(name) === true;
    const isOdd = notes?.odd.has(name) === true;
    const digits = digitsOf(text.trim(), takes);
    if (takes === 'amount' && digits !== undefined) {
      return { digits, style: isWrong ? 'wrong_amount' : 'amount' };
    }
    const style = isWrong ? 'wrong' : isOdd ? 'odd' : 'text';
    return digits === undefined ? { text, style } : { digits, style };
  }
}

/** The digits of a number, where the cell is one and its column takes one. */
function digitsOf(text: string, takes: Column['takes'] | undefined): string | undefined {
  if (takes === 'whole' || takes === 'period') return WHOLE.test(text) ? text : undefined;
  if (takes !== 'amount' || text === '') return undefined;
  const amount = readAmount(text);
  return amount instanceof CellFault ? undefined : poundsOf(amount);
}
