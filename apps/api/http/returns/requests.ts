import { z } from 'zod';
import { atMost, bodyText } from '../body-schemas.js';
import { positionsQuery } from '../query-schemas.js';

const version = z.number().int().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal digits');

export const confirmationBody = z.strictObject({
  discrepanciesSha256: sha256.meta({ description: 'Of the discrepancies as the draft shows them' }),
});
export const submissionBody = z.strictObject({
  restatementReason: bodyText(1000)
    .nullable()
    .default(null)
    .meta({ description: 'Why it replaces the version before; a closed year asks for it' }),
});
/** Exactly what was shown: signing says it back. */
export const signatureBody = z.strictObject({
  ...{ version, lineCount: z.number().int(), totalPence: z.number().int(), linesSha256: sha256 },
  ...{ discrepancyCount: z.number().int().min(0), discrepanciesSha256: sha256 },
});
export const reasonBody = z.strictObject({ version, reason: bodyText(1000) });

const number = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'must be the number of a version')
  .transform(Number);
const page = {
  limit: atMost(1000, 200),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/, 'must be the `next` of a page before')
    .transform(Number)
    .optional()
    .meta({ description: '`next` of the page before' }),
};
const { knownAt } = positionsQuery.shape;
/** As known when; left out, now. */
export const momentQuery = z.strictObject({ knownAt });
export const linesQuery = z.strictObject({ ...page, knownAt });
export const differencesQuery = z.strictObject({
  from: number.meta({ description: 'The version before' }),
  to: number.meta({ description: 'The version after' }),
  ...{ ...page, knownAt },
});
export type MomentParameters = z.output<typeof momentQuery>;
export type LinesParameters = z.output<typeof linesQuery>;
export type DifferencesParameters = z.output<typeof differencesQuery>;
