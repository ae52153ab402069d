import {
  finishAcceptedFiles,
  type CellError,
  type FinishedFile,
  type IngestionPorts,
  type OnProgress,
} from '#ingestion';
import type { Logger } from '#platform';
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

/** An upload that was not accepted within this time never will be, in ms. */
const UNACCEPTED_MS = 24 * 60 * 60 * 1000;

/** Finishes what crashes left of imports, and clears away what came to nothing. For a process that lives on to do now and then. */
export async function tidyImports(runtime: Runtime): Promise<void> {
  for (const { accepted } of await finishPending(runtime)) {
    runtime.logger.info({ fileName: accepted.fileName }, 'finished a file that another process had begun');
  }
  const accepted = (await filesPending(runtime.pool)).map(({ file }) => file);
  await runtime.uploads.sweep(UNACCEPTED_MS, accepted);
}

/**
 * Finishes the files that a crash left accepted and not applied; those that a living process is at are left to it. Answers with
 * their names, and throws when one cannot be finished: its figures would be half of a file. Rows that were refused meanwhile are not in
 * the figures, and nothing stored says so: each is logged as an error, and kept in the runtime's `lateRefusals`.
 */
export async function finishPendingImports(runtime: Runtime, onProgress?: OnProgress): Promise<string[]> {
  const keep = (refusal: CellError) => void runtime.lateRefusals.push(refusal);
  return (await finishPending(runtime, onProgress, keep)).map(({ accepted }) => accepted.fileName);
}

/** A process that lives on must not gather refusals for ever: only who ends, and tells of them before, keeps them. */
async function finishPending(
  runtime: Runtime,
  onProgress?: OnProgress,
  keep: (refusal: CellError) => void = () => undefined,
): Promise<FinishedFile[]> {
  const ports = ingestionPorts(runtime);
  const pending = [];
  for (const { file, context } of await filesPending(runtime.pool)) {
    if (!(await isImportRunning(runtime.pool, file.kind))) pending.push({ accepted: file, context });
  }
  if (pending.length === 0) return [];
  const finished = await finishAcceptedFiles(pending, ports, onProgress);
  for (const each of finished) tellRefusals(runtime.logger, each, keep);
  for (const each of finished) if (each.status === 'failed') throw each.error;
  return [...finished];
}

function tellRefusals(logger: Logger, finished: FinishedFile, keep: (refusal: CellError) => void): void {
  if (finished.status !== 'applied') return;
  for (const refusal of finished.lateRefusals) {
    const { file, row, rule, message } = refusal;
    keep(refusal);
    logger.error(
      { file, row, code: rule, sentence: message },
      'a row of a file that another process had begun was refused; it is NOT in the figures',
    );
  }
}
