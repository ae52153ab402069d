import { Follower, idsOf, newCategory, newEvents, newStream, type LogUnderTest } from './harness.js';

/** The store goes away and comes back while somebody follows it. */
export function describeInterruption(getUnderTest: () => Required<LogUnderTest>): void {
  it.each([
    ['catches up', 2],
    ['waits for more', 0],
  ])('loses nothing and repeats nothing for a subscription that %s', async (_what, paceMs) => {
    const { log, interrupt } = getUnderTest();
    const category = newCategory();
    const follower = new Follower(log, {
      after: 0n,
      filter: { categories: [category] },
      maxBatch: 5,
      paceMs,
    });
    const written: string[] = [];
    const write = async (): Promise<void> => {
      const events = newEvents(10);
      await log.append(newStream(category), 'noStream', events);
      written.push(...idsOf(events));
    };
    for (let n = 0; n < 10; n += 1) await write();
    if (paceMs === 0) await follower.until((self) => self.events.length === written.length);
    await interrupt();
    for (let n = 0; n < 5; n += 1) await write();
    await follower.until((self) => self.events.length >= written.length);
    await follower.stop();
    expect(idsOf(follower.events)).toEqual(written);
    expect(follower.caughtUpCount).toBe(1);
  });

  it('ends without an error when it is aborted while the store is away', async () => {
    const { log, interrupt } = getUnderTest();
    const follower = new Follower(log, { after: (await log.head()).position });
    await follower.until((self) => self.caughtUpCount === 1);
    await Promise.all([interrupt(), follower.stop()]);
  });
}
