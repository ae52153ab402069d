import type { TableSpec } from '../../engine/projection.js';

/** What happened, event by event: who recorded it, when, what it bears on. Where a figure changed, the reason stands here. */
export const EVENTS_TABLES: readonly TableSpec[] = [
  {
    name: 'fact_events',
    // Of fund, ics and year empty text stands for "any": a key column holds no null. `true_on` is the other clock.
    columns: `position bigint NOT NULL, ics text NOT NULL, fund text NOT NULL, year text NOT NULL, bears text NOT NULL,
      stream text NOT NULL, type text NOT NULL, recorded_at timestamptz(3) NOT NULL, actor_id text NOT NULL,
      actor_role text NOT NULL, period int, true_on text, amount_pence bigint, data json NOT NULL`,
    key: ['position', 'ics'],
    indexes: ['(ics, year, position)', '(actor_id, position)', '(type, position)'],
  },
];
