import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';

/** kill -9 of one process; false when it is gone already. */
export function killHard(pid: number): boolean {
  // To kill(2), 0 is every process of our group (Jest, npm, CI) and -1 every process there is.
  if (!Number.isInteger(pid) || pid <= 1) throw new Error(`${pid} is no process that a test may kill`);
  try {
    return process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** False also for one that is dead and whose parent, as some containers' first process, never asks how it ended. */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false; // gone meanwhile
  }
}

/** Follows what a process says and keeps the last of it: one in a loop says more than a string can hold. */
export function tailOf(stream: Readable, mostCharacters = 4000): () => string {
  let said = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-mostCharacters);
  });
  return () => said;
}
