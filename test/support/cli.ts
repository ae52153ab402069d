import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres';
import { packageRoot } from '#platform/package-root';
import { ensureBuilt } from './built.js';
import { positionsSchema, type PositionsAnswer } from './position-schema.js';
import { PATIENCE_MS } from './until.js';

export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const BIN = join(packageRoot(), 'apps', 'cli', 'bin', 'ringfence.js');

/** A run says some thousands of characters; one that says this many is in a loop, and is killed. */
const MOST_OUTPUT_BYTES = 16_000_000;

/** Configuration of this machine's environment stays out: a run starts its own services below its data directory. */
const SETTINGS = [
  ...['DATABASE_URL', 'DATABASE_MIGRATOR_URL', 'REDIS_URL', 'EVENTSTORE_URL', 'RINGFENCE_DATA_DIR'],
  ...['LOG_LEVEL', 'HOST', 'PORT'],
];
const running = new Set<ChildProcess>();

/** What a run of `ringfence` finds around it. */
export function cliEnvironment(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name));
  return { ...Object.fromEntries(inherited), NODE_OPTIONS: '', ...env };
}

/** Starts the built `ringfence` as a person does. */
export function spawnCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcessByStdio<null, Readable, Readable> {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: packageRoot(),
    env: cliEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/** Runs it to its end. One that hangs is killed, and has no exit code. */
export function runCli(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawnCli(args, env);
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    const watchdog = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    let bytes = 0;
    const keepIn = (chunks: Buffer[]) => (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_OUTPUT_BYTES) child.kill('SIGKILL');
      else chunks.push(chunk);
    };
    child.stdout.on('data', keepIn(out));
    child.stderr.on('data', keepIn(err));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearTimeout(watchdog);
      resolve({ exitCode, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
  });
}

/** A data directory for the command line, built when stale, and a scratch folder around it. */
export interface CliHouse {
  readonly folder: string;
  readonly dataDir: string;
  run(...args: string[]): Promise<CliRun>;
  /** `position --json`, held against the contract. */
  reading(...args: string[]): Promise<PositionsAnswer>;
  logPosition(): Promise<string>;
  /** Keeps PostgreSQL up from here on: the runs after it join a server instead of starting one each. */
  hold(): Promise<void>;
  close(): Promise<void>;
}

export async function openCliHouse(): Promise<CliHouse> {
  await ensureBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'ringfence-cli-'));
  const dataDir = join(folder, 'data');
  let postgres: EmbeddedPostgres | undefined;
  const run = (...args: string[]): Promise<CliRun> => runCli([...args, '--data-dir', dataDir]);
  return {
    ...{ folder, dataDir, run },
    async reading(...args) {
      const { exitCode, stdout, stderr } = await run('position', ...args, '--json');
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      return positionsSchema.parse(JSON.parse(stdout));
    },
    async logPosition() {
      const { stdout } = await run('status', '--json');
      return (JSON.parse(stdout) as { log: { position: string } }).log.position;
    },
    async hold() {
      postgres ??= await startEmbeddedPostgres({ dataDir });
    },
    async close() {
      for (const child of running) child.kill('SIGKILL');
      await postgres?.stop();
      // The server of a run that was killed may still be leaving.
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    },
  };
}

/** Exit code 1, nothing on stdout, and on stderr one sentence with what is wrong in it, without a stack. */
export function expectRefused(run: CliRun, ...words: string[]): void {
  expect(run).toMatchObject({ exitCode: 1, stdout: '' });
  for (const word of words) expect(run.stderr).toContain(word);
  expect(run.stderr).not.toMatch(/^\s+at /m);
  const sentences = run.stderr
    .trim()
    .split('\n')
    .filter((line) => !/^\((add --help for what it takes|Did you mean .*)\)$/.test(line));
  expect(sentences).toHaveLength(1);
}
