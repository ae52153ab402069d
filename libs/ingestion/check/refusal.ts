import { InvalidValueError, RefusedError } from '#kernel';
import type { CellError } from '../result.js';

/** What a decider refused, at the row that asked for it. Anything but a refusal is thrown on: it is not the file's fault. */
export function refusedAt(row: number, error: unknown): Omit<CellError, 'file'> {
  if (!(error instanceof RefusedError || error instanceof InvalidValueError)) throw error;
  return { row, column: null, cell: null, value: null, rule: error.code, message: error.message };
}
