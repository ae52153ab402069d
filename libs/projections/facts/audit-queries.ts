import type { LogPosition } from '#event-store/port';
import type { Instant } from '#kernel';
import type { Db } from './as-of.js';
import { selectEvents, toFactEvent, type EventRow, type FactEvent } from './event-queries.js';

/** Which events; an event that names no fund, system or year concerns every one. */
export interface AuditFilters {
  readonly fund?: string;
  readonly ics?: string;
  readonly year?: string;
  readonly type?: string;
  /** Who recorded it: an opaque id. */
  readonly person?: string;
  /** Both inclusive, of when it was recorded. */
  readonly recordedFrom?: Instant;
  readonly recordedTo?: Instant;
}

export interface AuditQuery extends AuditFilters {
  /** Of `ics`: whose interventions it can name. */
  readonly predecessors: readonly string[];
  /** Nothing behind it. */
  readonly to: LogPosition;
  /** Exclusive cursor. */
  readonly after?: LogPosition;
  readonly order: 'oldest' | 'newest';
  readonly limit: number;
}

/** Events as they were recorded, a page of them. */
export async function auditEvents(db: Db, query: AuditQuery): Promise<FactEvent[]> {
  const newest = query.order === 'newest';
  const order = newest ? 'ORDER BY position DESC' : 'ORDER BY position';
  const { rows } = await db.query<EventRow>(
    `${selectEvents(
      `e.position <= $1 AND ($2::bigint IS NULL OR e.position ${newest ? '<' : '>'} $2)
         AND ($3::text IS NULL OR e.fund IN ('', $3))
         AND ($4::text IS NULL OR e.ics IN ('', $4) OR (e.bears = 'system' AND e.ics = ANY($5)))
         AND ($6::text IS NULL OR e.year IN ('', $6)) AND ($7::text IS NULL OR e.type = $7)
         AND ($8::text IS NULL OR e.actor_id = $8)
         AND ($9::timestamptz IS NULL OR e.recorded_at >= $9) AND ($10::timestamptz IS NULL OR e.recorded_at <= $10)`,
      `${order} LIMIT $11`,
    )} ${order}`,
    [
      ...[query.to.toString(), query.after?.toString() ?? null, query.fund ?? null, query.ics ?? null],
      ...[query.predecessors, query.year ?? null, query.type ?? null, query.person ?? null],
      ...[query.recordedFrom ?? null, query.recordedTo ?? null, query.limit],
    ],
  );
  return rows.map((row) => toFactEvent(row));
}

/** Whether anything was ever recorded by this id. */
export async function hasRecorded(db: Db, person: string): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    'SELECT EXISTS (SELECT FROM facts.fact_events WHERE actor_id = $1) AS found',
    [person],
  );
  return rows[0]!.found;
}

/** Ids of those who recorded anything by then, by how much. */
export async function recordersKnown(db: Db, at: LogPosition): Promise<string[]> {
  const { rows } = await db.query<{ actor_id: string }>(
    `SELECT actor_id FROM facts.fact_events WHERE position <= $1 GROUP BY actor_id ORDER BY count(*) DESC, actor_id LIMIT 500`,
    [at.toString()],
  );
  return rows.map(({ actor_id }) => actor_id);
}
