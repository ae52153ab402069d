import { z } from 'zod';
import { alertsQuery } from '../alerts/alerts-query.js';
import { positionCursor, positionsQuery, throughParameter, yearParameter } from '../query-schemas.js';

const momentParameter = positionsQuery.shape.knownAt.unwrap();

export const changesQuery = z.strictObject({
  fund: positionsQuery.shape.fund,
  year: yearParameter,
  through: throughParameter,
  ics: positionsQuery.shape.ics,
  from: momentParameter.meta({ description: 'What was known then: a time, a date, or a log position' }),
  to: momentParameter.optional().meta({ description: 'And what is known at this one; left out, now' }),
  minPosition: positionsQuery.shape.minPosition,
});
export type ChangesParameters = z.output<typeof changesQuery>;

const day = z.iso.date({ error: 'must be a date, 2023-05-31' });

export const auditQuery = z.strictObject({
  ...alertsQuery.pick({ fund: true, ics: true, year: true, limit: true, minPosition: true }).shape,
  kind: z.string().min(1).optional().meta({ description: 'One kind of event, e.g. VirementMade' }),
  person: z.string().min(1).optional().meta({ description: 'The id of who recorded it' }),
  recordedFrom: day.optional().meta({ description: 'Recorded on this day or after, UTC' }),
  recordedTo: day.optional().meta({ description: 'Recorded on this day or before, UTC' }),
  through: throughParameter.optional().meta({
    description: 'Effects are of positions through this period: 1 to 13, 13 when left out',
  }),
  order: z
    .enum(['oldest', 'newest'], { error: 'must be oldest or newest' })
    .default('oldest')
    .meta({ description: 'Log order (when left out), or the newest first' }),
  knownAt: positionsQuery.shape.knownAt,
  cursor: positionCursor.optional(),
});
export type AuditParameters = z.output<typeof auditQuery>;

export const historyQuery = z.strictObject({
  through: throughParameter
    .optional()
    .meta({ description: 'Through this period: 1 to 13, 13 when left out' }),
  knownAt: positionsQuery.shape.knownAt,
  minPosition: positionsQuery.shape.minPosition,
  format: z
    .enum(['json', 'csv'], { error: 'must be json or csv' })
    .optional()
    .meta({ description: 'json (default) or csv' }),
});
export type HistoryParameters = z.output<typeof historyQuery>;
