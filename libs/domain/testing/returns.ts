import { pence, type Actor } from '#kernel';
import {
  NO_DISCREPANCIES,
  statementOf,
  type ReopenReturn,
  type ReturnSubmitted,
  type SignOffReturn,
  type SpendReturnCommand,
  type SpendReturnEvent,
  type SubmitReturn,
} from '../spend-return/index.js';
import { metaOf } from './command-meta.js';

// One return and what can be asked of it, for the specs of its rules. The submitter is p-1, the signatory p-4.

export const KEY = { ics: 'QOQ', year: '2022-23', period: 7 };
/** What a submission says beside its lines, where a spec does not care. */
export const BARE = { ...NO_DISCREPANCIES, submittedBy: null, restatementReason: null };
export const SIGNATURE = { signedOffBy: 'person-1', signedOffOn: '2022-06-01', statement: null };
type Role = Actor['role'];
export type Asked = Partial<SubmitReturn['data']>;

export const content = (n: number) => ({
  ...{ ...KEY, reference: `lines-${n}`, coreComplete: true, lineCount: 3, totalPence: pence(-100) },
  ...{ linesSha256: 'ab'.repeat(32), restatementReason: null, ...NO_DISCREPANCIES },
});
export const submits = (n: number, change: Asked = {}, role: Role = 'submitter'): SubmitReturn => ({
  type: 'SubmitReturn',
  data: { ...content(n), yearClosedOn: null, ...change },
  meta: metaOf({ role }),
});
export const submitted = (
  version: number,
  change: Partial<ReturnSubmitted['data']> = {},
): ReturnSubmitted => ({
  type: 'ReturnSubmitted',
  data: { ...content(version), version, submittedBy: 'p-1', ...change },
});

export const sendsBack = (version: number, reason = 'wrong month'): SpendReturnCommand => ({
  type: 'SendBackReturn',
  data: { ...KEY, version, reason },
  meta: metaOf(),
});
export const sentBack = (version: number): SpendReturnEvent => ({
  type: 'ReturnSentBack',
  data: { ...KEY, version, reason: 'wrong month' },
});

const reopening = (version: number, change: Partial<ReopenReturn['data']>) => ({
  ...{ ...KEY, version, reason: 'a credit came in', reopenedBy: 'p-4', byOversight: false },
  ...change,
});
export const reopens = (version: number, change: Partial<ReopenReturn['data']> = {}): ReopenReturn => ({
  ...{ type: 'ReopenReturn', data: reopening(version, change), meta: metaOf() },
});
export const reopened = (version: number, byOversight = false): SpendReturnEvent => ({
  ...{ type: 'ReturnReopened', data: reopening(version, { byOversight }) },
});

const signature = (version: number, change: Partial<SignOffReturn['data']>) => ({
  ...{ ...KEY, version, signedOffBy: 'p-4', signedOffOn: '2022-11-30', statement: null },
  ...change,
});
/** By somebody else than the submitter, unless told otherwise. */
export const signsOff = (
  version: number,
  change: Partial<SignOffReturn['data']> = {},
  role: Role = 'submitter',
  id = 'p-4',
): SignOffReturn => ({
  type: 'SignOffReturn',
  data: signature(version, change),
  meta: { ...metaOf(), actor: { id, role } },
});
export const signedOff = (
  version: number,
  change: Partial<SignOffReturn['data']> = {},
): SpendReturnEvent => ({
  type: 'ReturnSignedOff',
  data: signature(version, change),
});
/** What stands of version 1, to be signed. */
export const STATEMENT = statementOf(content(1));
