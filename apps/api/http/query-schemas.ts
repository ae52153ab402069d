import { FOOTPRINTS } from '#domain/policies';
import { financialYear, parsePeriod } from '#kernel';
import { parseKnownAt } from '#projections/facts';
import { z } from 'zod';

/** One text under this name. What zod says by itself speaks of its types. */
export const oneText = (): z.ZodString =>
  z
    .string({
      error: ({ input }) =>
        input === undefined
          ? 'is missing'
          : Array.isArray(input)
            ? 'is given more than once'
            : 'must be text',
    })
    .min(1, { error: 'is empty', abort: true });

/** Text that one of the kernel's constructors takes; its own sentence is the error. */
export const parsed = <T>(make: (text: string) => T) =>
  oneText().transform((text, context): T => {
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

/** The `next` of a page before: a log position, of which none ever has more digits. */
export const positionCursor = oneText()
  .regex(/^\d{1,18}$/, 'must be the `next` of a page before')
  .meta({ description: '`next` of the page before' });

/** An unknown parameter is an error, not an empty page. */
export const positionsQuery = z.strictObject({
  fund: oneText().meta({ description: 'Fund code, e.g. HI' }),
  year: yearParameter,
  through: throughParameter,
  ics: oneText().optional().meta({ description: 'ODS code of one system' }),
  knownAt: parsed((text) => {
    parseKnownAt(text);
    return text;
  })
    .optional()
    .meta({ description: 'A time, a date, or a log position: as known then' }),
  footprint: z
    .enum(FOOTPRINTS, { error: `must be ${FOOTPRINTS.join(' or ')}` })
    .optional()
    .meta({
      description: 'Bodies as they reported (when left out), or accounts apportioned to those that live',
    }),
  minPosition: oneText()
    .regex(/^\d{1,19}$/, 'must be a log position')
    .optional()
    .meta({ description: 'Answer only with figures that include this log position' }),
});
export type PositionsParameters = z.output<typeof positionsQuery>;

/** What is asked of nothing but the moment known. */
export const momentQuery = positionsQuery.pick({ knownAt: true });
export type MomentParameters = z.output<typeof momentQuery>;

/** Which national table is asked for, and in which form. */
export const bridgeQuery = z.strictObject({
  fund: positionsQuery.shape.fund,
  year: yearParameter,
  through: throughParameter,
  knownAt: positionsQuery.shape.knownAt,
  minPosition: positionsQuery.shape.minPosition,
  format: z
    .enum(['json', 'csv'], { error: 'must be json or csv' })
    .optional()
    .meta({ description: 'json (default) or csv' }),
});
export type BridgeParameters = z.output<typeof bridgeQuery>;

export const reportQuery = bridgeQuery
  .extend({
    footprint: positionsQuery.shape.footprint,
    region: oneText().optional().meta({ description: 'Of one region alone: its code, Y62' }),
    ics: oneText().optional().meta({ description: 'Of one system alone: its ODS code' }),
  })
  .refine(({ region, ics }) => region === undefined || ics === undefined, {
    message: 'name a region or a system, not both',
    path: ['region'],
  });
export type ReportParameters = z.output<typeof reportQuery>;

/** What the submitter says the file is: one of another system, year or month is then refused as such. */
export const submissionQuery = z.strictObject({
  ics: oneText().optional().meta({ description: 'ODS code of the system whose file this is' }),
  year: yearParameter.optional().meta({ description: 'Financial year that the file is of, 2022-23' }),
  period: parsed(parsePeriod)
    .optional()
    .meta({ description: 'The one period that the file is of: 1 to 13, or M1 to M13' }),
});
export type SubmissionParameters = z.output<typeof submissionQuery>;
