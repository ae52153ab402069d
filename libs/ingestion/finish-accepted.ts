import type { FileAccepted } from '#domain/file-import';
import { RingfenceError } from '#kernel';
import { issueAll, type Issued } from './apply-file.js';
import { Findings } from './check/findings.js';
import { readContent } from './check/read-content.js';
import { rowsKnownByReference } from './check/references.js';
import { Overlay } from './check/overlay.js';
import { World } from './check/world.js';
import { isKind } from './kinds/names.js';
import type { FileSource, ImportContext, IngestionPorts, OnProgress } from './ports.js';
import { asRead, inspect, type Inspection } from './read/inspect.js';
import type { Applied } from './result.js';

/** An accepted file that cannot be finished: its upload is gone or is not what was checked. For a person to look at. */
export class AcceptedFileUnfinishedError extends RingfenceError {
  constructor(kind: string, sha256: string, why: string) {
    const message = `The accepted file ${kind}:${sha256} cannot be finished: ${why}`;
    super('AcceptedFileUnfinished', message, { kind, sha256 });
  }
}

/** A file whose FileAccepted has no FileApplied, and who handed it in (from the event's metadata). */
export interface PendingFile {
  readonly accepted: FileAccepted['data'];
  readonly context: ImportContext;
}

export type FinishedFile =
  | ({ readonly status: 'applied'; readonly accepted: FileAccepted['data'] } & Issued)
  | { readonly status: 'failed'; readonly accepted: FileAccepted['data']; readonly error: unknown };

/**
 * Run at every start: finishes, from their stored uploads, the files that a crash left accepted and not applied. The same bytes
 * make the same command ids, so what was written before is not written again. One that fails does not keep the others waiting.
 */
export async function finishAcceptedFiles(
  pending: readonly PendingFile[],
  ports: IngestionPorts,
  onProgress: OnProgress = () => undefined,
): Promise<readonly FinishedFile[]> {
  const finished: FinishedFile[] = [];
  for (const { accepted, context } of pending) {
    const { kind, sha256, fileName } = accepted;
    const source: FileSource = { kind, fileName, open: () => ports.uploads.open(kind, sha256) };
    try {
      const issued = await ports.withImportLock(kind, async () => {
        await ports.lookups.refresh();
        // Another process may have been quicker.
        const status = await ports.lookups.fileStatus({ kind, sha256 });
        if (status === 'applied') return { written: 0, position: null, lateRefusals: [] };
        return (await reissue(source, sha256, accepted, context, ports, onProgress)).issued;
      });
      finished.push({ status: 'applied', accepted, ...issued });
    } catch (error) {
      finished.push({ status: 'failed', accepted, error });
    }
  }
  await ports.lookups.refresh();
  return finished;
}

/** The same for bytes that are handed in again before anybody finished them. The caller holds the import lock. */
export async function finishNow(
  source: FileSource,
  sha256: string,
  context: ImportContext,
  ports: IngestionPorts,
  onProgress: OnProgress,
): Promise<Applied> {
  const { issued, rows, commands, inspection } = await reissue(
    source,
    sha256,
    null,
    context,
    ports,
    onProgress,
  );
  const { kind, fileName } = source;
  const nothing = { errors: [], totalErrors: 0, discrepancies: [], totalDiscrepancies: 0 };
  return {
    status: 'applied',
    kind,
    fileName,
    sha256,
    ...asRead(source, inspection),
    rows,
    commands,
    ...nothing,
    ...issued,
  };
}

/** Reads the bytes again, without checking them against the world: that was done when they were accepted. */
async function reissue(
  source: FileSource,
  sha256: string,
  accepted: FileAccepted['data'] | null,
  context: ImportContext,
  ports: IngestionPorts,
  onProgress: OnProgress,
): Promise<{ issued: Issued; rows: number; commands: number; inspection: Inspection }> {
  const { kind, fileName } = source;
  const inspection = await inspect(() => source.open());
  if (!isKind(kind))
    throw new AcceptedFileUnfinishedError(kind, sha256, 'this version does not take such files.');
  if (inspection.sha256 !== sha256) {
    throw new AcceptedFileUnfinishedError(kind, sha256, 'the stored upload is not what was accepted.');
  }
  const findings = new Findings(fileName);
  const overlay = new Overlay();
  const { lookups } = ports;
  // What is odd about a return goes with its submission, so it is looked for again.
  const world = kind === 'returns' ? await World.of(lookups, overlay, context.actor.role, false) : null;
  const reading = { source, inspection, scope: undefined, world, lookups, overlay, findings, onProgress };
  const content = await readContent(kind, reading);
  try {
    if (content === null || findings.totalErrors > 0) {
      const first = findings.found().errors[0]?.message ?? '';
      throw new AcceptedFileUnfinishedError(
        kind,
        sha256,
        `it reads otherwise than when it was checked. ${first}`,
      );
    }
    const plan = content.plan((name) => name);
    const known = await knownRows(content, ports);
    const commands = accepted?.commands ?? plan.length;
    const { byteLength } = inspection;
    const { rows } = content;
    const counts = accepted ?? { kind, sha256, fileName, byteLength, rows, commands, discrepancies: 0 };
    const checked = { source, kind, content, known, inspection };
    const issued = await issueAll(checked, counts, context, ports, onProgress);
    return { issued, rows, commands, inspection };
  } finally {
    await content?.dispose();
  }
}

/** Rows under a reference that the log holds: written before the crash, or left out at acceptance. */
async function knownRows(
  content: NonNullable<Awaited<ReturnType<typeof readContent>>>,
  ports: IngestionPorts,
): Promise<ReadonlySet<string>> {
  const ids = await ports.people.idsFor(content.names);
  const plan = content.plan((name) => ids.get(name) ?? name);
  return rowsKnownByReference(content, plan, ports.lookups, new Map(), null);
}
