import type { ReturnKey, ReturnLine } from '#domain/spend-return';
import { versionDifferences, versionLines, type LineDifference } from '#projections/facts';
import { figuresAsOf, type FiguresAsOf } from '#projections/positions';
import type { Runtime } from '../runtime.js';
import { demandReturn, NOBODY } from './return-key.js';
import { momentOf, versionKnown } from './versions.js';

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
  knownAt?: string,
): Promise<Paged<ReturnLine>> {
  await demandReturn(runtime, NOBODY, null, key);
  const { position } = await momentOf(runtime, knownAt);
  await versionKnown(runtime, key, version, position);
  const found = await versionLines(runtime.pool, { ...key, version }, position, { after, limit: limit + 1 });
  return { items: found.slice(0, limit), next: found.length > limit ? after + limit : null };
}

export interface DifferencesReading extends Paged<LineDifference> {
  readonly figuresAsOf: FiguresAsOf;
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
  knownAt?: string,
): Promise<DifferencesReading> {
  await demandReturn(runtime, NOBODY, null, key);
  const moment = await momentOf(runtime, knownAt);
  const before = await versionKnown(runtime, key, versions.from, moment.position);
  const then = await versionKnown(runtime, key, versions.to, moment.position);
  const found = await versionDifferences(runtime.pool, key, versions, moment.position, { after, limit });
  return {
    figuresAsOf: figuresAsOf(moment),
    ...{ items: found.lines, next: after + found.lines.length < found.total ? after + limit : null },
    ...{ total: found.total, effectPence: then.totalPence - before.totalPence },
  };
}
