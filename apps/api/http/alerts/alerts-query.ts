import { SIGNALS } from '#domain/alert';
import { ALERT_STATUSES } from '#projections/alerts';
import { z } from 'zod';
import { oneText, positionsQuery, yearParameter } from '../query-schemas.js';

const oneOf = <T extends string>(names: readonly [T, ...T[]]) =>
  z.enum(names, { error: `must be one of ${names.join(', ')}` });

const limit = oneText()
  .regex(/^([1-9]\d?|[1-4]\d\d|500)$/, 'must be a whole number from 1 to 500')
  .transform(Number)
  .default(100)
  .meta({ description: 'How many on a page: 1 to 500, 100 when left out' });

export const alertsQuery = z.strictObject({
  fund: oneText().optional().meta({ description: 'Fund code, e.g. HI' }),
  ics: oneText().optional().meta({
    description:
      'ODS code of one system. Open alerts of all whose work it took over come with its own, each under its own `ics`',
  }),
  year: yearParameter.optional(),
  status: oneOf(ALERT_STATUSES).optional(),
  severity: oneOf(['amber', 'red']).optional(),
  signal: oneOf(SIGNALS).optional(),
  needsAttention: oneOf(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({ description: 'Open and not acknowledged (any more), or the others' }),
  assignedTo: oneText().optional().meta({ description: 'The id of a person, from /v1/people' }),
  knownAt: positionsQuery.shape.knownAt,
  limit,
  cursor: oneText().optional().meta({ description: '`next` of the page before' }),
  minPosition: positionsQuery.shape.minPosition,
});
export type AlertsParameters = z.output<typeof alertsQuery>;

export const alertQuery = z.strictObject({ knownAt: positionsQuery.shape.knownAt });
export type AlertParameters = z.output<typeof alertQuery>;

export const feedQuery = z.strictObject({
  after: oneText()
    .regex(/^\d{1,18}$/, 'must be a log position')
    .transform(BigInt)
    .optional()
    .meta({ description: 'Only what happened behind this log position: `next` of the page before' }),
  limit,
});
export type FeedParameters = z.output<typeof feedQuery>;
