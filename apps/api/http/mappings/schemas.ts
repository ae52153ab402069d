import { DATE_FORMS, type Mapping } from '#ingestion';
import { parsePeriod } from '#kernel';
import { z } from 'zod';
import type { UsableMapping } from '../../../runtime/index.js';
import { all, object, text, time, whole, type Schema } from '../../openapi/schemas.js';
import { etagOf } from '../if-match.js';
import { yearParameter } from '../query-schemas.js';
import { checked } from '../checks/check-answer.js';

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/, 'letters, digits, point, hyphen and underscore, at most 60')
  .meta({ description: 'Letters, digits, point, hyphen and underscore' });
const column = z.string().trim().min(1, 'name the column, or leave it out').max(200);
const maybe = column.nullish().transform((value) => value ?? null);

const columns = z.strictObject({
  ...{ costCentre: column, accountCode: column, amount: maybe, debit: maybe, credit: maybe },
  ...{ description: maybe, supplier: maybe, date: maybe, period: maybe },
  dateForm: z.enum(DATE_FORMS).default('YYYY-MM-DD'),
});

const part = z
  .string()
  .trim()
  .max(1000)
  .nullish()
  .transform((value) => value || null);
const rule = z.strictObject({
  costCentre: z.string().trim().max(61).meta({ description: 'A code; with * at its end, all that begin so' }),
  accountCode: z
    .string()
    .trim()
    .max(61)
    .meta({ description: 'A code; with * at its end, all that begin so' }),
  ignore: z.boolean().default(false).meta({ description: 'None of the return: its money is told apart' }),
  ...{ chargedTo: part, purpose: part, programme: part, evidence: part },
});

export const mappingBody = z.strictObject({ columns, rules: z.array(rule).max(2000) });
export const newMappingBody = z.strictObject({ name, ...mappingBody.shape });

export const applyQuery = z.strictObject({
  year: yearParameter,
  period: z
    .string({ error: 'is missing' })
    .transform((value, context) => {
      try {
        return parsePeriod(value);
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message });
        return z.NEVER;
      }
    })
    .meta({ description: 'The month of the return: 1 to 13, or M1 to M13' }),
  coreComplete: z
    .enum(['yes', 'no'], { error: 'must be yes or no' })
    .meta({ description: 'Whether every core line of every programme with a baseline is in the extract' }),
});
export type ApplyParameters = z.output<typeof applyQuery>;

/** As a mapping is answered. */
export const toAnswer = ({ version, ...rest }: UsableMapping): UsableMapping & { etag: string } => ({
  ...{ version, ...rest },
  etag: etagOf(version),
});

const nullable: Schema = { type: ['string', 'null'] };
const mapping = object({
  columns: object({
    ...all(['costCentre', 'accountCode'], text),
    ...all(['amount', 'debit', 'credit', 'description', 'supplier', 'date', 'period'], nullable),
    dateForm: { enum: DATE_FORMS },
  }),
  rules: {
    type: 'array',
    items: object({
      ...{ costCentre: text, accountCode: text, ignore: { type: 'boolean' } },
      ...all(['chargedTo', 'purpose', 'programme', 'evidence'], nullable),
    }),
  },
} satisfies Record<keyof Mapping, Schema>);

export const savedMapping = object({
  ...{ ics: text, name: text, version: whole, madeBy: text, madeAt: time, mapping },
  etag: { type: 'string', description: 'For If-Match' },
});
export const savedMappings = object({ mappings: { type: 'array', items: savedMapping } });

const penceSchema: Schema = { type: 'integer', description: 'Pence' };
const sum = { rows: whole, totalPence: penceSchema };
const list = (items: Schema): Schema => ({ type: 'array', items });
export const applied = object({
  mapping: object({ name: text, version: whole }),
  reconciliation: object({
    ...all(['extract', 'lines', 'ignored', 'otherMonths', 'unmatched'], object(sum)),
    byRule: list(object({ rule: whole, ignored: { type: 'boolean' }, ...sum })),
    unmatchedPairs: list(object({ costCentre: text, accountCode: text, ...sum, firstRow: whole })),
  }),
  errors: (checked['properties'] as Record<string, Schema>)['errors']!,
  totalErrors: whole,
  check: {
    anyOf: [checked, { type: 'null' }],
    description: 'Of the return; null where the extract is wrong',
  },
});
