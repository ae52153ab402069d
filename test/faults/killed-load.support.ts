import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '#platform/package-root';

/** The steps that a load logs, and what comes before the first. */
export const PHASES = [
  ...['starting', 'checking', 'rehearsing', 'storing', 'accepting', 'writing', 'projecting'],
  'recomputing',
] as const;
export type Phase = (typeof PHASES)[number];

/** A `ringfence` of its own process, followed by what it says of itself. */
export interface RunningCli {
  readonly pid: number;
  phase(): Phase;
  stderr(): string;
  /** Exit code (null when killed by a signal) and standard output. */
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string }>;
  kill(): void;
}

const running = new Set<ChildProcess>();
const BIN = join(packageRoot(), 'apps', 'cli', 'bin', 'ringfence.js');
/** A load says some tens of thousands of characters; one that says this many is in a loop. */
const MOST_STDERR = 4_000_000;
const STEP = /"step":"(\w+)"(?:,"fileName":"([^"]+)")?/g;

/** Starts the built command line; its steps are read from its debug log, and told as they come. */
export function startCli(
  args: readonly string[],
  onStep: (phase: Phase, fileName: string) => void = () => undefined,
): RunningCli {
  const { DATABASE_URL: _url, DATABASE_MIGRATOR_URL: _migrator, REDIS_URL: _redis, ...env } = process.env;
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: packageRoot(),
    env: { ...env, NODE_OPTIONS: '', LOG_LEVEL: 'debug' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    stderr += text;
    if (stderr.length > MOST_STDERR) {
      stderr = `${stderr.slice(0, 2000)}\nit said more than ${MOST_STDERR} characters, and was killed\n${stderr.slice(-2000)}`;
      child.kill('SIGKILL');
    }
    for (const [, step, fileName] of text.matchAll(STEP)) onStep(step as Phase, fileName ?? '');
  });
  return {
    pid: child.pid!,
    phase: () => ([...stderr.matchAll(STEP)].at(-1)?.[1] ?? 'starting') as Phase,
    stderr: () => stderr,
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        running.delete(child);
        resolve({ code, stdout });
      });
    }),
    kill: () => void child.kill('SIGKILL'),
  };
}

/**
 * Runs it to its end, which has to come within `limitMs` (well below the 30 s after which BullMQ by itself takes a killed worker's job
 * for lost). Throws with its stderr when it does not exit with 0.
 */
export async function runCli(args: readonly string[], limitMs = 25_000): Promise<string> {
  const cli = startCli(args);
  const watchdog = setTimeout(() => cli.kill(), limitMs);
  const { code, stdout } = await cli.ended;
  clearTimeout(watchdog);
  if (code !== 0)
    throw new Error(`ringfence ${args.join(' ')} ended with ${code}: ${cli.stderr().slice(-3000)}`);
  return stdout;
}

/** kill -9 of whatever still runs. */
export function killAllCli(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** What the person saw: stderr without the log. */
export const sentences = (stderr: string): string =>
  stderr
    .split('\n')
    .filter((line) => !line.startsWith('{'))
    .join('\n')
    .trim();
