import { applyFile } from './apply-file.js';
import { checkFile, newScene, type CheckedFile } from './check/check-file.js';
import { Findings } from './check/findings.js';
import { readRows } from './check/read-rows.js';
import { facts } from './facts.js';
import { finishNow } from './finish-accepted.js';
import { TEMPLATES } from './kinds/index.js';
import { isKind } from './kinds/names.js';
import type { FileSource, ImportContext, IngestionPorts, OnProgress } from './ports.js';
import { asRead, inspect, type Inspection } from './read/inspect.js';
import type { AlreadyApplied, Applied, CheckResult, ImportResult, Rejected } from './result.js';

const silent: OnProgress = () => undefined;

/**
 * One file, all or nothing: checked whole, then applied; under the import lock of its kind. A file with an error is answered with
 * every error and stores nothing; bytes that were applied before are answered as such and write nothing.
 */
export function importFile(
  source: FileSource,
  context: ImportContext,
  ports: IngestionPorts,
  onProgress: OnProgress = silent,
): Promise<ImportResult> {
  return ports.withImportLock(source.kind, async () => {
    await ports.lookups.refresh();
    const inspection = await inspect(() => source.open());
    const before =
      (await ofAnotherScope(source, inspection, context, ports)) ??
      (await appliedBefore(source, inspection, context, ports, onProgress));
    if (before !== null) return before;
    return withChecked<ImportResult>(source, inspection, context, ports, onProgress, async (checked) =>
      checked.findings.totalErrors > 0 ? rejected(checked) : applyFile(checked, context, ports, onProgress),
    );
  });
}

/** The check alone, for a preview: what `importFile` would answer, and nothing stored. */
export async function checkOnly(
  source: FileSource,
  context: ImportContext,
  ports: IngestionPorts,
  onProgress: OnProgress = silent,
): Promise<CheckResult> {
  const inspection = await inspect(() => source.open());
  const { kind, fileName } = source;
  const { sha256 } = inspection;
  const another = await ofAnotherScope(source, inspection, context, ports);
  if (another !== null) return another;
  if (inspection.fault === null && (await ports.lookups.fileStatus({ kind, sha256 })) === 'applied') {
    return { status: 'already_applied', fileName, kind, sha256 };
  }
  return withChecked<CheckResult>(source, inspection, context, ports, onProgress, (checked) => {
    const { findings, content, commands } = checked;
    if (content === null || findings.totalErrors > 0) return Promise.resolve(rejected(checked));
    return Promise.resolve({ status: 'acceptable', commands, ...facts(checked), ...findings.found() });
  });
}

export function rejected(checked: CheckedFile): Rejected {
  return { status: 'rejected', ...facts(checked), ...checked.findings.found() };
}

/** Bytes that the log knows, under another system, year or month than theirs: refused as when they were new. */
async function ofAnotherScope(
  source: FileSource,
  inspection: Inspection,
  { scope, limits }: ImportContext,
  { lookups }: IngestionPorts,
): Promise<Rejected | null> {
  const { kind, fileName } = source;
  const { sha256, fault } = inspection;
  const template = TEMPLATES.find((each) => each.kind === kind);
  if (scope === undefined || fault !== null || template === undefined) return null;
  if ((await lookups.fileStatus({ kind, sha256 })) === 'unknown') return null;
  const findings = new Findings(fileName);
  const reader = { visit: () => undefined, limits };
  const { rows } = await readRows(source, inspection, template, TEMPLATES, scope, findings, reader, silent);
  if (findings.totalErrors === 0) return null;
  return {
    status: 'rejected',
    fileName,
    kind,
    sha256,
    ...asRead(source, inspection),
    rows,
    ...findings.found(),
  };
}

/** Bytes that were applied, or accepted and not finished (then they are finished now). Null for new ones. */
export async function appliedBefore(
  source: FileSource,
  { sha256, fault }: Inspection,
  context: ImportContext,
  ports: IngestionPorts,
  onProgress: OnProgress,
): Promise<AlreadyApplied | Applied | null> {
  const { kind, fileName } = source;
  if (fault !== null) return null;
  const status = await ports.lookups.fileStatus({ kind, sha256 });
  if (status === 'unknown') return null;
  if (status === 'accepted') return finishNow(source, sha256, context, ports, onProgress);
  await ports.uploads.remove(kind, sha256);
  return { status: 'already_applied', fileName, kind, sha256 };
}

async function withChecked<T>(
  source: FileSource,
  inspection: Inspection,
  context: ImportContext,
  ports: IngestionPorts,
  onProgress: OnProgress,
  then: (checked: CheckedFile) => Promise<T>,
): Promise<T> {
  if (!isKind(source.kind)) throw new RangeError(`${source.kind} is not a kind of file that is taken`);
  const checked = await checkFile(
    source,
    source.kind,
    inspection,
    context,
    ports,
    newScene(ports),
    onProgress,
  );
  try {
    return await then(checked);
  } finally {
    await checked.content?.dispose();
  }
}
