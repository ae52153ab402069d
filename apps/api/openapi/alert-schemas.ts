import { HAPPENINGS } from '#alerts';
import { SIGNALS } from '#domain/alert';
import type { TakenOver } from '#domain/policies';
import { ALERT_STATUSES, type AlertRow } from '#projections/alerts';
import type { RecordedHappening } from '../../runtime/index.js';
import { figuresAsOf, object, text, time, whole, type Schema } from './schemas.js';

/** A member for each of the type's, no more and no fewer: the description cannot fall behind what is served. */
const of = <T>(members: Readonly<Record<keyof T & string, Schema>>): Schema => object(members);

const orNull = (schema: Schema): Schema => ({ ...schema, type: [schema['type'], 'null'] });
const logPosition: Schema = { type: 'string', pattern: '^\\d+$', description: 'Log position, decimal' };
const date: Schema = { type: 'string', format: 'date' };
const figures: Schema = { type: 'object', additionalProperties: whole };
const personId: Schema = { type: ['string', 'null'], description: 'Opaque id of a person' };
const named = { signal: { enum: SIGNALS }, fund: text, ics: text, year: text };

export const reply = object({ text, by: text, at: time });

const alert = of<AlertRow>({
  ...named,
  ...{ reason: text, status: { enum: ALERT_STATUSES }, severity: { enum: ['amber', 'red'] } },
  resolution: { type: ['string', 'null'], description: 'Why it was closed or resolved' },
  ...{ figures, basedOn: logPosition, asOf: date, raisedAt: time, changedAt: time, timesRaised: whole },
  needsAttention: { type: 'boolean', description: 'Open, and not acknowledged (any more)' },
  ...{ acknowledgedUntil: orNull(date), acknowledgedBy: personId, assignedTo: personId },
  ...{ endedAt: orNull(time), closedBy: personId, replies: { type: 'array', items: reply } },
});

const happening = of<RecordedHappening>({
  ...{ happened: { enum: HAPPENINGS }, ...named, position: logPosition, recordedAt: time, at: time },
  by: { type: ['string', 'null'], description: 'Opaque id of who did it; null of what the signal said' },
  ...{ severity: { enum: ['amber', 'red', null] }, reason: orNull(text), figures: orNull(figures) },
  ...{ basedOn: orNull(logPosition), asOf: orNull(date), until: orNull(date) },
  ...{ assignedTo: personId, reply: orNull(text) },
});

export const findingReplies = object({
  figuresAsOf,
  replies: { type: 'array', items: object({ ruleId: text, by: text, reply }) },
});

const etag: Schema = { type: 'string', description: 'What to say in If-Match, as the header ETag' };

export const alertsPage = object({
  figuresAsOf,
  alerts: { type: 'array', items: alert },
  takenOver: {
    type: 'array',
    items: of<TakenOver>({ ics: text, whole: { type: 'boolean', description: 'And not a part of it' } }),
    description:
      'Whose work the system asked for took over, nearest first: their open alerts are among these',
  },
  next: { type: ['string', 'null'], description: 'Hand it back as `cursor`; null on the last page' },
});

export const alertWithHistory = object({ alert, events: { type: 'array', items: happening }, etag });

export const alertFeed = object({
  events: { type: 'array', items: happening },
  next: { ...logPosition, description: 'Ask for it as `after` next time' },
});

export const eventStream: Schema = {
  type: 'string',
  description:
    'Server-sent events: `id` is the log position, `event` what happened, `data` one event of the JSON answer. A comment every 15 seconds.',
};

export const handled = object({
  position: { ...orNull(logPosition), description: 'Of what was written; null when nothing had to be' },
  written: whole,
  etag,
});
