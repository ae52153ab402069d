import { bytesSource, type Found } from '#ingestion';
import type { ReturnKey } from '#domain/spend-return';
import type { Person } from '#identity';
import { RingfenceError } from '#kernel';
import type { DraftFile } from '#workspace';
import { mapByName } from '../mappings/apply.js';
import type { Runtime } from '../runtime.js';
import { putDraft, type ReturnDraft } from './drafts.js';
import { demandReturn } from './return-key.js';

/** A file of a system's own ledger, and how it is to be read. */
export interface LedgerExtract {
  readonly file: DraftFile;
  /** The name of a saved mapping of the system. */
  readonly mapping: string;
  readonly coreComplete: boolean;
}

/** An extract that does not become a return, with all that stands in the way. */
export class ExtractRejected extends RingfenceError {
  constructor(readonly found: Found) {
    const things = found.totalErrors === 1 ? 'one thing stands' : `${found.totalErrors} things stand`;
    super('ExtractRejected', `${things} in the way of a return; the draft was left as it is`);
  }
}

/**
 * Puts the return that an extract comes to in the draft's place and checks it, as `putDraft` does with a file. Throws UnknownMapping,
 * ExtractRejected and what that throws.
 */
export async function putExtract(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
  seen: number | null,
  { file, mapping, coreComplete }: LedgerExtract,
): Promise<ReturnDraft> {
  await demandReturn(runtime, person, 'return.draft', key);
  const source = bytesSource('returns', file.bytes, file.fileName);
  const { used, mapped } = await mapByName(runtime, person, mapping, { ...key, coreComplete }, source);
  if (mapped.returns === null) throw new ExtractRejected(mapped.found);
  const parts: Buffer[] = [];
  for await (const part of mapped.returns.open()) parts.push(part);
  const { extract, lines, ignored, otherMonths } = mapped.reconciliation;
  return putDraft(
    ...([runtime, person, key, seen] as const),
    { fileName: mapped.returns.fileName, bytes: Buffer.concat(parts) },
    {
      ...{ fileName: file.fileName, sha256: mapped.sha256, extract, lines, ignored, otherMonths },
      mapping: { name: used.name, version: used.version },
    },
  );
}
