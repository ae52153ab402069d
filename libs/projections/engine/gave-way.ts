import { RingfenceError } from '#kernel';

/** Two transactions waited for one another; one waited longer than it may; one would have written over what it had not read. */
const GAVE_WAY: readonly unknown[] = ['40P01', '55P03', '40001'];

/** PostgreSQL ended this transaction in favour of another: the same again may well go through. */
export const gaveWay = (error: unknown): boolean =>
  GAVE_WAY.includes((error as { code?: unknown } | null)?.code);

/** How long a swap gives way again and again, in ms. Readers of ours are through in seconds. */
const GIVE_UP_MS = 60_000;
/** One round can take longer than that: it is no reason to give up before there was another. */
const LEAST_ROUNDS = 3;

/** Something that is not ours holds a read model. For a person to find and end; what serves is as it was. */
export class SwapHeldOffError extends RingfenceError {
  constructor(readModel: string, rounds: number, cause: unknown) {
    const words = cause instanceof Error ? cause.message : String(cause);
    super(
      'SwapHeldOff',
      `The read model ${readModel} could not be rebuilt: ${rounds} times it gave way to somebody who holds its tables (${words}). ` +
        'Look for a transaction that has been open for long (a backup, a console, a report) in pg_stat_activity, end it, and try again. ' +
        'What was live before serves on.',
      { readModel, rounds },
    );
  }
}

/** Counts how often, and for how long, one swap gave way. */
export class GivingWay {
  private rounds = 0;
  private sinceMs: number | null = null;

  constructor(
    private readonly readModel: string,
    private readonly giveUpMs = GIVE_UP_MS,
  ) {}

  /** For a rejection: null when the same is to be tried again. Throws SwapHeldOffError after too long, and any other error as it is. */
  readonly again = (error: unknown): null => {
    if (!gaveWay(error)) throw error;
    this.rounds += 1;
    this.sinceMs ??= performance.now();
    if (this.rounds >= LEAST_ROUNDS && performance.now() - this.sinceMs >= this.giveUpMs)
      throw new SwapHeldOffError(this.readModel, this.rounds, error);
    return null;
  };
}
