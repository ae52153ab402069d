import {
  all,
  figuresAsOf,
  object,
  pence,
  position,
  text,
  time,
  whole,
  type Schema,
} from '../../openapi/schemas.js';

const maybe = (schema: Schema): Schema => ({ oneOf: [schema, { type: 'null' }] });
const list = (items: Schema): Schema => ({ type: 'array', items });
const flag: Schema = { type: 'boolean' };
const maybeText: Schema = { type: ['string', 'null'] };
const logPosition: Schema = { type: 'string', pattern: '^\\d+$' };
const etag: Schema = { type: 'string', description: 'Say it in If-Match to change this' };

const key = { ics: text, year: text, period: whole };
const statement = {
  ...{ lineCount: whole, totalPence: pence, linesSha256: text },
  ...{ discrepancyCount: whole, discrepanciesSha256: text },
};
const discrepancy = object({
  ...{ rule: text, line: maybeText, amountPence: { type: ['integer', 'null'] }, sentence: text },
});
const signedOff = object({ by: text, on: text, statement: maybe(object(statement)) });
const reopened = object({ by: text, reason: text, byOversight: flag });

const versionMembers = {
  ...{ version: whole, counts: flag, submittedAt: time, submittedBy: maybeText, coreComplete: flag },
  ...{ ...statement, discrepancies: list(discrepancy), discrepanciesConfirmedBy: maybeText },
  ...{ restatementReason: maybeText, sentBackFor: maybeText },
  ...{ signedOff: maybe(signedOff), reopened: maybe(reopened) },
};
export const versionSchema = object(versionMembers);

const step: Schema = { enum: ['errors', 'discrepancies', 'ready'] };
export const returnSchema = object({
  etag: { ...etag, type: ['string', 'null'] },
  ...{ ...key, status: { enum: ['missing', 'sent_back', 'submitted', 'signed_off', 'reopened'] } },
  openness: {
    enum: ['open', 'signed', 'by_oversight'],
    description: 'What stands before the next version: nothing, a signature, or not even a closed year',
  },
  ...{ yearClosedOn: maybeText, versions: list(versionSchema) },
  draft: maybe(object({ etag, step })),
});

const found = object({
  ...all(['detail', 'rule'], text),
  ...all(['pointer', 'column', 'cell', 'value'], maybeText),
  row: { type: ['integer', 'null'] },
});
const sum = object({ rows: whole, totalPence: pence });
const extractUsed = object({
  ...{ fileName: text, sha256: text, mapping: object({ name: text, version: whole }) },
  ...all(['extract', 'lines', 'ignored', 'otherMonths'], sum),
});
export const draftSchema = object({
  ...{ etag, ...key, step, fileName: text, draftedBy: text, draftedAt: time, checkedAt: time, sha256: text },
  ...{ rows: whole, totalErrors: whole, errors: list(found), statement: maybe(object(statement)) },
  ...{
    coreComplete: { type: ['boolean', 'null'] },
    discrepancies: list(discrepancy),
    confirmedBy: maybeText,
    extract: { ...maybe(extractUsed), description: 'The ledger’s extract that it was made of on a page' },
  },
});

const report = object({ number: text, title: text, through: whole });
const words = [
  ...['allocation', 'overspend', 'additional', 'substituted', 'misdirected', 'diverted', 'unevidenced'],
  ...['carriedForward', 'lapsed', 'uncommitted', 'confirmedLeakage', 'potentialLeakage'],
];
export const previewSchema = object({
  ...{ figuresAsOf, through: whole },
  accounts: list(
    object({
      ...{ fund: text, before: maybe(position), after: position, difference: object(all(words, pence)) },
      reports: list(report),
    }),
  ),
});

export const submittedSchema = object({ etag, version: whole, position: logPosition });
export const doneSchema = object({ etag, version: whole, position: { type: ['string', 'null'] } });

const line: Schema = {
  type: 'object',
  properties: {
    ...{ line: text, amountPence: pence, chargedTo: text },
    ...all(
      ['purpose', 'programme', 'costCentre', 'accountCode', 'supplier', 'description', 'evidence'],
      text,
    ),
  },
  required: ['line', 'amountPence', 'chargedTo'],
  additionalProperties: false,
};
const next: Schema = { ...maybeText, description: 'Hand it back as `cursor`; null on the last page' };
export const linesSchema = object({ lines: list(line), next });
export const differencesSchema = object({
  figuresAsOf,
  ...{ from: whole, to: whole, total: whole, effectPence: pence, next },
  lines: list(object({ line: text, before: maybe(line), after: maybe(line), effectPence: pence })),
});
