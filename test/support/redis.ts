import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRedis } from './redis-binary.js';

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** Waits on its standard input, and stops Redis when that closes: a killed test run leaves no server behind. */
const SUPERVISOR = `
exec 3<&0 0</dev/null
"$@" 3<&- & server=$!
( while read -r line; do :; done; kill -TERM $server ) <&3 2>/dev/null & watcher=$!
exec 3<&-
wait $server
kill -KILL $watcher 2>/dev/null
`;

/**
 * A real Redis: REDIS_URL, else one of our own on a free port of 127.0.0.1, set up as the queues need it (noeviction,
 * append-only file). Throws an Error that says what to do where none is to be had; never skips.
 */
export async function startTestRedis(): Promise<TestRedis> {
  const given = process.env['REDIS_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  const { command, libraryPath } = findRedis();
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-redis-'));
  const port = await freePort();
  const settings = { bind: '127.0.0.1', port: String(port), dir: folder, appendonly: 'yes', save: '' };
  const args = Object.entries({ ...settings, 'maxmemory-policy': 'noeviction', loglevel: 'warning' });
  const child = spawn(
    'sh',
    ['-c', SUPERVISOR, 'redis', command, ...args.flatMap(([name, value]) => [`--${name}`, value])],
    {
      env: { ...process.env, ...(libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {}) },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = `redis://127.0.0.1:${port}`;
  await untilAnswers(
    port,
    () => child.exitCode === null,
    () => said,
  );
  return {
    url,
    async stop() {
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilAnswers(port: number, isAlive: () => boolean, said: () => string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline && isAlive()) {
    if (await answers(port)) return;
    await sleep(30);
  }
  throw new Error(`redis-server did not start: ${said().slice(-2000)}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const finish = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(1000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('data', (data) => finish(data.toString().startsWith('+PONG')));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
