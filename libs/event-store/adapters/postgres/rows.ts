import { RingfenceError, type Instant } from '#kernel';
import type { EventMetadata, LogHead, RecordedEvent } from '#event-store/port';
import type { TextRow } from './session.js';

/** In the order in which `toRecorded` takes them. */
export const EVENT_COLUMNS = `position, stream, revision, event_id, type, data, metadata, recorded_at AT TIME ZONE 'UTC'`;

/** One row of EVENT_COLUMNS. */
export function toRecorded(row: TextRow): RecordedEvent {
  return {
    position: BigInt(row[0]!),
    stream: row[1]!,
    revision: Number(row[2]),
    eventId: row[3]!,
    type: row[4]!,
    data: row[5]!,
    metadata: JSON.parse(row[6]!) as EventMetadata,
    recordedAt: toInstant(row[7]!),
  };
}

/** One row of log_id, position, recorded_at; the last two null when the log is empty. */
export function toHead(row: TextRow): LogHead {
  const [logId, position, recordedAt] = row;
  return {
    logId: logId!,
    position: position ? BigInt(position) : 0n,
    recordedAt: recordedAt ? toInstant(recordedAt) : null,
  };
}

const ISO_TIMESTAMP = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?$/;
// The events of one append have one time, so most rows ask for the one before's.
let lastText = '';
let lastInstant: Instant = '';

/** `2026-01-02 03:04:05.6` (DateStyle ISO, already in UTC) → `2026-01-02T03:04:05.600Z`. */
export function toInstant(text: string): Instant {
  if (text === lastText) return lastInstant;
  const match = ISO_TIMESTAMP.exec(text);
  if (!match)
    throw new RingfenceError('UnreadableTimestamp', `the server's DateStyle must be ISO, got ${text}`);
  lastInstant = `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0')}Z`;
  lastText = text;
  return lastInstant;
}
