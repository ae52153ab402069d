import type { EventLog } from '#event-store/port';
import { quickestOf } from '../support/until.js';
import {
  Follower,
  idsOf,
  newCategory,
  newEvent,
  newEvents,
  newStream,
  sleep,
  type LogUnderTest,
} from './harness.js';

/** Until what another process wrote is handed over, on a machine that does not stall just then. */
const SOON_MS = 1000;

export function describeSubscribing(getUnderTest: () => LogUnderTest): void {
  let log: EventLog;
  const followers: Follower[] = [];
  beforeEach(() => {
    log = getUnderTest().log;
  });
  afterEach(async () => {
    for (const follower of followers.splice(0)) await follower.stop();
  });
  const follow = (...args: ConstructorParameters<typeof Follower>): Follower => {
    const follower = new Follower(...args);
    followers.push(follower);
    return follower;
  };

  it('catches up, says so once, and goes on live', async () => {
    const category = newCategory();
    const [past, first, second] = [newEvents(25), newEvents(3), newEvents(2)];
    await log.append(newStream(category), 'noStream', past);
    const follower = follow(log, { after: 0n, filter: { categories: [category] }, maxBatch: 10 });
    await follower.until((self) => self.caughtUpCount > 0);
    expect(idsOf(follower.events)).toEqual(idsOf(past));
    await log.append(newStream(category), 'noStream', first);
    await follower.until((self) => self.events.length === 28);
    await log.append(newStream(category), 'noStream', second);
    await follower.until((self) => self.events.length === 30);
    await sleep(50);
    expect(idsOf(follower.events)).toEqual(idsOf([...past, ...first, ...second]));
    expect(follower.caughtUpCount).toBe(1);
    for (const { events } of follower.batches) expect(events.length).toBeLessThanOrEqual(10);
  });

  it('hands over what another process writes, soon', async () => {
    const category = newCategory();
    const follower = follow(log, { after: (await log.head()).position, filter: { categories: [category] } });
    await follower.until((self) => self.caughtUpCount === 1);
    const writer = await getUnderTest().another();
    let written = 0;
    const quickest = await quickestOf(10, SOON_MS, async () => {
      await sleep(300);
      await writer.append(newStream(category), 'noStream', [newEvent()]);
      const writtenAt = performance.now();
      written += 1;
      await follower.until((self) => self.events.length === written);
      return performance.now() - writtenAt;
    });
    expect(quickest).toBeLessThan(SOON_MS);
  });

  it('resumes behind a position, which it does not repeat', async () => {
    const category = newCategory();
    const events = newEvents(4);
    const stream = newStream(category);
    await log.append(stream, 'noStream', events.slice(0, 2));
    const { position } = await log.append(stream, 1, events.slice(2, 3));
    await log.append(stream, 2, events.slice(3));
    const follower = follow(log, { after: position, filter: { categories: [category] } });
    await follower.until((self) => self.caughtUpCount === 1);
    expect(idsOf(follower.events)).toEqual(idsOf(events.slice(3)));
  });

  it('says where it is after each batch: never behind its events, never backwards', async () => {
    const category = newCategory();
    for (let n = 0; n < 5; n += 1) await log.append(newStream(category), 'noStream', newEvents(7));
    const follower = follow(log, { after: 0n, filter: { categories: [category] }, maxBatch: 4 });
    await follower.until((self) => self.caughtUpCount === 1);
    let before = -1n;
    for (const { events, position, recordedAt } of follower.batches) {
      expect(position).toBeGreaterThan(before);
      for (const event of events) {
        expect(event.position).toBeGreaterThan(before);
        expect(event.position).toBeLessThanOrEqual(position);
        expect(event.recordedAt <= recordedAt!).toBe(true);
      }
      before = position;
    }
  });

  it('moves its checkpoint when nothing matches, while it catches up and live', async () => {
    const { position } = await log.append(newStream(), 'noStream', newEvents(3));
    const follower = follow(log, { after: 0n, filter: { categories: [newCategory()] } });
    await follower.until((self) => self.caughtUpCount === 1);
    expect(follower.position).toBeGreaterThanOrEqual(position);
    const later = await log.append(newStream(), 'noStream', newEvents(3));
    await follower.until((self) => self.position >= later.position);
    expect(follower.events).toEqual([]);
    expect(follower.batches.at(-1)?.recordedAt).not.toBeNull();
    expect(follower.caughtUpCount).toBe(1);
  });

  it('waits for a category that has no stream yet', async () => {
    const category = newCategory();
    const follower = follow(log, { after: 0n, filter: { categories: [newCategory(), category] } });
    await follower.until((self) => self.caughtUpCount === 1);
    expect(follower.events).toEqual([]);
    const event = newEvent();
    await log.append(newStream(category), 'noStream', [event]);
    await follower.until((self) => self.events.length === 1);
    expect(idsOf(follower.events)).toEqual([event.eventId]);
  });

  it('is caught up at once at the head, with nothing to hand over', async () => {
    await log.append(newStream(), 'noStream', [newEvent()]);
    const { position } = await log.head();
    const follower = follow(log, { after: position });
    await follower.until((self) => self.caughtUpCount === 1);
    expect(follower.batches[0]).toMatchObject({ events: [], position, caughtUp: true });
  });

  it('loses nothing on a slow consumer', async () => {
    const category = newCategory();
    const filter = { categories: [category] };
    const follower = follow(log, { after: 0n, filter, maxBatch: 20, paceMs: 20 });
    const written: string[] = [];
    for (let n = 0; n < 10; n += 1) {
      const events = newEvents(25);
      await log.append(newStream(category), 'noStream', events);
      written.push(...idsOf(events));
    }
    await follower.until((self) => self.events.length >= written.length);
    expect(idsOf(follower.events)).toEqual(written);
  });

  describe('ends without an error', () => {
    it('when it is aborted while it waits', async () => {
      const follower = new Follower(log, { after: (await log.head()).position });
      await follower.until((self) => self.caughtUpCount === 1);
      await follower.stop();
    });

    it('when it is aborted in the middle of catching up', async () => {
      const category = newCategory();
      await log.append(newStream(category), 'noStream', newEvents(50));
      const follower = new Follower(log, {
        after: 0n,
        filter: { categories: [category] },
        maxBatch: 1,
        paceMs: 5,
      });
      await follower.until((self) => self.events.length === 3);
      await follower.stop();
      expect(follower.events.length).toBeLessThan(50);
    });

    it('when it was aborted before it began', async () => {
      const follower = new Follower(log, { after: 0n });
      await follower.stop();
      expect(follower.batches).toEqual([]);
    });

    it('when its log is closed', async () => {
      const other = await getUnderTest().another();
      const follower = new Follower(other, { after: (await log.head()).position });
      await follower.until((self) => self.caughtUpCount === 1);
      await other.close();
      await follower.stop();
      await expect(other.head()).rejects.toMatchObject({ code: 'LogUnavailable' });
    });
  });
}
