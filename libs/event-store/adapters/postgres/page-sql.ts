import { EVENT_COLUMNS } from './rows.js';

export type Order = 'ASC' | 'DESC';

const STORED = 'position, stream, revision, event_id, type, data, metadata, recorded_at';

/**
 * A page of at most $1 events, and of about $2 bytes of data: it ends with the event that passes them, so it has at least one
 * where there is one. The last column is the running sum, by which the reader knows whether the page was cut short.
 */
function page(source: string, key: 'position' | 'revision' | 'place', order: Order): string {
  return `SELECT ${EVENT_COLUMNS}, bytes_so_far FROM (
    SELECT *, sum(octet_length(data)) OVER (ORDER BY ${key} ${order} ROWS UNBOUNDED PRECEDING) AS bytes_so_far
    FROM (${source} ORDER BY ${key} ${order} LIMIT $1) AS page) AS sized
    WHERE bytes_so_far - octet_length(data) < $2 ORDER BY ${key} ${order}`;
}

/** $3 the stream, $4 the first revision wanted. */
export function streamPage(order: Order): string {
  const bound = order === 'ASC' ? 'revision >= $4' : 'revision <= $4';
  return page(`SELECT ${STORED} FROM log.events WHERE stream = $3 AND ${bound}`, 'revision', order);
}

/**
 * $3 the lowest position wanted, $4 the highest, $5 … the categories (none: every event). One ordered index scan for each
 * category, merged: `category = ANY (…)` would sort all that is left of the log for every page, and so would branches
 * without an order and a limit of their own.
 */
export function logPage(order: Order, categories: number): string {
  const within = `SELECT ${STORED} FROM log.events WHERE position BETWEEN $3 AND $4`;
  if (categories === 0) return page(within, 'position', order);
  const each = Array.from({ length: categories }, (_, i) => categoryBranch(order, i + 5));
  return page(`SELECT * FROM (${each.join(' UNION ALL ')}) AS merged`, 'place', order);
}

/** `position + 0`, as the index has it (see the migration): along the primary key this could be a walk through all of the log. */
function categoryBranch(order: Order, parameter: number): string {
  return `(SELECT ${STORED}, position + 0 AS place FROM log.events
    WHERE category = $${parameter} AND position + 0 BETWEEN $3 AND $4 ORDER BY position + 0 ${order} LIMIT $1)`;
}

export const HEAD = `SELECT log_id, last.position, last.recorded_at AT TIME ZONE 'UTC' FROM log.identity
  LEFT JOIN LATERAL (SELECT position, recorded_at FROM log.events ORDER BY position DESC LIMIT 1) AS last ON true`;

export const STREAM_EXISTS = 'SELECT 1 FROM log.events WHERE stream = $1 LIMIT 1';
