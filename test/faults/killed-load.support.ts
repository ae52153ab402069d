import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '#platform/package-root';
import { cliEnvironment } from '../support/cli.js';
import { PATIENCE_MS } from '../support/until.js';

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
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: packageRoot(),
    env: cliEnvironment({ LOG_LEVEL: 'debug' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let [stdout, stderr, line] = ['', '', ''];
  let phase: Phase = 'starting';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (stderr.length > MOST_STDERR) {
      stderr = `${stderr.slice(0, 2000)}\nit said more than ${MOST_STDERR} characters, and was killed\n${stderr.slice(-2000)}`;
      child.kill('SIGKILL');
    }
    // A chunk may end within a line.
    const whole = (line + text).split('\n');
    line = whole.pop()!;
    for (const [, step, fileName] of whole.join('\n').matchAll(STEP)) {
      phase = step as Phase;
      onStep(phase, fileName ?? '');
    }
  });
  return {
    pid: child.pid!,
    phase: () => phase,
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

/** Runs it to its end; one that hangs is killed. Throws with its stderr when it does not exit with 0. */
export async function runCli(args: readonly string[]): Promise<string> {
  const cli = startCli(args);
  const watchdog = setTimeout(() => cli.kill(), PATIENCE_MS);
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
