import type { Findings } from '../check/findings.js';
import { CellFault, type CellType } from './fault.js';
import type { Header } from './header.js';
import { MARK, markFault, type Mark } from './mark.js';

/** Distinct values kept for each column; a column with more is read cell by cell. */
const MAX_CACHED = 5_000;

/** The cells of the row at hand, read by column and type. One object for a whole file: `begin` moves it to the next row. */
export class Cells {
  row = 0;
  /** False as soon as anything in this row is wrong: the row makes no command then. */
  good = true;
  /** What is odd and not wrong in this row. */
  warnings: { readonly rule: string; readonly message: string; readonly amountPence: number }[] = [];
  private values: readonly string[] = [];
  private marks: readonly Mark[] | null = null;
  private readonly caches = new Map<string, Map<string, unknown>>();

  constructor(
    readonly header: Header,
    readonly findings: Findings,
  ) {}

  begin(row: number, values: readonly string[], marks: readonly Mark[] | null = null): void {
    this.row = row;
    this.marks = marks;
    this.values = values;
    this.good = true;
    if (this.warnings.length > 0) this.warnings = [];
  }

  /** The trimmed text; blank when the file has no such column. */
  text(column: string): string {
    const at = this.header.at(column);
    if (at < 0) return '';
    const text = this.values[at] ?? '';
    const { length } = text;
    if (length === 0) return text;
    const first = text.charCodeAt(0);
    const last = text.charCodeAt(length - 1);
    return first <= 32 || last <= 32 || first >= 160 || last >= 160 ? text.trim() : text;
  }

  /** The row as it stands. */
  raw(): readonly string[] {
    return this.values;
  }

  /** A cell that must be filled in. On a fault it is reported and `type.none` stands in. */
  need<T>(column: string, type: CellType<T>): T {
    const text = this.text(column);
    if (this.isSpoiled(column, text, type)) return type.none;
    if (text !== '') return this.read(column, text, type);
    this.fail(column, 'required', `Fill in ${column}.`);
    return type.none;
  }

  /** A cell that may be blank (null). */
  maybe<T>(column: string, type: CellType<T>): T | null {
    const text = this.text(column);
    if (this.isSpoiled(column, text, type)) return type.none;
    return text === '' ? null : this.read(column, text, type);
  }

  /** Reports the cell of this column in this row. */
  fail(column: string, rule: string, message: string, secret = false): void {
    this.good = false;
    const value = secret ? '(not shown)' : this.text(column);
    const { row } = this;
    this.findings.error(
      { row, column, cell: this.header.cell(column, row), value, rule, message },
      this.header.at(column),
    );
  }

  /** Reports a discrepancy at the cell: it does not spoil the row. */
  warn(column: string, rule: string, message: string, amountPence: number): void {
    const { row } = this;
    const cell = this.header.cell(column, row);
    this.warnings.push({ rule, message, amountPence });
    this.findings.discrepancy(
      { row, column, cell, value: this.text(column), rule, message, amountPence },
      this.header.at(column),
    );
  }

  private markOf(column: string): Mark {
    return this.marks?.[this.header.at(column)] ?? MARK.TEXT;
  }

  /** Whether the spreadsheet made something of the cell that its column cannot take: reported then. */
  private isSpoiled(column: string, text: string, { use }: CellType<unknown>): boolean {
    if (this.marks === null) return false;
    const mark = this.markOf(column);
    const fault = mark === MARK.TEXT ? null : markFault(mark, use, text);
    if (fault !== null) this.fail(column, fault.rule, fault.message);
    return fault !== null;
  }

  private read<T>(column: string, found: string, type: CellType<T>): T {
    const isBoolean = type.use === 'yes_no' && this.markOf(column) === MARK.BOOLEAN;
    const text = !isBoolean ? found : found === 'TRUE' ? 'yes' : 'no';
    const cache = type.cached === true ? this.cacheOf(column) : null;
    if (cache !== null) {
      const known = cache.get(text);
      if (known !== undefined) return known as T;
    }
    const value = type.read(text);
    if (value instanceof CellFault) {
      this.fail(column, value.rule, value.message, value.secret);
      return type.none;
    }
    if (cache !== null && cache.size < MAX_CACHED) cache.set(text, value);
    return value;
  }

  private cacheOf(column: string): Map<string, unknown> {
    let cache = this.caches.get(column);
    if (cache === undefined) this.caches.set(column, (cache = new Map<string, unknown>()));
    return cache;
  }
}
