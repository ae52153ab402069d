import { StreamNotFoundError, type EventLog } from '#event-store/port';
import { collect, idsOf, newCategory, newEvent, newEvents, newStream, type LogUnderTest } from './harness.js';

export function describeReading(getUnderTest: () => LogUnderTest): void {
  let log: EventLog;
  beforeEach(() => {
    log = getUnderTest().log;
  });

  describe('a stream', () => {
    const revisions = async (stream: string, options?: Parameters<EventLog['readStream']>[1]) =>
      (await collect(log.readStream(stream, options))).map((event) => event.revision);

    async function five(): Promise<string> {
      const stream = newStream();
      await log.append(stream, 'noStream', newEvents(5));
      return stream;
    }

    it.each([
      ['whole', {}, [0, 1, 2, 3, 4]],
      ['from a revision, inclusive', { from: 2 }, [2, 3, 4]],
      ['with a limit', { limit: 2 }, [0, 1]],
      ['with a limit of nothing', { limit: 0 }, []],
      ['from behind its end', { from: 5 }, []],
      ['backwards', { direction: 'backwards' }, [4, 3, 2, 1, 0]],
      ['backwards from a revision, inclusive', { direction: 'backwards', from: 2 }, [2, 1, 0]],
      ['backwards from behind its end', { direction: 'backwards', from: 99 }, [4, 3, 2, 1, 0]],
      ['its last event', { direction: 'backwards', limit: 1 }, [4]],
    ] as const)('%s', async (_what, options, expected) => {
      expect(await revisions(await five(), options)).toEqual(expected);
    });

    it.each([{}, { from: 3 }, { direction: 'backwards' }, { limit: 1 }] as const)(
      'that does not exist is named: %j',
      async (options) => {
        const stream = newStream();
        const error: unknown = await collect(log.readStream(stream, options)).catch((e: unknown) => e);
        expect(error).toBeInstanceOf(StreamNotFoundError);
        expect(error).toMatchObject({ stream });
      },
    );

    it('of thousands of events, in order, both ways', async () => {
      const stream = newStream();
      for (let n = 0; n < 3; n += 1)
        await log.append(stream, n === 0 ? 'noStream' : n * 900 - 1, newEvents(900));
      const expected = Array.from({ length: 2700 }, (_, n) => n);
      expect(await revisions(stream)).toEqual(expected);
      expect(await revisions(stream, { direction: 'backwards' })).toEqual(expected.reverse());
      expect(await revisions(stream, { from: 5, limit: 1500 })).toHaveLength(1500);
    });

    it('left half way, without harm', async () => {
      const stream = await five();
      for await (const event of log.readStream(stream)) if (event.revision === 1) break;
      expect(await revisions(stream)).toHaveLength(5);
    });
  });

  describe('the whole log', () => {
    /** Two categories, written in turns; the positions of their events in the order of writing. */
    async function written() {
      const [a, b] = [newCategory(), newCategory()];
      const before = (await log.head()).position;
      const ids: { id: string; category: string }[] = [];
      for (let n = 0; n < 6; n += 1) {
        const category = n % 2 === 0 ? a : b;
        const events = newEvents(2);
        await log.append(newStream(category), 'noStream', events);
        ids.push(...idsOf(events).map((id) => ({ id, category })));
      }
      return {
        a,
        b,
        before,
        all: ids.map(({ id }) => id),
        of: (c: string) => ids.filter((x) => x.category === c),
      };
    }

    it('comes in the order in which it was committed, with increasing positions', async () => {
      const { a, b, all, before } = await written();
      const events = await collect(log.readAll({ filter: { categories: [a, b] } }));
      expect(idsOf(events)).toEqual(all);
      for (const [n, event] of events.entries())
        expect(event.position).toBeGreaterThan(n === 0 ? before : events[n - 1]!.position);
    });

    it('without a filter holds every event', async () => {
      const { all, before } = await written();
      const events = await collect(log.readAll({ from: before + 1n }));
      expect(idsOf(events).filter((id) => all.includes(id))).toEqual(all);
    });

    it('is filtered by category, whole words only', async () => {
      const { a, of } = await written();
      await log.append(newStream(`${a}x`), 'noStream', [newEvent()]);
      await log.append(newStream(a.slice(0, -1)), 'noStream', [newEvent()]);
      expect(idsOf(await collect(log.readAll({ filter: { categories: [a] } })))).toEqual(
        of(a).map((x) => x.id),
      );
      expect(await collect(log.readAll({ filter: { categories: [newCategory()] } }))).toEqual([]);
      expect(await collect(log.readAll({ filter: { categories: [] } }))).toEqual([]);
    });

    it('is read from a position, inclusive, in either direction, with a limit', async () => {
      const { a, b, all } = await written();
      const filter = { categories: [a, b] };
      const from = (await collect(log.readAll({ filter })))[5]!.position;
      expect(idsOf(await collect(log.readAll({ filter, from })))).toEqual(all.slice(5));
      expect(idsOf(await collect(log.readAll({ filter, from, limit: 3 })))).toEqual(all.slice(5, 8));
      const back = await collect(log.readAll({ filter, from, direction: 'backwards' }));
      expect(idsOf(back)).toEqual(all.slice(0, 6).reverse());
      const last = await collect(log.readAll({ filter, direction: 'backwards', limit: 1 }));
      expect(idsOf(last)).toEqual(all.slice(-1));
    });

    it('ends, however fast others write', async () => {
      const stream = newStream();
      const { position } = await log.append(stream, 'noStream', [newEvent()]);
      let revision = 0;
      let read = 0;
      for await (const _event of log.readAll({ from: position })) {
        read += 1;
        if (read > 50) break;
        revision = (await log.append(stream, revision, [newEvent()])).revision;
      }
      expect(read).toBe(1);
    });

    it('never goes back in recorded time', async () => {
      const { before } = await written();
      const times = (await collect(log.readAll({ from: before + 1n }))).map((event) => event.recordedAt);
      expect(times).toEqual([...times].sort());
      for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });
  });

  describe('its head', () => {
    it('is where the last event stands, the same for everybody', async () => {
      const result = await log.append(newStream(), 'noStream', newEvents(3));
      const head = await log.head();
      expect(head.position).toBeGreaterThanOrEqual(result.position);
      expect(head.recordedAt! >= result.recordedAt).toBe(true);
      const other = await getUnderTest().another();
      expect((await other.head()).logId).toBe(head.logId);
      expect(head.logId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    });
  });
}
