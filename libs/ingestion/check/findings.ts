import type { CellError, Discrepancy, Found } from '../result.js';

/** More than anybody reads; the totals stay exact. */
export const MAX_LISTED = 10_000;
const MAX_VALUE = 200;

interface Placed<T> {
  readonly item: T;
  readonly columnIndex: number;
}

/** Gathers all that is found in one file. Memory is bounded by MAX_LISTED, the counts are exact. */
export class Findings {
  private readonly errors: Placed<CellError>[] = [];
  private readonly discrepancies: Placed<Discrepancy>[] = [];
  private readonly faultyRows = new Set<number | null>();
  /** Some row could not be told from others: what rests on a file with such rows cannot be judged. */
  hasUnreadRows = false;
  totalErrors = 0;
  totalDiscrepancies = 0;

  constructor(readonly file: string) {}

  /** `columnIndex` only orders what is listed: row by row, left to right. */
  error(error: Omit<CellError, 'file'>, columnIndex = -1): void {
    this.totalErrors += 1;
    if (this.errors.length >= MAX_LISTED) return;
    this.errors.push({ item: this.complete(error), columnIndex });
    this.faultyRows.add(error.row);
  }

  /** Is an error of this row listed already? */
  hasErrorAt(row: number): boolean {
    return this.faultyRows.has(row);
  }

  discrepancy(found: Omit<Discrepancy, 'file'>, columnIndex = -1): void {
    this.totalDiscrepancies += 1;
    if (this.discrepancies.length < MAX_LISTED)
      this.discrepancies.push({ item: this.complete(found), columnIndex });
  }

  /** A fault of the whole file. */
  ofFile(rule: string, message: string, value: string | null = null): void {
    this.hasUnreadRows = true;
    this.error({ row: null, column: null, cell: null, value, rule, message });
  }

  found(): Found {
    return {
      errors: inOrder(this.errors),
      totalErrors: this.totalErrors,
      discrepancies: inOrder(this.discrepancies),
      totalDiscrepancies: this.totalDiscrepancies,
    };
  }

  private complete<T extends Omit<CellError, 'file'>>(item: T): T & { file: string } {
    const { value } = item;
    if (value === null) return { file: this.file, ...item };
    return { file: this.file, ...item, value: value.length > MAX_VALUE ? cut(value) : value };
  }
}

/** A copy: a string cut from another keeps all of it in memory, and a cell may be as long as a megabyte. */
function cut(value: string): string {
  return `${Buffer.from(value.slice(0, MAX_VALUE), 'utf16le').toString('utf16le')}…`;
}

function inOrder<T extends CellError>(placed: Placed<T>[]): T[] {
  return placed
    .sort((a, b) => (a.item.row ?? 0) - (b.item.row ?? 0) || a.columnIndex - b.columnIndex)
    .map((each) => each.item);
}
