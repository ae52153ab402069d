import { LogUnavailableError, type LogBatch, type SubscribeOptions } from '#event-store/port';
import type { Doorbell } from './doorbell.js';
import { readAhead, type PageReader } from './pages.js';

export interface SubscriptionSettings {
  /** The longest pause between two looks at the head of a quiet log. */
  readonly pollMs: number;
  readonly maxPage: number;
  /** Told each time the log did not answer, before it is asked again `retryMs` later. */
  readonly onUnavailable?: ((error: LogUnavailableError, retryMs: number) => void) | undefined;
}

const FIRST_PAUSE_MS = 5;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5000;
const ABORTED = Symbol('aborted');

/**
 * Catch-up, then live. The head is read before the events up to it, so a checkpoint never passes an event that was not looked
 * for. A log that is away is asked again, from behind the last event handed over, until it is back or the signal aborts.
 */
export async function* subscribe(
  reader: PageReader,
  bell: Doorbell,
  options: SubscribeOptions,
  settings: SubscriptionSettings,
): AsyncGenerator<LogBatch> {
  const { signal, filter } = options;
  const limit = Math.min(options.maxBatch ?? settings.maxPage, settings.maxPage);
  let after = options.after;
  let caughtUp = false;
  let pauseMs = FIRST_PAUSE_MS;
  let retryMs = FIRST_RETRY_MS;
  while (!signal.aborted) {
    try {
      const head = await unlessAborted(reader.head(), signal);
      if (head === ABORTED) return;
      retryMs = FIRST_RETRY_MS;
      if (head.position > after) {
        pauseMs = FIRST_PAUSE_MS;
        const fetch = (behind: bigint) => reader.all('ASC', behind + 1n, head.position, limit, filter);
        const pages = readAhead(fetch(after), (last) => fetch(last.position));
        for (;;) {
          const next = await unlessAborted(pages.next(), signal);
          if (next === ABORTED) return;
          if (next.done) break;
          const { events, more } = next.value;
          const last = events.at(-1);
          const end = more && last ? last : head;
          after = end.position;
          const first = !more && !caughtUp;
          caughtUp ||= !more;
          yield { events, position: end.position, recordedAt: end.recordedAt, caughtUp: first };
          if (signal.aborted) return;
        }
        continue;
      }
      if (!caughtUp) {
        caughtUp = true;
        const recordedAt = head.position === after ? head.recordedAt : null;
        yield { events: [], position: after, recordedAt, caughtUp: true };
      }
      await bell.wait(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, settings.pollMs);
    } catch (error) {
      if (!(error instanceof LogUnavailableError)) throw error;
      settings.onUnavailable?.(error, retryMs);
      await bell.wait(retryMs, signal);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    }
  }
}

/** The promise's outcome, or ABORTED as soon as the signal does: a server that hangs does not hold up a shutdown. */
async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | typeof ABORTED> {
  if (signal.aborted) {
    promise.catch(() => undefined);
    return ABORTED;
  }
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<typeof ABORTED>((resolve) => {
    onAbort = () => resolve(ABORTED);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
