/**
 * A broken rule, with a stable `code` that outer layers map to an exit code or a problem type.
 * `details` are plain values (never a secret) that help the caller mend the input.
 */
export class RingfenceError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.details = details;
  }
}

/** Thrown by value constructors (amounts, dates, years …): the value can never be right, whatever the state. */
export class InvalidValueError extends RingfenceError {
  constructor(what: string, value: unknown, rule: string) {
    super('InvalidValue', `${what}: ${JSON.stringify(value) ?? String(value)} – ${rule}`, {
      what,
      value,
      rule,
    });
  }
}

/** Thrown by deciders: the command breaks a rule of the stream as it stands. Nothing is written. */
export class RefusedError extends RingfenceError {}

/** Closes a switch over a union: compiles only when every case is handled. */
export function never(value: never): never {
  throw new RingfenceError('UnhandledCase', `no case for ${JSON.stringify(value)}`);
}
