import { types } from 'node:util';
import { LogUnavailableError } from '#event-store/port';

// Connection failures (class 08), shutdown and start-up (57P01–03), a cancelled or timed-out statement, too many clients, a
// lock not had in time, a server that turned read-only (a failover).
const UNAVAILABLE_SQLSTATE = /^(08...|57P0[1-3]|57014|53300|55P03|25006)$/;
const UNAVAILABLE_SYSCALL = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
// `pg` gives these no code.
const UNAVAILABLE_MESSAGE =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Query read timeout|Client was closed/i;

/** What `pg` threw as the port's LogUnavailableError where it means that; anything else as it came. */
export function asPortError(error: unknown): unknown {
  if (!types.isNativeError(error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const unavailable =
    UNAVAILABLE_SQLSTATE.test(code) ||
    UNAVAILABLE_SYSCALL.has(code) ||
    UNAVAILABLE_MESSAGE.test(error.message);
  return unavailable
    ? new LogUnavailableError(`PostgreSQL: ${error.message || code}`, { cause: error })
    : error;
}

/** An event id that stands in the log already (log.append raises; under the lock nothing else can). */
export function isDuplicateEventId(error: unknown): error is Error & { readonly detail?: string } {
  return (
    types.isNativeError(error) &&
    'code' in error &&
    error.code === '23505' &&
    'constraint' in error &&
    error.constraint === 'events_event_id_key'
  );
}
