import { applyFile } from '../apply-file.js';
import { checkFile, newScene, type CheckedFile } from '../check/check-file.js';
import { facts } from '../facts.js';
import { appliedBefore, rejected } from '../import-file.js';
import type { Kind } from '../kinds/names.js';
import type { FileSource, ImportContext, IngestionPorts, OnProgress } from '../ports.js';
import { inspect } from '../read/inspect.js';
import type { Acceptable, AlreadyApplied, Applied, CellError, Rejected } from '../result.js';
import { listFolder, type NotTaken } from './list-folder.js';
import { holdingLocks } from './locking.js';

/** What became of each file: `acceptable` ones were free of errors and not written, because another file was not. */
export type FolderFileResult = AlreadyApplied | Rejected | Acceptable | Applied;

export interface FolderResult {
  /** `nothing_to_load`: no folder, or no file in it that can be loaded; `problem` says why. */
  readonly status: 'applied' | 'rejected' | 'nothing_to_load';
  readonly problem: string | null;
  readonly files: readonly FolderFileResult[];
  readonly notTaken: readonly NotTaken[];
  /** Over all files, each list capped as its file's is. */
  readonly errors: readonly CellError[];
  readonly totalErrors: number;
}

type Pending = AlreadyApplied | Applied | CheckedFile;

/**
 * A folder of files: ALL are checked first, each as if those before it were applied; only when none has an error are they written,
 * one by one in the order of the contract. So every error of a folder is told at once, and a folder with an error stores nothing.
 */
export async function loadFolder(
  folder: string,
  context: ImportContext,
  ports: IngestionPorts,
  onProgress: OnProgress = () => undefined,
): Promise<FolderResult> {
  const { sources, notTaken, problem } = await listFolder(folder);
  if (problem !== null) {
    return { status: 'nothing_to_load', problem, files: [], notTaken, errors: [], totalErrors: 0 };
  }
  const kinds = new Set(sources.map(({ kind }) => kind));
  return holdingLocks(kinds, ports, async () => {
    const pending: Pending[] = [];
    try {
      await checkAll(sources, context, ports, pending, onProgress);
      const files = pending.some((each) => 'findings' in each && each.findings.totalErrors > 0)
        ? pending.map(unapplied)
        : await applyAll(pending, context, ports, onProgress);
      return summary(files, notTaken);
    } finally {
      for (const each of pending) if ('content' in each) await each.content?.dispose();
    }
  });
}

async function checkAll(
  sources: readonly (FileSource & { kind: Kind })[],
  context: ImportContext,
  ports: IngestionPorts,
  pending: Pending[],
  onProgress: OnProgress,
): Promise<void> {
  const scene = newScene(ports);
  const seen = new Set<string>();
  for (const source of sources) {
    const { kind, fileName } = source;
    const inspection = await inspect(() => source.open());
    const { sha256 } = inspection;
    const before = await appliedBefore(source, inspection, context, ports, onProgress);
    if (before !== null) {
      if (before.status === 'applied') await ports.lookups.refresh();
      pending.push(before);
    } else if (sha256 !== '' && seen.has(`${kind}:${sha256}`)) {
      pending.push({ status: 'already_applied', fileName, kind, sha256 });
    } else {
      seen.add(`${kind}:${sha256}`);
      pending.push(await checkFile(source, kind, inspection, context, ports, scene, onProgress));
    }
  }
}

async function applyAll(
  pending: readonly Pending[],
  context: ImportContext,
  ports: IngestionPorts,
  onProgress: OnProgress,
): Promise<FolderFileResult[]> {
  const results: FolderFileResult[] = [];
  let stopped = false;
  for (const each of pending) {
    if (!('findings' in each) || stopped) {
      results.push(unapplied(each));
      continue;
    }
    const result = await applyFile(each, context, ports, onProgress);
    results.push(result);
    // Only a file that changed under our hands is rejected now; what rests on it must wait.
    stopped = result.status === 'rejected';
    onProgress({ fileName: each.source.fileName, step: 'projecting', done: 0, of: null });
    await ports.lookups.refresh();
  }
  return results;
}

function unapplied(each: Pending): FolderFileResult {
  if (!('findings' in each)) return each;
  if (each.content === null || each.findings.totalErrors > 0) return rejected(each);
  return { status: 'acceptable', commands: each.commands, ...facts(each), ...each.findings.found() };
}

function summary(files: readonly FolderFileResult[], notTaken: readonly NotTaken[]): FolderResult {
  const bad = files.filter((each) => each.status === 'rejected');
  return {
    status: bad.length > 0 ? 'rejected' : 'applied',
    problem: null,
    files,
    notTaken,
    errors: bad.flatMap((each) => each.errors),
    totalErrors: bad.reduce((total, each) => total + each.totalErrors, 0),
  };
}
