import { MARK, type Mark } from '../../cells/mark.js';
import { columnLetters } from '../../cells/header.js';
import { addressOf, rowOf } from './address.js';
import { CellReader, tooLong } from './cell-reader.js';
import { cellValue, type CellContext } from './cell-value.js';
import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_SHEET_ROWS } from './limits.js';
import type { Merges } from './merges.js';
import { corrupt, WorkbookError } from './workbook-error.js';
import type { Attributes, XmlReader } from './xml.js';

/** One row of a sheet. `marks` is null where every cell is plain text. */
export interface SheetRow {
  readonly row: number;
  readonly values: string[];
  readonly marks: readonly Mark[] | null;
  readonly isHidden: boolean;
}

/** What stands in the XML of a sheet, row by row; whoever reads takes `rows` away between the chunks. */
export class SheetReader implements XmlReader {
  rows: SheetRow[] = [];
  /** Columns that are not shown, from 0. */
  readonly hiddenColumns = new Set<number>();
  /** How wide the table is: known when its first row, the header, has been read. */
  private width: number | null = null;
  private lastRow = 0;
  private row: { number: number; values: string[]; marks: Mark[] | null; isHidden: boolean } | null = null;
  /** Column of the cell at hand; null between cells. */
  private column: number | null = null;
  private nextColumn = 0;
  private isInRows = false;
  private readonly cell = new CellReader();

  constructor(
    private readonly context: CellContext,
    private readonly merges: Merges,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (this.column !== null) this.cell.open(name);
    else if (name === 'sheetData') this.isInRows = true;
    else if (name === 'col') this.hide(attributes);
    else if (this.isInRows && name === 'row') this.beginRow(attributes);
    else if (this.isInRows && name === 'c') this.beginCell(attributes);
  }

  close(name: string): void {
    if (this.column !== null) {
      if (name === 'c') this.endCell(this.column);
      else this.cell.close(name);
    } else if (name === 'sheetData') this.isInRows = false;
    else if (name === 'row') this.endRow();
  }

  text(text: string): void {
    if (this.column !== null) this.cell.text(text);
  }

  private beginRow({ r, hidden }: Attributes): void {
    const number = r === undefined ? this.lastRow + 1 : rowOf(r);
    if (number <= this.lastRow) {
      throw corrupt(`row ${number} comes after row ${this.lastRow}, or twice`);
    }
    if (number > MAX_SHEET_ROWS) throw corrupt('it has more rows than a sheet can have');
    this.lastRow = number;
    this.nextColumn = 0;
    const values = this.width === null ? [] : new Array<string>(this.width).fill('');
    this.row = { number, values, marks: null, isHidden: hidden === '1' || hidden === 'true' };
  }

  private beginCell(attributes: Attributes): void {
    const { r } = attributes;
    if (this.row === null) throw corrupt('a cell stands outside its row');
    let column = this.nextColumn;
    if (r !== undefined) {
      const at = addressOf(r);
      if (at.row !== this.row.number) throw corrupt(`the cell ${r} stands in row ${this.row.number}`);
      column = at.column;
    }
    if (column < this.nextColumn) {
      const cell = `${columnLetters(column)}${this.row.number}`;
      throw corrupt(`the cell ${cell} is there twice, or out of its order`);
    }
    this.nextColumn = column + 1;
    this.column = column;
    this.cell.begin(attributes);
  }

  private endCell(column: number): void {
    const { row } = this;
    this.column = null;
    if (row === null || (this.width !== null && column >= this.width)) return;
    const { text, mark } = cellValue(this.cell.take(), this.context);
    if (text === '' && mark === MARK.TEXT) return;
    if (text.length > MAX_CELL_CHARACTERS) throw tooLong();
    if (column >= MAX_COLUMNS) throw tooManyColumns();
    // The header has no width yet: it grows with its cells.
    while (row.values.length < column) row.values.push('');
    row.values[column] = text;
    if (mark !== MARK.TEXT) marksOf(row)[column] = mark;
  }

  private endRow(): void {
    const { row } = this;
    if (row === null) return;
    this.row = null;
    this.width ??= row.values.length;
    for (const column of this.merges.coveredIn(row.number, this.width) ?? []) {
      marksOf(row)[column] = MARK.MERGED;
      row.values[column] = '';
    }
    const { number, values, marks, isHidden } = row;
    this.rows.push({ row: number, values, marks, isHidden });
  }

  private hide({ min, max, hidden }: Attributes): void {
    if (hidden !== '1' && hidden !== 'true') return;
    const last = Math.min(Number(max), MAX_COLUMNS);
    for (let column = Math.max(Number(min), 1); column <= last; column += 1)
      this.hiddenColumns.add(column - 1);
  }
}

function marksOf(row: { values: string[]; marks: Mark[] | null }): Mark[] {
  return (row.marks ??= new Array<Mark>(row.values.length).fill(MARK.TEXT));
}

function tooManyColumns(): WorkbookError {
  return new WorkbookError(
    'too_many_columns',
    `The table may have at most ${MAX_COLUMNS} columns: delete what stands to its right.`,
  );
}
