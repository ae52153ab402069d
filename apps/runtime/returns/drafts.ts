import { randomUUID } from 'node:crypto';
import {
  bytesSource,
  checkReturn,
  OUTSIDE_LIMITS,
  type CheckedReturn,
  type FileSource,
  type ImportContext,
  type Submission,
} from '#ingestion';
import { statementOf, type ReturnKey, type ReturnLine } from '#domain/spend-return';
import type { Person } from '#identity';
import { RingfenceError, type Instant } from '#kernel';
import type { Draft, DraftFile } from '#workspace';
import { actorOf } from '../acting.js';
import { ingestionPorts } from '../imports.js';
import type { Runtime } from '../runtime.js';
import type { DraftOutcome, ExtractUsed } from './draft-outcome.js';
import { demandReturn } from './return-key.js';

export type ReturnDraft = Draft<DraftOutcome>;

/** `errors` to mend, `discrepancies` to confirm, or `ready` to submit. */
export type DraftStep = 'errors' | 'discrepancies' | 'ready';

const MOST_KEPT = 1_000;
/** A check needs no reason yet; submitting does. */
const NOT_SAID_YET = 'to be said when it is submitted';

/** Where the draft stands. */
export function stepOf({ outcome, confirmedSha256 }: ReturnDraft): DraftStep {
  const { statement } = outcome;
  if (statement === null) return 'errors';
  const open = statement.discrepancyCount > 0 && confirmedSha256 !== statement.discrepanciesSha256;
  return open ? 'discrepancies' : 'ready';
}

/** The draft of a return. Throws DraftNotFound, NotAllowed. */
export async function readDraft(runtime: Runtime, person: Person, key: ReturnKey): Promise<ReturnDraft> {
  await demandReturn(runtime, person, 'return.read_draft', key);
  const draft = await runtime.drafts.find(key);
  if (draft === null) throw draftNotFound(key);
  return draft;
}

/**
 * Puts a file in the draft's place and checks it. `seen` is the revision that the person saw; null: no draft. `extract` is what the file
 * was made of, if not handed in as it is. Throws StaleRevision.
 */
export async function putDraft(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
  seen: number | null,
  file: DraftFile,
  extract: ExtractUsed | null = null,
): Promise<ReturnDraft> {
  await demandReturn(runtime, person, 'return.draft', key);
  const outcome = outcomeFrom(await checked(runtime, person, key, file), runtime.clock(), extract);
  const handedIn = { ...file, by: person.id, at: runtime.clock() };
  return runtime.drafts.put(key, seen, handedIn, outcome);
}

/**
 * Confirms the discrepancies of this digest, after checking the file again: who looked a week ago did not see what is odd today.
 * Throws DraftHasErrors, DiscrepanciesAreOthers.
 */
export async function confirmDiscrepancies(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
  seen: number,
  discrepanciesSha256: string,
): Promise<ReturnDraft> {
  await demandReturn(runtime, person, 'return.submit', key);
  const file = await fileOf(runtime, key);
  const { extract = null } = (await runtime.drafts.find(key))?.outcome ?? {};
  const outcome = outcomeFrom(await checked(runtime, person, key, file), runtime.clock(), extract);
  const { statement } = outcome;
  if (statement === null || statement.discrepanciesSha256 !== discrepanciesSha256) {
    await runtime.drafts.amend(key, seen, { outcome, confirmedBy: null, confirmedSha256: null });
    throw new RingfenceError(
      statement === null ? 'DraftHasErrors' : 'DiscrepanciesAreOthers',
      statement === null
        ? 'the file has errors: mend them first'
        : 'the discrepancies are not those that were shown: read them again and confirm what they say now',
      { ...key },
    );
  }
  return runtime.drafts.amend(key, seen, {
    outcome,
    ...{ confirmedBy: person.id, confirmedSha256: discrepanciesSha256 },
  });
}

/** The bytes of the draft. Throws DraftNotFound. */
export async function fileOf({ drafts }: Runtime, key: ReturnKey): Promise<DraftFile> {
  const file = await drafts.file(key);
  if (file === null) throw draftNotFound(key);
  return file;
}

export const sourceOf = ({ fileName, bytes }: DraftFile): FileSource =>
  bytesSource('returns', bytes, fileName);

export const contextOf = ({ clock }: Runtime, person: Person, key: ReturnKey): ImportContext => ({
  ...{ actor: actorOf(person), at: clock(), correlationId: randomUUID(), scope: key },
  limits: OUTSIDE_LIMITS,
});

/** Checks a file as the return's; `visit` gets its lines when it is free of errors. */
export function checked(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
  file: DraftFile,
  visit?: (line: ReturnLine) => void,
): Promise<CheckedReturn> {
  const submission: Submission = {
    ...{ commandId: randomUUID(), restatementReason: NOT_SAID_YET, confirmed: null },
  };
  const context = contextOf(runtime, person, key);
  return checkReturn(sourceOf(file), key, submission, context, ingestionPorts(runtime), visit);
}

/** What is kept of a check. */
export const outcomeFrom = (
  { sha256, rows, errors, totalErrors, submit }: CheckedReturn,
  checkedAt: Instant,
  extract: ExtractUsed | null,
): DraftOutcome => ({
  ...{ checkedAt, sha256, rows, errors: errors.slice(0, MOST_KEPT), totalErrors },
  statement: submit && statementOf(submit),
  coreComplete: submit && submit.coreComplete,
  ...{ discrepancies: submit?.discrepancies ?? [], extract },
});

export const draftNotFound = ({ ics, year, period }: ReturnKey): RingfenceError =>
  new RingfenceError('DraftNotFound', `there is no draft of the return of ${ics} for ${year} M${period}`, {
    ...{ ics, year, period },
  });
