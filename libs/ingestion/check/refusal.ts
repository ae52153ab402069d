import { InvalidValueError, RefusedError } from '#kernel';
import type { Template } from '../cells/header.js';
import type { Planned } from '../kinds/table-kind.js';
import type { CellError } from '../result.js';
import type { Content } from './content.js';
import { REFUSAL_PLACES, type RefusalPlace } from './refusal-places.js';

/**
 * What a decider refused, at the cell that asked for it, in the words of the files. Anything but a refusal is thrown on: it is not the
 * file's fault.
 */
export function refusedAt(
  planned: Planned,
  error: unknown,
  { header, template, found }: Pick<Content, 'header' | 'template' | 'found'>,
): Omit<CellError, 'file'> {
  if (!(error instanceof RefusedError || error instanceof InvalidValueError)) throw error;
  const { row } = planned;
  const rule = snakeCase(error.code);
  const message = inWords(error, planned);
  const place = placeOf(error.code, template);
  if (place === undefined) return { row, column: null, cell: null, value: null, rule, message };
  const { column, member, todo } = place;
  const cell = header?.cell(column, row) ?? null;
  return {
    ...{ row, column, cell, value: found?.(row, column) ?? valueOf(planned, member), rule },
    message: todo === undefined ? message : `${message.replace(/\.$/, '')}: ${todo}.`,
  };
}

/** `ReturnVersionUnknown` → `return_version_unknown`, as the rules of cells are called. */
export const snakeCase = (code: string): string =>
  code.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

/** None where the file has no such column: what the log calls so is not the person's. */
function placeOf(code: string, template: Template | undefined): RefusalPlace | undefined {
  const place = REFUSAL_PLACES[code];
  if (place === undefined || template === undefined) return place;
  return [...template.required, ...template.optional].includes(place.column) ? place : undefined;
}

/** The rule's sentence without names that only the log has. What the person wrote stays as written. */
function inWords({ message, details }: RefusedError | InvalidValueError, { type }: Planned): string {
  const { account, reference } = details;
  let said = message;
  if (typeof account === 'string') said = withAccountInWords(said, account);
  if (type === 'SubmitReturn' && typeof reference === 'string') said = said.replace(reference, 'this file');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** `HI:QE1:2022-23` is the name of a stream: said as an account. */
function withAccountInWords(message: string, account: string): string {
  // The last: a reference, which may be written alike, is said before the account it is of.
  const at = message.lastIndexOf(account);
  const [fund, ics, year] = account.split(':');
  if (at < 0) return message;
  const before = message.slice(0, at).replace(/the account $/i, '');
  return `${before}${before === '' ? 'The' : 'the'} ${fund} account of ${ics} for ${year}${message.slice(at + account.length)}`;
}

/** Of a cell whose text is not kept: the year of a return, a member of a fund. Null for what is no one value. */
function valueOf({ data }: Planned, member: string): string | null {
  const value = (data as unknown as Readonly<Record<string, unknown>>)[member];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
