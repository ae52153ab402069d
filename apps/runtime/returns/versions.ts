import { openness, type Openness, type ReturnKey, type ReturnLine } from '#domain/spend-return';
import type { Person } from '#identity';
import { RingfenceError, type PlainDate } from '#kernel';
import {
  factsHead,
  returnVersions,
  versionDifferences,
  versionLines,
  yearClosings,
  type LineDifference,
  type ReturnVersionRow,
} from '#projections/facts';
import type { Runtime } from '../runtime.js';
import { stepOf, type DraftStep } from './drafts.js';
import { mayDo } from '../acting.js';
import { demandReturn } from './return-key.js';
import { standingOf } from './standing.js';

export type ReturnStatus = 'missing' | 'sent_back' | 'submitted' | 'signed_off' | 'reopened';

/** A return as it stands: where it is in its life, its versions, and the draft of the next one for those who may see it. */
export interface ReturnReading extends ReturnKey {
  readonly status: ReturnStatus;
  readonly revision: number | null;
  /** What stands before the next version. */
  readonly openness: Openness;
  readonly yearClosedOn: PlainDate | null;
  readonly versions: readonly ReturnVersionRow[];
  readonly draft: { readonly revision: number; readonly step: DraftStep } | null;
}

/** Throws SystemNotFound. */
export async function readReturn(runtime: Runtime, person: Person, key: ReturnKey): Promise<ReturnReading> {
  await demandReturn(runtime, person, null, key);
  const { position } = await factsHead(runtime.pool);
  const versions = await returnVersions(runtime.pool, key, position);
  const { state, revision } = await standingOf(runtime, key);
  const draft = (await mayDo(runtime, person, 'return.read_draft', key.ics))
    ? await runtime.drafts.find(key)
    : null;
  return {
    ...{ ics: key.ics, year: key.year, period: key.period, status: statusOf(versions), revision },
    openness: openness(state),
    yearClosedOn: (await yearClosings(runtime.pool, position)).get(`${key.ics}:${key.year}`) ?? null,
    versions,
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

/** One version. Throws VersionNotFound. */
export async function readVersion(
  runtime: Runtime,
  key: ReturnKey,
  version: number,
): Promise<ReturnVersionRow> {
  await demandReturn(runtime, NOBODY, null, key);
  const versions = await returnVersions(runtime.pool, key, (await factsHead(runtime.pool)).position);
  const found = versions.find((each) => each.version === version);
  if (!found)
    throw new RingfenceError('VersionNotFound', `there is no version ${version} of this return`, {
      ...{ ...key, version },
    });
  return found;
}

export interface Page {
  /** How many were read before. */
  readonly after: number;
  readonly limit: number;
}
export interface Paged<T> {
  readonly items: readonly T[];
  readonly next: number | null;
}

/** Some lines of a version, in its order. Throws VersionNotFound. */
export async function readLines(
  runtime: Runtime,
  key: ReturnKey,
  version: number,
  { after, limit }: Page,
): Promise<Paged<ReturnLine>> {
  await readVersion(runtime, key, version);
  const { position } = await factsHead(runtime.pool);
  const found = await versionLines(runtime.pool, { ...key, version }, position, { after, limit: limit + 1 });
  return { items: found.slice(0, limit), next: found.length > limit ? after + limit : null };
}

export interface DifferencesReading extends Paged<LineDifference> {
  readonly total: number;
  /** Of all lines, listed or not. */
  readonly effectPence: number;
}

/** What two versions of a return do not say alike, line by line. Throws VersionNotFound. */
export async function readDifferences(
  runtime: Runtime,
  key: ReturnKey,
  versions: { readonly from: number; readonly to: number },
  { after, limit }: Page,
): Promise<DifferencesReading> {
  const before = await readVersion(runtime, key, versions.from);
  const then = await readVersion(runtime, key, versions.to);
  const { position } = await factsHead(runtime.pool);
  const found = await versionDifferences(runtime.pool, key, versions, position, { after, limit });
  return {
    ...{ items: found.lines, next: after + found.lines.length < found.total ? after + limit : null },
    ...{ total: found.total, effectPence: then.totalPence - before.totalPence },
  };
}

const NOBODY: Person = { id: '', posts: [] };
