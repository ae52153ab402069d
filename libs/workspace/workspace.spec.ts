import { createHash } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { isImportRunning, People, Uploads, withImportLock } from './index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
}, 60_000);
afterAll(() => database.drop());
const pool = () => database.createPool({ max: 4 });

describe('people', () => {
  it('have one opaque id a name, whoever asks and however often', async () => {
    const people = new People(pool());
    const asked = new Set(['Ada Example', 'Bo Example']);
    const [first, second] = await Promise.all([people.idsFor(asked), people.idsFor(asked)]);
    expect(first).toEqual(second);
    expect(first.get('Ada Example')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await people.known(asked)).toEqual(first);
  });

  it('are not made by looking them up', async () => {
    const people = new People(pool());
    expect(await people.known(new Set(['Nobody Example']))).toEqual(new Map());
    expect(await people.known(new Set(['Nobody Example']))).toEqual(new Map());
  });
});

describe('uploads', () => {
  const read = async (uploads: Uploads, sha256: string): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for await (const part of uploads.open('returns', sha256)) parts.push(part);
    return Buffer.concat(parts);
  };
  async function* inPieces(bytes: Buffer, size: number): AsyncIterable<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  it.each([0, 1, 70_000, 3_000_001])('come back byte for byte at a length of %i', async (length) => {
    const uploads = new Uploads(pool());
    const bytes = Buffer.from(
      createHash('shake256', { outputLength: Math.max(length, 1) })
        .update(String(length))
        .digest(),
    ).subarray(0, length);
    await uploads.store('returns', `length-${length}`, 'returns.csv', length, inPieces(bytes, 65_536));
    expect((await read(uploads, `length-${length}`)).equals(bytes)).toBe(true);
  });

  it('are whole or not there: one that breaks off leaves what stood before', async () => {
    const uploads = new Uploads(pool());
    await uploads.store('returns', 'torn', 'returns.csv', 3, inPieces(Buffer.from('old'), 1));
    async function* breaking(): AsyncIterable<Buffer> {
      yield Buffer.alloc(2_000_000);
      throw new Error('the line went dead');
    }
    await expect(uploads.store('returns', 'torn', 'returns.csv', 4_000_000, breaking())).rejects.toThrow(
      'dead',
    );
    expect((await read(uploads, 'torn')).toString()).toBe('old');
    await uploads.remove('returns', 'torn');
    await uploads.remove('returns', 'torn');
    expect(await read(uploads, 'torn')).toHaveLength(0);
  });
});

describe('the import lock', () => {
  it('lets one import of a kind run at a time, and says that one runs', async () => {
    const shared = pool();
    const order: string[] = [];
    let second: Promise<unknown> | undefined;
    await withImportLock(shared, 'returns', async () => {
      order.push('first in');
      second = withImportLock(shared, 'returns', () => Promise.resolve(order.push('second in')));
      await new Promise((resolve) => setTimeout(resolve, 150));
      expect(await isImportRunning(shared, 'returns')).toBe(true);
      expect(await isImportRunning(shared, 'virements')).toBe(false);
      order.push('first out');
    });
    await second;
    expect(order).toEqual(['first in', 'first out', 'second in']);
    expect(await isImportRunning(shared, 'returns')).toBe(false);
  });

  it('lets more wait in one process than there are connections', async () => {
    const shared = database.createPool({ max: 1 });
    let running = 0;
    const runs = Array.from({ length: 20 }, () =>
      withImportLock(shared, 'funds', async () => {
        expect((running += 1)).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      }),
    );
    await Promise.all(runs);
  });

  it('is let go when the import fails', async () => {
    const shared = pool();
    await expect(withImportLock(shared, 'plans', () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(await isImportRunning(shared, 'plans')).toBe(false);
  });
});
