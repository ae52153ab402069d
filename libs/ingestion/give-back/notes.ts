import type { CellError, Found } from '../result.js';

/** What stands beside one row. */
export interface RowNotes {
  readonly errors: string[];
  readonly discrepancies: string[];
  /** Columns whose cell is wrong, and those whose cell is odd. */
  readonly wrong: Set<string>;
  readonly odd: Set<string>;
}

/** All that was found, row by row. What is of the file as a whole, or of its header, stands with the first row. */
export class Notes {
  private readonly rows = new Map<number, RowNotes>();
  readonly ofFile: RowNotes = noNotes();
  /** Sentences on what was found beyond what is listed. */
  readonly notListed: readonly string[];

  constructor(private readonly found: Found) {
    const { errors, totalErrors, discrepancies, totalDiscrepancies } = found;
    for (const error of errors) this.note(error, 'errors', 'wrong');
    for (const each of discrepancies) this.note(each, 'discrepancies', 'odd');
    const [more, odder] = [totalErrors - errors.length, totalDiscrepancies - discrepancies.length];
    const [moreErrors, moreOdd] = [notListed(more, 'error'), notListed(odder, 'discrepancy')];
    this.ofFile.errors.push(...moreErrors);
    this.ofFile.discrepancies.push(...moreOdd);
    this.notListed = [...moreErrors, ...moreOdd];
  }

  of(row: number): RowNotes | undefined {
    return this.rows.get(row);
  }

  /** Everything, as it is listed. */
  *all(): Generator<{ readonly what: 'error' | 'check'; readonly item: CellError }> {
    for (const item of this.found.errors) yield { what: 'error', item };
    for (const item of this.found.discrepancies) yield { what: 'check', item };
  }

  private note(item: CellError, text: 'errors' | 'discrepancies', mark: 'wrong' | 'odd'): void {
    const { row, column } = item;
    const notes = row === null || row === 1 ? this.ofFile : this.at(row);
    notes[text].push(sentence(item));
    if (column !== null && row !== 1) notes[mark].add(column);
  }

  private at(row: number): RowNotes {
    let notes = this.rows.get(row);
    if (notes === undefined) this.rows.set(row, (notes = noNotes()));
    return notes;
  }
}

/** `D14: what to do`; of a column that the file has not, the column's name. */
function sentence({ row, column, cell, message }: CellError): string {
  const where = row === null ? 'Whole file' : (cell ?? column ?? `Row ${row}`);
  return `${where}: ${message}`;
}

const notListed = (count: number, what: string): string[] =>
  count <= 0
    ? []
    : [`Whole file: of this kind (${what}) there are ${count} more than are listed; mend these first.`];

const noNotes = (): RowNotes => ({ errors: [], discrepancies: [], wrong: new Set(), odd: new Set() });
