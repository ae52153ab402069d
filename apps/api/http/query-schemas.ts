import { financialYear, parsePeriod } from '#kernel';
import { parseKnownAt } from '#projections/facts';
import { z } from 'zod';

/** Text that one of the kernel's constructors takes; its own sentence is the error. */
const parsed = <T>(make: (text: string) => T) =>
  z.string().transform((text, context): T => {
    try {
      return make(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });

export const yearParameter = parsed(financialYear).meta({ description: 'Financial year, 2022-23' });
export const throughParameter = parsed(parsePeriod).meta({
  description: 'Through this period: 1 to 13, or M1 to M13',
});

/** An unknown parameter is an error, not an empty page. */
export const positionsQuery = z.strictObject({
  fund: z.string().min(1).meta({ description: 'Fund code, e.g. HI' }),
  year: yearParameter,
  through: throughParameter,
  ics: z.string().min(1).optional().meta({ description: 'ODS code of one system' }),
  knownAt: parsed((text) => {
    parseKnownAt(text);
    return text;
  })
    .optional()
    .meta({ description: 'A time, a date, or a log position: as known then' }),
  footprint: z
    .enum(['as_reported'], { error: 'must be as_reported; current_footprint is not built yet' })
    .optional()
    .meta({ description: 'Bodies as they reported' }),
  minPosition: z
    .string()
    .regex(/^\d{1,19}$/, 'must be a log position')
    .optional()
    .meta({ description: 'Answer only with figures that include this log position' }),
});
export type PositionsParameters = z.output<typeof positionsQuery>;

export const reportQuery = z.strictObject({
  fund: positionsQuery.shape.fund,
  year: yearParameter,
  through: throughParameter,
  knownAt: positionsQuery.shape.knownAt,
  minPosition: positionsQuery.shape.minPosition,
  format: z.enum(['json', 'csv']).optional().meta({ description: 'json (default) or csv' }),
});
export type ReportParameters = z.output<typeof reportQuery>;

export const alertsQuery = z.strictObject({
  fund: z.string().min(1).optional(),
  ics: z.string().min(1).optional(),
  year: yearParameter.optional(),
  status: z.enum(['open', 'resolved']).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().min(1).optional().meta({ description: '`next` of the page before' }),
  minPosition: positionsQuery.shape.minPosition,
});
export type AlertsParameters = z.output<typeof alertsQuery>;

/** What the submitter says the file is: one of another system, year or month is then refused as such. */
export const submissionQuery = z.strictObject({
  ics: z.string().min(1).optional().meta({ description: 'ODS code of the system whose file this is' }),
  year: yearParameter.optional(),
  period: throughParameter.optional(),
});
export type SubmissionParameters = z.output<typeof submissionQuery>;
