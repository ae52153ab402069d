import {
  AppendTooLargeError,
  MAX_APPEND_BYTES,
  MAX_APPEND_EVENTS,
  MAX_STREAM_NAME,
  WrongExpectedRevisionError,
  type EventLog,
  type ExpectedRevision,
} from '#event-store/port';
import { InvalidValueError } from '#kernel';
import { collect, idsOf, newCategory, newEvent, newEvents, newStream } from './harness.js';

export function describeAppending(getLog: () => EventLog): void {
  let log: EventLog;
  beforeEach(() => {
    log = getLog();
  });

  /** A stream with this many events, appended one by one. */
  async function streamOf(count: number): Promise<string> {
    const stream = newStream();
    for (let n = 0; n < count; n += 1)
      await log.append(stream, n === 0 ? 'noStream' : n - 1, [newEvent({ n })]);
    return stream;
  }

  async function refused(stream: string, expected: ExpectedRevision, actual: number | null): Promise<void> {
    const before = actual === null ? [] : idsOf(await collect(log.readStream(stream)));
    const error: unknown = await log.append(stream, expected, newEvents(2)).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(WrongExpectedRevisionError);
    expect(error).toMatchObject({ stream, expected, actual });
    if (actual !== null) expect(idsOf(await collect(log.readStream(stream)))).toEqual(before);
  }

  it('counts revisions from 0, and answers with the place of the last event', async () => {
    const stream = newStream();
    const first = await log.append(stream, 'noStream', [newEvent()]);
    const more = await log.append(stream, 0, newEvents(3));
    expect(first).toMatchObject({ revision: 0, repeated: false });
    expect(more).toMatchObject({ revision: 3, repeated: false });
    expect(more.position).toBeGreaterThan(first.position);
    const stored = await collect(log.readStream(stream));
    expect(stored.map((event) => event.revision)).toEqual([0, 1, 2, 3]);
    expect(stored[3]).toMatchObject({ position: more.position, recordedAt: more.recordedAt });
  });

  it('takes "the stream exists" when it does', async () => {
    const stream = await streamOf(2);
    expect(await log.append(stream, 'streamExists', newEvents(2))).toMatchObject({ revision: 3 });
  });

  it('refuses "no stream" when there is one, with the actual revision', async () => {
    await refused(await streamOf(3), 'noStream', 2);
  });

  it.each([0, 1, 3, 99])('refuses revision %d when the actual one is 2, and says so', async (expected) => {
    await refused(await streamOf(3), expected, 2);
  });

  it.each(['streamExists', 0, 5] as const)('refuses %s when there is no stream', async (expected) => {
    await refused(newStream(), expected, null);
  });

  it('lets one of 20 writers win, and tells the others the actual revision', async () => {
    const stream = await streamOf(1);
    const attempts = Array.from({ length: 20 }, () => log.append(stream, 0, newEvents(2)));
    const results = await Promise.allSettled(attempts);
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(19);
    for (const { reason } of lost) {
      expect(reason).toBeInstanceOf(WrongExpectedRevisionError);
      expect(reason).toMatchObject({ actual: 2 });
    }
    expect(await collect(log.readStream(stream))).toHaveLength(3);
  });

  it('lets one of 20 writers begin a stream', async () => {
    const stream = newStream();
    const attempts = Array.from({ length: 20 }, () => log.append(stream, 'noStream', [newEvent()]));
    const results = await Promise.allSettled(attempts);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await collect(log.readStream(stream))).toHaveLength(1);
  });

  it('keeps streams apart whose names begin alike', async () => {
    const category = newCategory();
    await log.append(`${category}-1`, 'noStream', [newEvent()]);
    await log.append(`${category}-10`, 'noStream', newEvents(2));
    await log.append(`${category}-1:A`, 'noStream', newEvents(3));
    expect(await collect(log.readStream(`${category}-1`))).toHaveLength(1);
  });

  it('gives back names, bytes and metadata as they came', async () => {
    const stream = newStream(newCategory()) + ':Ynys Môn/證據 🩺%_';
    const texts = ['"quotes" and \\ and \u0000 and \n', '“évidence” 🩺 證據 \ud83d', 'NULL', '{}', ''];
    const events = texts.map((text) => newEvent({ text, list: [null, true, -1.5e-7, { deep: text }] }));
    const last = {
      ...newEvent([]),
      metadata: {
        commandId: 'c',
        index: 7,
        actor: { id: 'person "ö"', role: 'system' },
        correlationId: 'x\\y',
        causationId: '{}',
      },
    } as const;
    const written = [...events, last];
    await log.append(stream, 'noStream', written);
    const stored = await collect(log.readStream(stream));
    expect(stored.map(({ eventId, type, data, metadata }) => ({ eventId, type, data, metadata }))).toEqual(
      written,
    );
    expect(new Set(stored.map((event) => event.stream))).toEqual(new Set([stream]));
  });

  it('takes as many events as the limit allows, all or none', async () => {
    const stream = newStream();
    const tooMany = log.append(stream, 'noStream', newEvents(MAX_APPEND_EVENTS + 1));
    await expect(tooMany).rejects.toThrow(AppendTooLargeError);
    const result = await log.append(stream, 'noStream', newEvents(MAX_APPEND_EVENTS));
    expect(result.revision).toBe(MAX_APPEND_EVENTS - 1);
    const stored = await collect(log.readStream(stream));
    expect(stored.map((event) => (JSON.parse(event.data) as { n: number }).n)).toEqual(
      Array.from({ length: MAX_APPEND_EVENTS }, (_, n) => n),
    );
  });

  it('takes as many bytes as the limit allows, counted as bytes', async () => {
    const stream = newStream();
    const half = newEvent('é'.repeat(MAX_APPEND_BYTES / 4));
    const tooLarge = log.append(stream, 'noStream', [half, newEvent('é'.repeat(MAX_APPEND_BYTES / 4))]);
    await expect(tooLarge).rejects.toThrow(AppendTooLargeError);
    await log.append(stream, 'noStream', [half]);
    expect((await collect(log.readStream(stream)))[0]?.data).toBe(half.data);
  });

  it.each([
    ['no event', newStream(), 'noStream', []],
    ['an empty name', '', 'noStream', newEvents(1)],
    ['a name that is too long', 'a'.repeat(MAX_STREAM_NAME + 1), 'noStream', newEvents(1)],
    ['the name of a system stream', '$settings', 'noStream', newEvents(1)],
    ['a control character in a name', 'a-\u0000', 'noStream', newEvents(1)],
    ['a system event', newStream(), 'noStream', [{ ...newEvent(), type: '$>' }]],
    ['an id that is no UUID', newStream(), 'noStream', [{ ...newEvent(), eventId: '1' }]],
    ['a negative revision', newStream(), -1, newEvents(1)],
    ['half a revision', newStream(), 0.5, newEvents(1)],
  ] as const)('refuses %s', async (_what, stream, expected, events) => {
    await expect(log.append(stream, expected, events)).rejects.toThrow(InvalidValueError);
  });
}
