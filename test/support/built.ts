import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '#platform/package-root';

const root = packageRoot();
/** What tsconfig.build.json compiles. */
const SOURCES = ['apps', 'libs', 'infra', 'test/bench'];
const STAMP = join(root, 'dist', '.tsbuildinfo.build');
const LOCK = join(root, '.cache', 'build.lock');
/** A build takes seconds; one that holds the lock for longer was killed. In ms. */
const ABANDONED_MS = 180_000;

/** Compiles `dist` when a source is newer than it, one process at a time. Throws with the compiler's own words. */
export async function ensureBuilt(): Promise<void> {
  if (!isStale()) return;
  mkdirSync(join(root, '.cache'), { recursive: true });
  while (!tryLock()) await sleep(200);
  try {
    if (isStale()) build();
  } finally {
    rmdirSync(LOCK);
  }
}

function build(): void {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'pipe' });
  } catch (error) {
    throw new Error(`npm run build fails:\n${String((error as { stdout?: Buffer }).stdout)}`);
  }
}

function tryLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const since = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (since > 0 && Date.now() - since > ABANDONED_MS) rmdirSync(LOCK);
    return false;
  }
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
