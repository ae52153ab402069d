import type { EventLog, RecordedEvent } from '#event-store/port';
import { WrongExpectedRevisionError } from '#event-store/port';
import { collect, Follower, idsOf, newCategory, newEvents, type LogUnderTest } from './harness.js';

const STREAMS = 100;
const APPENDS_PER_WRITER = 60;

/** "Greater than the last position" is how everybody reads. Under writers who race, it must miss nothing. */
export function describeConcurrency(getUnderTest: () => LogUnderTest): void {
  it.each([2, 4, 16])('%d writers on 100 streams: none skipped, none twice, order kept', async (writers) => {
    const { log, another } = getUnderTest();
    const category = newCategory();
    const filter = { categories: [category] };
    const names = Array.from({ length: STREAMS }, (_, n) => `${category}-${n}`);
    const written: string[] = [];
    const writing = Promise.all(
      Array.from({ length: writers }, async (_, n) => {
        written.push(...(await writeAtRandom(n % 2 === 0 ? log : await another(), names, n)));
      }),
    );
    writing.catch(() => undefined); // told below
    // One from the beginning, in small steps and close behind the writers; one that starts amid them; one that is slow.
    const followers = [
      new Follower(log, { after: 0n, filter, maxBatch: 3 }),
      new Follower(await another(), { after: 0n, filter }),
      new Follower(log, { after: 0n, filter, maxBatch: 50, paceMs: 3 }),
    ];
    try {
      await writing;
      for (const follower of followers) await follower.until((self) => self.events.length >= written.length);
    } finally {
      for (const follower of followers) await follower.stop();
    }

    const all = await collect(log.readAll({ filter }));
    expect(new Set(idsOf(all))).toEqual(new Set(written));
    expect(all).toHaveLength(written.length);
    for (const follower of followers) {
      expect(idsOf(follower.events)).toEqual(idsOf(all));
      expect(follower.caughtUpCount).toBe(1);
    }
    expectOrder(all);
  });
}

/** Appends to streams picked by a fixed recipe, at whatever revision stands there. Gives the ids that were written. */
async function writeAtRandom(log: EventLog, names: readonly string[], seed: number): Promise<string[]> {
  const written: string[] = [];
  let random = seed + 1;
  for (let n = 0; n < APPENDS_PER_WRITER; n += 1) {
    random = (random * 1103515245 + 12345) % 2147483648;
    const stream = names[random % names.length]!;
    const events = newEvents(1 + (random % 4));
    let expected: number | 'noStream' = 'noStream';
    for (;;) {
      try {
        await log.append(stream, expected, events);
        break;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevisionError)) throw error;
        expected = error.actual ?? 'noStream';
      }
    }
    written.push(...idsOf(events));
  }
  return written;
}

/** Positions and recorded times go up; the revisions of each stream are 0, 1, 2 … */
function expectOrder(all: readonly RecordedEvent[]): void {
  const next = new Map<string, number>();
  for (const [n, event] of all.entries()) {
    const before = all[n - 1];
    if (before && (event.position <= before.position || event.recordedAt < before.recordedAt))
      throw new Error(`position ${event.position} is out of order`);
    const revision = next.get(event.stream) ?? 0;
    if (event.revision !== revision)
      throw new Error(`${event.stream}: revision ${event.revision}, expected ${revision}`);
    next.set(event.stream, revision + 1);
  }
}
