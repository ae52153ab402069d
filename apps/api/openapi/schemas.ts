import { ADHERENCE_CLASSES } from '#domain/policies';
import { POSTS } from '#identity';

/** JSON Schema, as far as these descriptions need it. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const texts: Schema = { type: 'array', items: text };
export const whole: Schema = { type: 'integer' };
export const pence: Schema = { type: 'integer', description: 'Pence' };
export const rate: Schema = {
  type: ['integer', 'null'],
  description: 'Basis points; null without an allocation',
};
const byName: Schema = { type: 'object', additionalProperties: pence };
const logPosition: Schema = { type: 'string', pattern: '^\\d+$', description: 'Log position, decimal' };
export const time: Schema = { type: 'string', format: 'date-time' };

/** Every member is required, and there is no other. */
export const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

/** An object with more members, of which each may be left out. */
export const withOptional = (of: Schema, more: Readonly<Record<string, Schema>>): Schema => ({
  ...of,
  properties: { ...(of['properties'] as Readonly<Record<string, Schema>>), ...more },
});

export const all = (names: readonly string[], schema: Schema): Record<string, Schema> =>
  Object.fromEntries(names.map((name) => [name, schema]));

export const figuresAsOf = object({
  ...{ logId: text, position: logPosition, method: text },
  recordedAt: { type: ['string', 'null'], format: 'date-time' },
});

export const amounts = {
  ...all(['allocation', 'overspend', 'additional', 'substituted', 'misdirected', 'diverted'], pence),
  ...all(['unevidenced', 'carriedForward', 'lapsed', 'uncommitted'], pence),
  ...all(['confirmedLeakage', 'potentialLeakage'], pence),
  ...all(['confirmedRate', 'potentialRate'], rate),
};

export const position = object({
  ...{ fund: text, ics: text, year: text, through: whole },
  regime: { enum: ['ring_fenced', 'notional'] },
  ...amounts,
  adherence: { enum: ADHERENCE_CLASSES },
  evidence: { enum: ['signed_off', 'provisional'] },
  ...{ missingPeriods: { type: 'array', items: whole }, notAssessable: texts },
  ...all(['misdirectedBy', 'divertedBy', 'additionalBy'], byName),
});

export const total = object({ ...amounts, accounts: object(all(ADHERENCE_CLASSES, whole)) });

export const positions = object({
  figuresAsOf,
  positions: { type: 'array', items: position },
  total,
});

/** RFC 9457. */
export const problem: Schema = {
  type: 'object',
  properties: {
    ...all(['type', 'title', 'detail'], text),
    status: whole,
    errors: {
      type: 'array',
      description:
        'Each says where it is: a parameter, a header, a field of a JSON body, or a cell of a file',
      items: {
        type: 'object',
        properties: {
          detail: text,
          parameter: { type: 'string', description: 'Name of a query parameter' },
          header: { type: 'string', description: 'Name of a request header' },
          pointer: { type: ['string', 'null'], description: 'JSON pointer into the body, as a fragment' },
          ...{ rule: text, row: { type: ['integer', 'null'] } },
          ...all(['column', 'cell', 'value'], { type: ['string', 'null'] }),
        },
        required: ['detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail'],
};

export const csvFile: Schema = { type: 'string', description: 'The file: RFC 4180, the header row first' };
export const workbookFile: Schema = { type: 'string', format: 'binary', description: 'A workbook' };
export const workbookHandedIn: Schema = {
  type: 'string',
  contentMediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  description:
    'The file: an Excel workbook without macros, the table on its first visible sheet, the header in row 1',
};
const rows: Schema = {
  type: 'array',
  items: { type: 'object' },
  description: 'Members named as the columns of the file',
};
export const jsonRows: Schema = {
  oneOf: [{ type: 'object', properties: { rows }, required: ['rows'] }, rows],
  description: 'The rows, or they alone as a list',
};

const found: Schema = { type: 'array', items: { type: 'object' } };
const kept = { kind: text, sha256: text, position: logPosition };
export const alreadyApplied = object({
  ...{ status: { const: 'already_applied' }, ...kept, written: { const: 0 } },
  detail: { type: 'string', description: 'That nothing was written, and how to mean the same rows again' },
});
export const applied = object({
  ...{ status: { const: 'applied' }, ...kept },
  format: { enum: ['csv', 'xlsx', 'json'], description: 'What the bytes were, whatever they were called' },
  encoding: {
    enum: ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', null],
    description: 'What the text was read as; null for a workbook',
  },
  ...all(['rows', 'commands', 'written', 'totalDiscrepancies'], whole),
  ...{ discrepancies: found, lateRefusals: found },
});

export const live = object({ status: { const: 'live' } });
export const ready = object({
  ...{ status: { const: 'ready' }, logId: text, head: logPosition, facts: logPosition, due: whole },
});

const post = object({
  post: { enum: POSTS },
  ics: { type: ['string', 'null'], description: 'Null: of all systems' },
});
export const person = object({ id: text, name: text, posts: { type: 'array', items: post }, etag: text });
export const people = object({ people: { type: 'array', items: person } });
