import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidValueError } from '#kernel';
import type { Runtime } from '../runtime.js';
import { recordedHappening, type RecordedHappening } from './alert-history.js';

const ALERTS = { categories: ['alert'] } as const;
/** Events read at once for one follower. */
const MAX_BATCH = 100;
/** How often a follower looks for more: an alert may be a second late, and thirty followers ask thirty times a second and no more. */
const LOOK_EVERY_MS = 1000;

export interface AlertFeedPage {
  readonly events: readonly RecordedHappening[];
  /** To be asked for as `after` next time. */
  readonly next: string;
}

/** What happened to alerts behind a position, the oldest first. Throws InvalidValue for a position that the log has not reached. */
export async function alertFeedPage(
  runtime: Runtime,
  { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<AlertFeedPage> {
  const { position: head } = await runtime.log.head();
  if (after > head)
    throw new InvalidValueError('after', after.toString(), `the log ends at position ${head}`);
  const events: RecordedHappening[] = [];
  for await (const recorded of runtime.log.readAll({ from: after + 1n, limit, filter: ALERTS })) {
    events.push(recordedHappening(runtime, recorded));
  }
  // A full page ends with its last event. One that is not has seen all up to the head, which was read before it.
  const last = BigInt(events.at(-1)?.position ?? 0);
  const next = events.length === limit || last > head ? last : head;
  return { events, next: next.toString() };
}

/** The same without an end, until the signal aborts. */
export async function* followAlerts(
  runtime: Runtime,
  after: bigint,
  signal: AbortSignal,
): AsyncGenerator<RecordedHappening> {
  for (let from = after; !signal.aborted;) {
    const { events, next } = await alertFeedPage(runtime, { after: from, limit: MAX_BATCH });
    yield* events;
    from = BigInt(next);
    if (events.length < MAX_BATCH) await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
