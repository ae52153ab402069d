import { RingfenceError } from '#kernel';

/** PostgreSQL's binaries are not installed, incomplete, or there are none for this platform. */
export class PostgresBinariesMissingError extends RingfenceError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super('PostgresBinariesMissing', message, details);
  }
}

/** The operating-system user cannot run PostgreSQL here (no passwd entry, not the owner, folders closed to it). */
export class PostgresUserError extends RingfenceError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super('PostgresUserUnsuitable', message, details);
  }
}

/** `initdb` failed; the message ends with what it said. */
export class PostgresInitError extends RingfenceError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super('PostgresInitFailed', message, details);
  }
}

/** PostgreSQL did not come up; the message ends with the last lines of its log. */
export class PostgresStartError extends RingfenceError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super('PostgresStartFailed', message, details);
  }
}
