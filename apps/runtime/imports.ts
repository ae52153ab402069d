import { finishAcceptedFiles, type IngestionPorts, type OnProgress } from '#ingestion';
import { filesPending } from '#projections/facts';
import { isImportRunning, withImportLock } from '#workspace';
import { createLookups } from './lookups.js';
import type { Runtime } from './runtime.js';

/** What ingestion needs of the house. */
export function ingestionPorts(runtime: Runtime): IngestionPorts {
  const { lockPool, people, uploads, application } = runtime;
  return {
    lookups: createLookups(runtime),
    people,
    uploads,
    withImportLock: (kind, run) => withImportLock(lockPool, kind, run),
    commands: application,
  };
}

/**
 * Finishes the files that a crash left accepted and not applied; those that a living process is at are left to it. Answers with
 * their names, and throws when one cannot be finished: its figures would be half of a file.
 */
export async function finishPendingImports(runtime: Runtime, onProgress?: OnProgress): Promise<string[]> {
  const ports = ingestionPorts(runtime);
  const pending = [];
  for (const { file, context } of await filesPending(runtime.pool)) {
    if (!(await isImportRunning(runtime.pool, file.kind))) pending.push({ accepted: file, context });
  }
  if (pending.length === 0) return [];
  const finished = await finishAcceptedFiles(pending, ports, onProgress);
  for (const each of finished) if (each.status === 'failed') throw each.error;
  return finished.map(({ accepted }) => accepted.fileName);
}
