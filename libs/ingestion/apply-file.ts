import { createHash } from 'node:crypto';
import type { AcceptFile, CompleteFile, FileAccepted } from '#domain/file-import';
import type { CheckedFile } from './check/check-file.js';
import { idsForApplying } from './check/people-ids.js';
import { refusedAt } from './check/refusal.js';
import { ACCEPT, asCommand, COMPLETE, meta } from './command-id.js';
import { inGroups } from './pool.js';
import type { FileSource, ImportContext, IngestionPorts, LogPosition, OnProgress } from './ports.js';
import { facts } from './facts.js';
import { FILE_CHANGED } from './read/table.js';
import type { Applied, CellError, Rejected } from './result.js';

/**
 * Writes a checked file, free of errors. The order is what makes a kill harmless at every point:
 *  1. the upload is stored (a kill here leaves garbage, which the next attempt replaces);
 *  2. FileAccepted (from here on the next start finishes the file from the upload);
 *  3. every command (each once, by its id);
 *  4. FileApplied (from here on the same bytes write nothing);
 *  5. the upload is removed (a kill before leaves garbage, which the same bytes again remove).
 */
export async function applyFile(
  checked: CheckedFile,
  context: ImportContext,
  ports: IngestionPorts,
  onProgress: OnProgress,
): Promise<Applied | Rejected> {
  const { source, kind, inspection, content, findings } = checked;
  const { sha256, byteLength } = inspection;
  if (content === null) throw new Error('a file that could not be read cannot be applied');
  const { fileName } = source;
  onProgress({ fileName, step: 'storing', done: 0, of: null });
  if (!(await storeUpload(source, sha256, byteLength, ports))) {
    findings.ofFile('file_changed', FILE_CHANGED);
    return { status: 'rejected', ...facts(checked), ...findings.found() };
  }
  const accepted: FileAccepted['data'] = {
    kind,
    sha256,
    fileName,
    byteLength,
    rows: content.rows,
    commands: checked.commands,
    discrepancies: findings.totalDiscrepancies,
  };
  const accept: AcceptFile = {
    type: 'AcceptFile',
    data: accepted,
    meta: meta(sha256, kind, ACCEPT, context),
  };
  onProgress({ fileName, step: 'accepting', done: 0, of: null });
  const first = await ports.commands.execute(accept);
  const issued = await issueAll(checked, accepted, context, ports, onProgress);
  return {
    status: 'applied',
    ...facts(checked),
    ...findings.found(),
    ...issued,
    commands: accepted.commands,
    written: issued.written + first.written,
  };
}

export interface Issued {
  readonly written: number;
  readonly position: LogPosition | null;
  readonly lateRefusals: readonly CellError[];
}

/** Steps 3 to 5: every command of an accepted file, then its completion. Repeating it writes only what is missing. */
export async function issueAll(
  checked: Pick<CheckedFile, 'source' | 'kind' | 'content' | 'known' | 'inspection'>,
  accepted: FileAccepted['data'],
  context: ImportContext,
  ports: IngestionPorts,
  onProgress: OnProgress,
): Promise<Issued> {
  const { source, kind, content, known } = checked;
  const { sha256, rows, commands } = accepted;
  if (content === null) throw new Error('an accepted file cannot be read any more');
  const plan = content.plan(await idsForApplying(ports.people, content.names));
  const lateRefusals: CellError[] = [];
  let [written, position, done] = [0, null as LogPosition | null, 0];
  const count = (outcome: { written: number; position: LogPosition | null }): void => {
    written += outcome.written;
    if (outcome.position !== null && (position === null || outcome.position > position))
      position = outcome.position;
  };
  await inGroups(
    plan
      .filter(({ key }) => !known.has(key))
      .map((planned) => ({ planned, command: asCommand(sha256, kind, planned, context) })),
    ({ command }) => ports.commands.streamOf(command),
    async ({ planned, command }) => {
      try {
        count(await content.issue(planned, command, ports.commands));
      } catch (error) {
        // Somebody else wrote between check and write. Stopping here would leave the file half applied for ever.
        lateRefusals.push({ file: source.fileName, ...refusedAt(planned, error, content) });
      }
      done += 1;
      onProgress({ fileName: source.fileName, step: 'writing', done, of: commands });
    },
  );
  const complete: CompleteFile = {
    type: 'CompleteFile',
    data: { kind, sha256, rows, commands },
    meta: meta(sha256, kind, COMPLETE, context),
  };
  count(await ports.commands.execute(complete));
  await ports.uploads.remove(kind, sha256);
  return { written, position, lateRefusals };
}

/** False when the bytes are no longer those that were checked; nothing is left stored then. */
async function storeUpload(
  source: FileSource,
  sha256: string,
  byteLength: number,
  { uploads }: IngestionPorts,
): Promise<boolean> {
  const hash = createHash('sha256');
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const chunk of source.open()) {
      hash.update(chunk);
      yield chunk;
    }
  }
  await uploads.store(source.kind, sha256, source.fileName, byteLength, bytes());
  if (hash.digest('hex') === sha256) return true;
  await uploads.remove(source.kind, sha256);
  return false;
}
