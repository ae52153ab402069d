import type { StatedDiscrepancy } from '#domain/spend-return';
import type { Period } from '#kernel';
import type { ReturnDiscrepancies } from '../readings.js';
import { periodCode } from '../words/time.js';
import type { SystemRef } from './system-ref.js';

/** What was odd about a counted return and was submitted all the same. */
export interface ReportedDiscrepancies extends SystemRef {
  readonly period: Period;
  readonly version: number;
  /** The submitter was shown them and said that they are so. */
  readonly confirmed: boolean;
  readonly byOperator: boolean;
  readonly count: number;
  /** The first of them. */
  readonly discrepancies: readonly StatedDiscrepancy[];
}

/** Of the systems of a report, in the order of their names and then of periods. */
export function reportedDiscrepancies(
  found: readonly ReturnDiscrepancies[],
  refOf: (ics: string) => SystemRef,
  isReported: (ics: string) => boolean,
): ReportedDiscrepancies[] {
  return found
    .filter(({ ics }) => isReported(ics))
    .map((each) => ({ ...each, ...refOf(each.ics) }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.ics, b.ics) || a.period - b.period);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Who stands behind what is odd. A file over the API may be applied with it; only a draft asks for the confirmation. */
function behind({ confirmed, byOperator }: ReportedDiscrepancies): string {
  if (confirmed) return 'confirmed by the submitter';
  return `${byOperator ? 'loaded by an operator' : 'handed in as a file'}, confirmed by nobody`;
}

/** `NHS Sussex, M3 (version 2, confirmed by the submitter)` and the sentences under it. */
export interface DiscrepanciesInWords {
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly more: string | null;
}

export const discrepanciesInWords = (found: readonly ReportedDiscrepancies[]): DiscrepanciesInWords[] =>
  found.map((one) => ({
    heading: `${one.name}, ${periodCode(one.period)} (version ${one.version}, ${behind(one)})`,
    sentences: one.discrepancies.map(({ sentence }) => sentence),
    more: one.count > one.discrepancies.length ? `And ${one.count - one.discrepancies.length} more.` : null,
  }));
