import { WrongExpectedRevisionError, type EventLog, type ExpectedRevision } from '#event-store/port';
import { collect, idsOf, newEvent, newEvents, newStream } from './harness.js';

/** The same event ids again: a caller that did not hear the answer asks once more. */
export function describeRepeating(getLog: () => EventLog): void {
  let log: EventLog;
  beforeEach(() => {
    log = getLog();
  });

  /** A stream for which this expectation is right, and how many events stand in it. */
  async function streamFor(expected: ExpectedRevision): Promise<{ stream: string; events: number }> {
    const stream = newStream();
    if (expected === 'noStream') return { stream, events: 0 };
    await log.append(stream, 'noStream', newEvents(3));
    return { stream, events: 3 };
  }

  describe.each(['noStream', 'streamExists', 2] as const)('at %s', (expected) => {
    it('answers as the first time and writes nothing', async () => {
      const { stream, events } = await streamFor(expected);
      const asked = newEvents(3);
      const first = await log.append(stream, expected, asked);
      const again = await log.append(stream, expected, asked);
      expect(first.repeated).toBe(false);
      expect(again).toEqual({ ...first, repeated: true });
      expect(await collect(log.readStream(stream))).toHaveLength(events + 3);
    });

    it('still does when others have written since', async () => {
      const { stream, events } = await streamFor(expected);
      const asked = newEvents(2);
      const first = await log.append(stream, expected, asked);
      await log.append(stream, first.revision, newEvents(2));
      expect(await log.append(stream, expected, asked)).toEqual({ ...first, repeated: true });
      expect(await collect(log.readStream(stream))).toHaveLength(events + 4);
    });

    it('writes once when asked five times at the same time', async () => {
      const { stream, events } = await streamFor(expected);
      const asked = newEvents(2);
      const results = await Promise.all(Array.from({ length: 5 }, () => log.append(stream, expected, asked)));
      expect(results.filter((result) => !result.repeated)).toHaveLength(1);
      expect(new Set(results.map((result) => result.position)).size).toBe(1);
      expect(await collect(log.readStream(stream))).toHaveLength(events + 2);
    });

    it('refuses when only some are repeated, or in another order, and writes nothing', async () => {
      const { stream } = await streamFor(expected);
      const [a, b] = [newEvent({ a: 1 }), newEvent({ b: 1 })] as const;
      const { revision } = await log.append(stream, expected, [a, b]);
      const before = idsOf(await collect(log.readStream(stream)));
      for (const wrong of [
        [a, newEvent()],
        [newEvent(), b],
        [a, b, newEvent()],
        [b, a],
      ]) {
        const error: unknown = await log.append(stream, expected, wrong).catch((e: unknown) => e);
        expect(error).toBeInstanceOf(WrongExpectedRevisionError);
        expect(error).toMatchObject({ stream, expected, actual: revision });
      }
      expect(idsOf(await collect(log.readStream(stream)))).toEqual(before);
    });
  });

  it('refuses other events at a revision that was taken', async () => {
    const stream = newStream();
    await log.append(stream, 'noStream', newEvents(2));
    await expect(log.append(stream, 'noStream', newEvents(2))).rejects.toMatchObject({ actual: 1 });
  });
}
