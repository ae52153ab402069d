import type { ReportScope } from '#domain/oversight-report';
import { FOOTPRINTS } from '#domain/policies';
import { z } from 'zod';
import { atMost, bodyText, knownAtMember, periodMember, yearMember } from '../body-schemas.js';
import { positionCursor, positionsQuery, yearParameter } from '../query-schemas.js';

const scope: z.ZodType<ReportScope> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('national') }),
  z.strictObject({ kind: z.literal('region'), regionCode: bodyText(20) }),
  z.strictObject({ kind: z.literal('system'), ics: bodyText(20) }),
]);

/** What is asked for when a report is issued. */
export const issueBody = z.strictObject({
  fund: bodyText(40),
  year: yearMember,
  through: periodMember,
  scope: scope.default({ kind: 'national' }),
  footprint: z.enum(FOOTPRINTS).default('as_reported'),
  knownAt: knownAtMember.optional(),
  supersedes: bodyText(60).optional(),
  reason: bodyText(1000),
});
export type IssueBody = z.output<typeof issueBody>;

/** Which reports a list is of. */
export const issuedQuery = z.strictObject({
  fund: positionsQuery.shape.fund.optional(),
  year: yearParameter.optional(),
  status: z.enum(['current', 'superseded'], { error: 'must be current or superseded' }).optional(),
  limit: atMost(500, 100),
  cursor: positionCursor.optional(),
});
export type IssuedParameters = z.output<typeof issuedQuery>;

/** With which other report one is compared. */
export const differencesQuery = z.strictObject({
  with: z
    .string({ error: 'is missing' })
    .min(1, 'is empty')
    .meta({ description: 'Number of the other report' }),
});
export type DifferencesParameters = z.output<typeof differencesQuery>;
