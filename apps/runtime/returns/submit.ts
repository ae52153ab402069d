import { isConfirmed, submitReturn, unconfirmed, type CellError } from '#ingestion';
import type { ReturnKey, SpendReturnState } from '#domain/spend-return';
import type { Person } from '#identity';
import { RingfenceError } from '#kernel';
import { v5 } from 'uuid';
import { ingestionPorts } from '../imports.js';
import type { Runtime } from '../runtime.js';
import { contextOf, outcomeFrom, readDraft, sourceOf } from './drafts.js';
import { demandReturn } from './return-key.js';
import { standingOf } from './standing.js';
import { withoutPatients } from '../without-patients.js';

/** Frozen: the id of a submission derives from its draft, so that pressing twice submits once. */
const SUBMISSIONS = '2f4b7a0c-9d31-5f7e-8a46-0c1d9be3f652';

export type Submitted =
  | { readonly status: 'submitted'; readonly version: number; readonly position: string }
  | { readonly status: 'rejected'; readonly errors: readonly CellError[]; readonly totalErrors: number };

/**
 * Submits the draft that the person saw: checked whole once more, then written all or nothing, and gone as a draft. With errors, or
 * discrepancies that are not those confirmed, nothing is written and the draft says so. Throws StaleRevision, DraftNotFound, and the
 * refusals of the rules.
 */
export async function submitDraft(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
  seen: number,
  restatementReason: string | null,
): Promise<Submitted> {
  await demandReturn(runtime, person, 'return.submit', key);
  if (restatementReason !== null) withoutPatients(restatementReason);
  const draft = await readDraft(runtime, person, key);
  if (draft.revision !== seen) throw changedSince(key);
  const { confirmedBy, confirmedSha256 } = draft;
  const submission = {
    commandId: v5(draft.id, SUBMISSIONS),
    restatementReason,
    confirmed:
      confirmedBy === null || confirmedSha256 === null
        ? null
        : { by: confirmedBy, discrepanciesSha256: confirmedSha256 },
  };
  const file = await runtime.drafts.file(key, draft.id);
  // Another file was put in its place since: its bytes are not those that were seen.
  if (file === null) throw changedSince(key);
  const context = contextOf(runtime, person, key);
  const { checked, outcome } = await submitReturn(
    sourceOf(file),
    key,
    submission,
    context,
    ingestionPorts(runtime),
  );
  if (outcome === null) {
    const found = outcomeFrom(checked, runtime.clock(), draft.outcome.extract ?? null);
    await runtime.drafts.amend(key, seen, { outcome: found, confirmedBy, confirmedSha256 });
    if (checked.submit !== null && !isConfirmed(checked.submit)) throw unconfirmed(checked.submit);
    return { status: 'rejected', errors: checked.errors, totalErrors: checked.totalErrors };
  }
  await runtime.drafts.remove(key, draft.id);
  const { state } = await standingOf(runtime, key);
  const position = outcome.position ?? (await runtime.log.head()).position;
  return {
    status: 'submitted',
    version: versionUnder(state, v5('lines', submission.commandId)),
    position: position.toString(),
  };
}

const changedSince = (key: ReturnKey): RingfenceError =>
  new RingfenceError('StaleRevision', 'the draft was changed since it was read: read it again', { ...key });

function versionUnder(state: SpendReturnState, reference: string): number {
  const versions = state.status === 'unsubmitted' ? [] : state.versions;
  return versions.findIndex(({ submitted }) => submitted.reference === reference) + 1;
}
