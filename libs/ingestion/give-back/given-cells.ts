import { columnsOf, isTable, type Takes } from '../columns/columns.js';
import type { OutCell } from '../write/xlsx/cell-xml.js';
import type { OutColumn } from '../write/xlsx/workbook.js';
import { DISCREPANCIES, ERRORS, type NotedRow } from './noted-rows.js';
import { asMarked, asTyped } from './given-value.js';

/** How the rows of one kind of file are written to a workbook: each cell as what it was, what is wrong or odd marked. */
export class GivenCells {
  private readonly takes: readonly (Takes | 'note' | undefined)[];

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

  row(row: NotedRow): OutCell[] {
    return row.cells.map((text, at) => this.cell(text, at, row));
  }

  private cell(text: string, at: number, { notes, marks }: NotedRow): OutCell {
    const takes = at < this.names.length ? this.takes[at] : 'note';
    if (takes === 'note') return text === '' ? {} : { text, style: 'note' };
    const name = this.names[at] ?? '';
    const isWrong = notes?.wrong.has(name) === true;
    const { value, format } = asMarked(text, marks?.[at], takes) ?? asTyped(text, takes);
    if (format !== 'text') return { ...value, style: isWrong ? `wrong_${format}` : format };
    return { ...value, style: isWrong ? 'wrong' : notes?.odd.has(name) === true ? 'odd' : 'text' };
  }
}
