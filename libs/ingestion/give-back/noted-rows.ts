import type { Header } from '../cells/header.js';
import type { Mark } from '../cells/mark.js';
import type { RowBatch } from '../read/table.js';
import type { Notes, RowNotes } from './notes.js';

export const ERRORS = 'errors';
export const DISCREPANCIES = 'discrepancies';

/** A row as it was handed in, with what was found in it beside it. */
export interface NotedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly notes: RowNotes | undefined;
  /** What a spreadsheet says of its cells beside their text. */
  readonly marks?: readonly Mark[] | undefined;
}

/** Where our two columns stand: those of the last time are written again. */
export interface Layout {
  readonly names: readonly string[];
  readonly errorsAt: number;
  readonly discrepanciesAt: number;
}

export function layoutOf({ names }: Header): Layout {
  const all = [...names];
  for (const ours of [ERRORS, DISCREPANCIES]) if (!all.includes(ours)) all.push(ours);
  return { names: all, errorsAt: all.indexOf(ERRORS), discrepanciesAt: all.indexOf(DISCREPANCIES) };
}

/**
 * The rows of a table in their order, the blank ones too: each stays the row that it was. What was found in a row stands in our two
 * columns. A row that is not as wide as the header has its sentence in one cell beyond the last column: it is refused until somebody has
 * set it right, and is not made to look whole by columns of ours.
 */
export async function* notedRows(
  header: Header,
  batches: AsyncIterable<RowBatch>,
  notes: Notes,
): AsyncGenerator<NotedRow> {
  const layout = layoutOf(header);
  let last = 1;
  let isTold = false;
  for await (const { firstRow, rows, marks } of batches) {
    for (const [at, record] of rows.entries()) {
      const row = firstRow + at;
      for (last += 1; last < row; last += 1) yield { row: last, cells: [], notes: undefined };
      if (record.every((cell) => cell.trim() === '')) {
        yield { row, cells: [], notes: undefined };
        continue;
      }
      const found = isTold ? notes.of(row) : together(notes.ofFile, notes.of(row));
      isTold = true;
      yield {
        row,
        cells: beside(record, header.names.length, layout, found),
        notes: found,
        marks: marks?.get(row),
      };
    }
  }
  // Nothing but a header: what is wrong with the file must stand somewhere.
  if (!isTold) yield { row: last + 1, cells: beside([], 0, layout, notes.ofFile), notes: undefined };
}

function beside(
  record: readonly string[],
  width: number,
  { names, errorsAt, discrepanciesAt }: Layout,
  found: RowNotes | undefined,
): string[] {
  const length = Math.max(names.length, record.length);
  const cells = Array.from({ length }, (_none, at) => record[at] ?? '');
  const [errors, odd] = [found?.errors.join(' ') ?? '', found?.discrepancies.join(' ') ?? ''];
  if (record.length !== width) return [...cells, [errors, odd].filter(Boolean).join(' ')];
  cells[errorsAt] = errors;
  cells[discrepanciesAt] = odd;
  return cells;
}

function together(a: RowNotes, b: RowNotes | undefined): RowNotes {
  if (b === undefined) return a;
  return {
    errors: [...a.errors, ...b.errors],
    discrepancies: [...a.discrepancies, ...b.discrepancies],
    wrong: b.wrong,
    odd: b.odd,
  };
}
