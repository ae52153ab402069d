import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '#platform/package-root';

export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const BIN = join(packageRoot(), 'apps', 'cli', 'bin', 'ringfence.js');

/** Services of this machine's environment stay out: a run starts its own below its data directory. */
const SERVICES = ['DATABASE_URL', 'DATABASE_MIGRATOR_URL', 'REDIS_URL', 'EVENTSTORE_URL', 'LOG_LEVEL'];

/** Runs the built `ringfence` as a person does, to its end. */
export function runCli(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CliRun> {
  const inherited = Object.entries(process.env).filter(([name]) => !SERVICES.includes(name));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: packageRoot(),
      env: { ...Object.fromEntries(inherited), NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (exitCode) =>
      resolve({
        exitCode,
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
      }),
    );
  });
}
