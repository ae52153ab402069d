import { describeAppending } from './append.contract.js';
import { describeConcurrency } from './concurrency.contract.js';
import { Follower, newEvent, newStream, type ContractOptions, type LogUnderTest } from './harness.js';
import { describeInterruption } from './interruption.contract.js';
import { describeReading } from './read.contract.js';
import { describeRepeating } from './repeat.contract.js';
import { describeSubscribing } from './subscribe.contract.js';

export type { ContractOptions, LogUnderTest } from './harness.js';

/**
 * What every event log must do, whatever is behind it. An adapter is not one until it passes.
 * `makeLog` is called once for the whole suite, and once more for each test that needs an empty log.
 */
export function describeEventLogContract(
  name: string,
  makeLog: () => Promise<LogUnderTest>,
  options: ContractOptions,
): void {
  describe(`the event log contract: ${name}`, () => {
    let underTest: LogUnderTest;
    beforeAll(async () => {
      underTest = await makeLog();
    });
    afterAll(() => underTest?.dispose());
    const get = (): LogUnderTest => underTest;

    describe('appending', () => describeAppending(() => underTest.log));
    describe('the same again', () => describeRepeating(() => underTest.log));
    describe('reading', () => describeReading(get));
    describe('subscribing', () => describeSubscribing(get));
    describe('together', () => describeConcurrency(get));
    if (options.interruptible)
      describe('interrupted', () => describeInterruption(() => underTest as Required<LogUnderTest>));
    if (options.startsEmpty) describe('an empty log', () => describeEmpty(makeLog));
  });
}

function describeEmpty(makeLog: () => Promise<LogUnderTest>): void {
  it('has a head without a place, nothing to read, and subscribers that wait', async () => {
    const underTest = await makeLog();
    const { log } = underTest;
    try {
      expect(await log.head()).toMatchObject({ position: 0n, recordedAt: null });
      for await (const event of log.readAll()) throw new Error(`there is ${event.stream}`);
      for await (const event of log.readAll({ direction: 'backwards' }))
        throw new Error(`there is ${event.stream}`);
      const follower = new Follower(log, { after: 0n });
      await follower.until((self) => self.caughtUpCount === 1);
      expect(follower.batches).toEqual([{ events: [], position: 0n, recordedAt: null, caughtUp: true }]);
      await log.append(newStream(), 'noStream', [newEvent()]);
      await follower.until((self) => self.events.length === 1);
      expect(follower.caughtUpCount).toBe(1);
      await follower.stop();
    } finally {
      await underTest.dispose();
    }
  });
}
