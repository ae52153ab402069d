import type { CellError } from './result.js';

const COLUMNS = ['file', 'row', 'column', 'cell', 'value', 'rule', 'message'] as const;
const WIDEST = 40;

/** A plain table for a terminal: one error a line, columns aligned; the message comes last and is never cut. */
export function errorTable(errors: readonly CellError[]): string {
  if (errors.length === 0) return '';
  const rows = [
    [...COLUMNS] as string[],
    ...errors.map((error) => COLUMNS.map((column) => plain(error[column], column === 'message'))),
  ];
  const widths = COLUMNS.map((_column, at) =>
    Math.max(...rows.map((row) => [...(row[at] as string)].length)),
  );
  return rows
    .map((row) =>
      row.map((text, at) => (at === COLUMNS.length - 1 ? text : pad(text, widths[at] as number))).join('  '),
    )
    .join('\n');
}

/** Values come from outside: no line breaks, no control characters that a terminal would obey. */
function plain(value: string | number | null, whole: boolean): string {
  if (value === null) return '–';
  const text = String(value).replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ');
  const characters = [...text];
  return whole || characters.length <= WIDEST ? text : `${characters.slice(0, WIDEST - 1).join('')}…`;
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - [...text].length));

/** One member of `errors[]` in problem details (RFC 9457). */
export interface ProblemError {
  readonly detail: string;
  readonly rule: string;
  /** A JSON pointer where the rows came as JSON; null where they came in a file. */
  readonly pointer: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly cell: string | null;
  readonly value: string | null;
}

/** Errors as the API gives them: a cell for a file, a pointer for JSON rows. `rowsAt` is where the rows stand in the body: `/rows`. */
export function toProblemErrors(errors: readonly CellError[], rowsAt = ''): readonly ProblemError[] {
  return errors.map(({ row, column, cell, value, rule, message }) => {
    const isPointer = cell !== null && cell.startsWith('/');
    return {
      detail: message,
      rule,
      pointer: isPointer ? `#${rowsAt}${cell}` : null,
      row,
      column,
      cell: isPointer ? null : cell,
      value,
    };
  });
}
