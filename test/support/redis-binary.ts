import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { packageRoot } from '#platform/package-root';
import { unpackDebianRedis, unpackedIn, type RedisBinary } from './redis-debian.js';

/**
 * redis-server on the PATH, else Debian's packages unpacked below .cache/redis: without root, and nothing is installed.
 * Throws an Error that says what to do where neither is to be had.
 */
export function findRedis(): RedisBinary {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'redis-server'));
  const command = onPath.find((file) => existsSync(file));
  if (command) return { command, libraryPath: undefined };
  const cache = join(packageRoot(), '.cache', 'redis');
  if (!existsSync(cache)) makeCache(cache);
  return unpackedIn(cache);
}

/** Unpacks in a folder beside and renames it: of two that race one wins, and a killed one leaves no half. */
function makeCache(cache: string): void {
  mkdirSync(join(cache, '..'), { recursive: true });
  const work = mkdtempSync(`${cache}.new-`);
  try {
    const root = join(work, 'root');
    unpackDebianRedis(work, root);
    renameSync(root, cache);
  } catch (error) {
    if (!existsSync(cache)) throw error; // else another process was first
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
