import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '#platform/package-root';
import { isRunning } from './processes.js';

const root = packageRoot();
/** What tsconfig.build.json compiles. */
const SOURCES = ['apps', 'libs', 'infra', 'test/bench'];
const STAMP = join(root, 'dist', '.tsbuildinfo.build');
/** A link to the number of the process that builds: it comes into being with what it says. */
const LOCK = join(root, '.cache', 'build.lock');

/** Compiles `dist` when a source is newer than it, one process at a time. Throws with the compiler's own words. */
export async function ensureBuilt(): Promise<void> {
  if (!isStale()) return;
  mkdirSync(join(root, '.cache'), { recursive: true });
  while (!tryLock()) await sleep(200);
  try {
    if (isStale()) build();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function build(): void {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'pipe' });
  } catch (error) {
    throw new Error(`npm run build fails:\n${String((error as { stdout?: Buffer }).stdout)}`);
  }
  // The compiler leaves its stamp as it was when a newer source says the same.
  const now = new Date();
  utimesSync(STAMP, now, now);
}

function tryLock(): boolean {
  try {
    symlinkSync(String(process.pid), LOCK);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  try {
    if (!isRunning(Number(readlinkSync(LOCK)))) rmSync(LOCK, { force: true });
  } catch {
    // gone meanwhile
  }
  return false;
}

function isStale(): boolean {
  const builtAt = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((folder) => newest(join(root, folder)) > builtAt);
}

function newest(folder: string): number {
  let latest = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.spec.ts')) continue;
    latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return latest;
}
