import type { LogPosition } from '#event-store/port';
import type { Actor, Instant, PlainDate } from '#kernel';
import type { Db } from './as-of.js';
import type { Bears } from './bearing.js';

/** An event as the facts keep it: on both clocks, with who recorded it and what it bears on. */
export interface FactEvent {
  readonly position: LogPosition;
  readonly recordedAt: Instant;
  readonly stream: string;
  /** The domain's word, without a version. */
  readonly type: string;
  readonly actor: Actor;
  readonly bears: Bears;
  /** Of these null stands for "any". */
  readonly fund: string | null;
  readonly year: string | null;
  /** Every system that the event names. */
  readonly systems: readonly string[];
  /** When it was true, where the event says so. */
  readonly period: number | null;
  readonly trueOn: PlainDate | null;
  /** As recorded, without a sign of its own. */
  readonly amountPence: number | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface EventRow {
  position: string;
  recorded_at: Date;
  stream: string;
  type: string;
  actor_id: string;
  actor_role: Actor['role'];
  bears: Bears;
  fund: string;
  year: string;
  systems: string[];
  period: number | null;
  true_on: string | null;
  amount_pence: string | null;
  data: Record<string, unknown>;
}

export const toFactEvent = (row: EventRow): FactEvent => ({
  position: BigInt(row.position),
  recordedAt: row.recorded_at.toISOString(),
  ...{ stream: row.stream, type: row.type, actor: { id: row.actor_id, role: row.actor_role } },
  ...{ bears: row.bears, fund: row.fund || null, year: row.year || null },
  systems: row.systems.filter((ics) => ics !== ''),
  ...{ period: row.period, trueOn: row.true_on },
  amountPence: row.amount_pence === null ? null : Number(row.amount_pence),
  data: row.data,
});

/** One row an event, whatever the number of systems that it names; `e` is the table in `where`. */
export const selectEvents = (where: string, orderAndLimit: string): string =>
  `WITH found AS (SELECT DISTINCT position FROM facts.fact_events e WHERE ${where} ${orderAndLimit})
   SELECT position, min(recorded_at) AS recorded_at, min(stream) AS stream, min(type) AS type, min(actor_id) AS actor_id,
     min(actor_role) AS actor_role, min(bears) AS bears, min(fund) AS fund, min(year) AS year, array_agg(ics ORDER BY ics) AS systems,
     min(period) AS period, min(true_on) AS true_on, min(amount_pence) AS amount_pence, (array_agg(data))[1] AS data
   FROM facts.fact_events WHERE position IN (SELECT position FROM found) GROUP BY position`;

export interface BearingQuery {
  readonly fund: string;
  readonly year: string;
  /** Left out: every system. */
  readonly ics?: string;
  /** Whose interventions the system can name. */
  readonly predecessors: readonly string[];
  /** Exclusive. */
  readonly after: LogPosition;
  /** Inclusive. */
  readonly to: LogPosition;
  readonly limit: number;
}

/** Events that bear on an account, or on every account of a fund and year, between two positions; in log order, the first `limit`. */
export async function eventsBearing(db: Db, query: BearingQuery): Promise<FactEvent[]> {
  const { rows } = await db.query<EventRow>(
    `${selectEvents(
      `e.position > $1 AND e.position <= $2 AND (e.bears = 'all'
         OR (e.bears = 'system' AND ($3::text IS NULL OR e.ics = $3 OR e.ics = ANY($4)))
         OR (e.bears = 'system_year' AND e.year = $5 AND ($3::text IS NULL OR e.ics = $3))
         OR (e.bears = 'account' AND e.year = $5 AND e.fund = $6 AND ($3::text IS NULL OR e.ics = $3)))`,
      'ORDER BY position LIMIT $7',
    )} ORDER BY position`,
    [
      ...[query.after.toString(), query.to.toString(), query.ics ?? null, query.predecessors],
      ...[query.year, query.fund, query.limit],
    ],
  );
  return rows.map((row) => toFactEvent(row));
}
