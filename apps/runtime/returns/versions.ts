import { openness, opennessAfter, type Openness, type ReturnKey } from '#domain/spend-return';
import type { Person } from '#identity';
import { RingfenceError, type PlainDate } from '#kernel';
import type { LogPosition } from '#event-store/port';
import {
  momentKnownAt,
  parseKnownAt,
  returnVersions,
  yearClosings,
  type Moment,
  type ReturnVersionRow,
} from '#projections/facts';
import type { Runtime } from '../runtime.js';
import { stepOf, type DraftStep } from './drafts.js';
import { mayDo } from '../acting.js';
import { demandReturn, NOBODY } from './return-key.js';
import { standingOf } from './standing.js';

export type ReturnStatus = 'missing' | 'sent_back' | 'submitted' | 'signed_off' | 'reopened';

/** A return as it stands: where it is in its life, its versions, and the draft of the next one for those who may see it. */
export interface ReturnReading extends ReturnKey {
  readonly status: ReturnStatus;
  /** Null of the past, which nobody changes. */
  readonly revision: number | null;
  /** What stands before the next version. */
  readonly openness: Openness;
  readonly yearClosedOn: PlainDate | null;
  readonly versions: readonly ReturnVersionRow[];
  /** Null of the past: drafts are no history. */
  readonly draft: { readonly revision: number; readonly step: DraftStep } | null;
}

/** As it stands, or as it was known at another moment. Throws SystemNotFound, InvalidValue for a moment that is unknown. */
export async function readReturn(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
  knownAt?: string,
): Promise<ReturnReading> {
  await demandReturn(runtime, person, null, key);
  const { position } = await momentOf(runtime, knownAt);
  const versions = await returnVersions(runtime.pool, key, position);
  const known = {
    ...{ ics: key.ics, year: key.year, period: key.period, status: statusOf(versions), versions },
    yearClosedOn: (await yearClosings(runtime.pool, position)).get(`${key.ics}:${key.year}`) ?? null,
  };
  if (knownAt !== undefined) {
    const newest = versions.at(-1);
    const done = newest && { ...newest, signature: newest.signedOff };
    return { ...known, openness: opennessAfter(done), revision: null, draft: null };
  }
  const { state, revision } = await standingOf(runtime, key);
  const draft = (await mayDo(runtime, person, 'return.read_draft', key.ics))
    ? await runtime.drafts.find(key)
    : null;
  return {
    ...{ ...known, revision, openness: openness(state) },
    draft: draft && { revision: draft.revision, step: stepOf(draft) },
  };
}

/** By the version that counts. */
export function statusOf(versions: readonly ReturnVersionRow[]): ReturnStatus {
  const counting = versions.find(({ counts }) => counts);
  if (counting === undefined) return versions.length === 0 ? 'missing' : 'sent_back';
  if (versions.at(-1)?.sentBackFor !== null) return 'sent_back';
  if (counting.reopened !== null) return 'reopened';
  return counting.signedOff === null ? 'submitted' : 'signed_off';
}

/** One version, and what was done with it up to the moment known. Throws VersionNotFound, also of one that was submitted later. */
export async function readVersion(
  runtime: Runtime,
  key: ReturnKey,
  version: number,
  knownAt?: string,
): Promise<ReturnVersionRow> {
  await demandReturn(runtime, NOBODY, null, key);
  return versionKnown(runtime, key, version, (await momentOf(runtime, knownAt)).position);
}

/** One version as known at a position. Throws VersionNotFound. */
export async function versionKnown(
  runtime: Runtime,
  key: ReturnKey,
  version: number,
  at: LogPosition,
): Promise<ReturnVersionRow> {
  const versions = await returnVersions(runtime.pool, key, at);
  const found = versions.find((each) => each.version === version);
  if (!found)
    throw new RingfenceError('VersionNotFound', `there is no version ${version} of this return`, {
      ...{ ...key, version },
    });
  return found;
}

/** Now, or another moment that was asked for: what was submitted later is not known then. */
export const momentOf = ({ pool }: Runtime, knownAt: string | undefined): Promise<Moment> =>
  momentKnownAt(pool, knownAt === undefined ? undefined : parseKnownAt(knownAt));
