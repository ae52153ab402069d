import { MAX_LINES_PER_EVENT, type ReturnLine, type ReturnLinesRecorded } from '#domain/spend-return';
import { z } from 'zod';
import type { ShapeCheck } from '../entry.js';
import { code, period, shaped, uuid, year } from '../shapes.js';

// By hand, because it is run for every line of every return at each rebuild: see the README for what a schema costs here.
const MEMBERS: { readonly [Member in keyof Required<ReturnLine>]: (value: unknown) => boolean } = {
  line: isCode,
  amountPence: Number.isSafeInteger,
  chargedTo: isCode,
  purpose: isText,
  programme: isText,
  costCentre: isText,
  accountCode: isText,
  supplier: isText,
  description: isText,
  evidence: isText,
};
const REQUIRED = ['line', 'amountPence', 'chargedTo'] as const satisfies readonly (keyof ReturnLine)[];

const CHECKS: ReadonlyMap<string, (value: unknown) => boolean> = new Map(Object.entries(MEMBERS));

const envelope = shaped<Omit<ReturnLinesRecorded['data'], 'lines'>>(
  z.strictObject({ ics: code, year, period, reference: uuid }),
);

/** The envelope by schema, the lines by hand. */
export const returnLinesShape: ShapeCheck = (data) => {
  if (typeof data !== 'object' || data === null) return 'data: must be an object';
  const { lines, ...rest } = data as { lines?: unknown };
  if (!Array.isArray(lines)) return 'lines: must be an array';
  if (lines.length === 0 || lines.length > MAX_LINES_PER_EVENT)
    return `lines: ${lines.length}, must be 1 to ${MAX_LINES_PER_EVENT}`;
  for (let i = 0; i < lines.length; i += 1) {
    const fault = lineFault(lines[i]);
    if (fault) return `lines.${i}${fault}`;
  }
  return envelope(rest);
};

function lineFault(line: unknown): string | null {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) return ': must be an object';
  const members = line as Record<string, unknown>;
  for (const name of REQUIRED) if (!(name in members)) return `.${name}: is missing`;
  for (const name in members) {
    const check = CHECKS.get(name);
    if (!check) return `.${name}: is not a member of a line`;
    if (!check(members[name])) return `.${name}: has the wrong type`;
  }
  return null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isCode(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
