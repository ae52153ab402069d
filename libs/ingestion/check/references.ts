import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { Planned } from '../kinds/table-kind.js';
import type { AnyCommand, Lookups, ReferencedKind } from '../ports.js';
import type { Content } from './content.js';
import type { Findings } from './findings.js';

/** Command → the event that carries its reference in the log. */
const EVENT_OF: Partial<Record<AnyCommand['type'], string>> = {
  AwardAllocation: 'AllocationAwarded',
  AdjustAllocation: 'AllocationAdjusted',
  TransferAllocation: 'AllocationTransferred',
  BringInCarryForward: 'CarryForwardBroughtIn',
  MakeVirement: 'VirementMade',
  ApproveCarryForward: 'CarryForwardApproved',
};

/** What a row under a reference says: SHA-256 (hex) of the event that records it. The same row, the same digest. */
export function referenceDigest(event: unknown): string {
  const { type, data } = event as { type: string; data: unknown };
  return createHash('sha256').update(canonicalJson({ type, data })).digest('hex');
}

/** References of the files before this one in the same folder, by kind. */
export type SeenReferences = Map<ReferencedKind, Map<string, string>>;

/**
 * The same row again under its reference is left out (its key is in the answer); another row under it is reported.
 * Looks in the log, in the files before this one, and in the file itself.
 */
export async function rowsKnownByReference(
  content: Content,
  plan: readonly Planned[],
  lookups: Lookups,
  seen: SeenReferences,
  findings: Findings | null,
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  const kind = content.referenced;
  if (kind === undefined) return known;
  const asked = referencesAsked(plan);
  if (asked.length === 0) return known;
  const inLog = await lookups.references(kind, [...new Set(asked.map(({ reference }) => reference))]);
  const inFiles = seen.get(kind) ?? new Map<string, string>();
  seen.set(kind, inFiles);
  for (const { reference, planned } of asked) {
    const digest = referenceDigest({ type: EVENT_OF[planned.type] as string, data: planned.data });
    const standing = inLog.get(reference) ?? inFiles.get(reference);
    if (standing === undefined) inFiles.set(reference, digest);
    else if (standing === digest) known.add(planned.key);
    else if (findings) reportReused(content, planned.row, reference, findings);
  }
  return known;
}

interface Asked {
  readonly reference: string;
  readonly planned: Planned;
}

/**
 * In file order: of two rows under one reference the later is reported. A row with a bad cell is none of them: mended it may be the
 * same row again, which is no error.
 */
function referencesAsked(plan: readonly Planned[]): readonly Asked[] {
  return plan.flatMap((planned) =>
    planned.reference == null ? [] : [{ reference: planned.reference, planned }],
  );
}

function reportReused(content: Content, row: number, reference: string, findings: Findings): void {
  const column = 'reference';
  const cell = content.header?.cell(column, row) ?? null;
  const message = `The reference ${reference} stands for another row already: give this row a reference of its own.`;
  const at = { row, column, cell, value: reference, rule: 'reference_reused', message };
  findings.error(at, content.header?.at(column));
}
