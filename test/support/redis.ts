import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tailOf } from './processes.js';
import { findRedis } from './redis-binary.js';
import type { RedisBinary } from './redis-debian.js';
import { PATIENCE_MS } from './until.js';

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

/** A port that was free may be another's by the time that Redis takes it. */
const MOST_PORTS = 5;

/**
 * A real Redis: REDIS_URL, else one of our own on a free port of 127.0.0.1, set up as the queues need it (noeviction,
 * append-only file). Throws an Error that says what to do where none is to be had; never skips.
 */
export async function startTestRedis(): Promise<TestRedis> {
  const given = process.env['REDIS_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };
  const binary = findRedis();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ringfence-redis-')));
  let said = '';
  for (let tried = 0; tried < MOST_PORTS; tried += 1) {
    const port = await freePort();
    const server = launch(binary, folder, port);
    if (await untilAnswers(port, folder, server.isAlive)) {
      const stop = async () => {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      };
      return { url: `redis://127.0.0.1:${port}`, stop };
    }
    await server.stop();
    said = server.said();
  }
  throw new Error(`redis-server did not start: ${said}`);
}

function launch({ command, libraryPath }: RedisBinary, folder: string, port: number) {
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
  const heard = [child.stdout, child.stderr].map((stream) => tailOf(stream, 2000));
  child.stdin.on('error', () => undefined); // it is gone, and its end is seen below
  let alive = true;
  const ended = new Promise<void>((resolve) => {
    for (const event of ['close', 'error'])
      child.once(event, () => {
        alive = false;
        resolve();
      });
  });
  return {
    isAlive: () => alive,
    said: () => heard.map((tail) => tail()).join('\n'),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/** True when the Redis that works in this folder answers there; false when ours ended, or did not come in time. */
async function untilAnswers(port: number, folder: string, isAlive: () => boolean): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && isAlive()) {
    // A stranger on that port answers too, but from another folder.
    if ((await answer(port, 'CONFIG GET dir')).includes(`\r\n${folder}\r\n`)) return true;
    await sleep(30);
  }
  return false;
}

/** The beginning of what is answered to a command; empty when nothing is. */
function answer(port: number, command: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    const finish = (answered: string) => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(5000, () => finish(''));
    socket.on('error', () => finish(''));
    socket.once('close', () => finish(''));
    socket.once('data', (data) => finish(data.toString()));
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
