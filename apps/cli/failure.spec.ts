import { createServer } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RingfenceError } from '#kernel';
import pg from 'pg';
import { failureOf } from './failure.js';

const caught = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing',
    (error: unknown) => error,
  );

describe('what a command says when it ends badly', () => {
  test('is the sentence of a broken rule', () => {
    expect(failureOf(new RingfenceError('UnknownFund', 'no fund XX'))).toBe('no fund XX');
  });

  test('names a server that does not answer', async () => {
    const port = await unusedPort();
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'x', database: 'x' });
    expect(failureOf(await caught(client.connect()))).toBe(
      `Nothing answers at 127.0.0.1:${port} (ECONNREFUSED): check DATABASE_URL and REDIS_URL, and that the server is up.`,
    );
  });

  test('names a path that cannot be used', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ringfence-failure-'));
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(failureOf(await caught(mkdir(join(file, 'below'), { recursive: true })))).toBe(
      `${join(file, 'below')}: a part of the path is a file, not a folder (ENOTDIR).`,
    );
    expect(failureOf(await caught(mkdir(file, { recursive: true })))).toContain(
      `${file}: a file of that name`,
    );
    await rm(folder, { recursive: true });
  });

  test('is PostgreSQL’s own sentence when it refuses the login', () => {
    const refused = Object.assign(new Error('database "x" does not exist'), {
      code: '3D000',
      severity: 'FATAL',
    });
    expect(failureOf(refused)).toBe('PostgreSQL: database "x" does not exist (3D000): check DATABASE_URL.');
  });

  test.each([
    ['57P01', 'terminating connection due to unexpected postmaster exit'],
    ['57P03', 'the database system is in recovery mode'],
    [undefined, 'Connection terminated unexpectedly'],
  ])('says of a server that was lost (%s) what to do', (code, message) => {
    expect(failureOf(Object.assign(new Error(message), code === undefined ? {} : { code }))).toBe(
      `PostgreSQL went away while this ran (${message}): nothing that was written is lost; run the same command again.`,
    );
  });

  test('keeps the stack of anything else: that one is ours', () => {
    const error = new TypeError('x is not a function');
    expect(failureOf(error)).toBe(error.stack);
  });
});

/** A port that was free a moment ago. */
function unusedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
