import { formatPounds, InvalidValueError, pence, RefusedError } from '#kernel';
import type { Header } from '../cells/header.js';
import type { Planned } from '../kinds/table-kind.js';
import type { CellError } from '../result.js';
import { REFUSAL_PLACES } from './refusal-places.js';

/**
 * What a decider refused, at the cell that asked for it, in the words of the files. Anything but a refusal is thrown on: it is not the
 * file's fault.
 */
export function refusedAt(
  { row, data }: Planned,
  error: unknown,
  header: Header | null,
): Omit<CellError, 'file'> {
  if (!(error instanceof RefusedError || error instanceof InvalidValueError)) throw error;
  const rule = snakeCase(error.code);
  const place = REFUSAL_PLACES[error.code];
  if (place === undefined) {
    return { row, column: null, cell: null, value: null, rule, message: inWords(error.message) };
  }
  const { column, member, todo } = place;
  const message = inWords(error.message);
  return {
    ...{ row, column, cell: header?.cell(column, row) ?? null, value: valueOf(data, member), rule },
    message: todo === undefined ? message : `${message.replace(/\.$/, '')}: ${todo}.`,
  };
}

/** `ReturnVersionUnknown` → `return_version_unknown`, as the rules of cells are called. */
export const snakeCase = (code: string): string =>
  code.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

/** `HI:QE1:2022-23` is the name of a stream: said as an account. */
function inWords(message: string): string {
  const said = message.replace(
    /\b(?:the account )?([A-Za-z0-9][\w.-]*):([A-Za-z0-9]+):(\d{4}-\d{2})(?!\d)/gi,
    (_id, fund: string, ics: string, year: string) => `the ${fund} account of ${ics} for ${year}`,
  );
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** As a person would write it; null for what is no one value. */
function valueOf(data: Planned['data'], member: string): string | null {
  const members = data as unknown as Readonly<Record<string, unknown>>;
  const account = members['account'] as Readonly<Record<string, unknown>> | undefined;
  const value = members[member] ?? account?.[member];
  if (typeof value === 'number') return member === 'amountPence' ? formatPounds(pence(value)) : String(value);
  return typeof value === 'string' ? value : null;
}
