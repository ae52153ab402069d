import { RingfenceError } from '#kernel';

/** The database given by URL cannot be used as it is; the message says what its administrator has to do. */
export class DatabaseUnsuitableError extends RingfenceError {
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super('DatabaseUnsuitable', message, details);
  }
}
