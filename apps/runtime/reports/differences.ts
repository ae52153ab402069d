import { RingfenceError } from '#kernel';
import {
  differencesBetween,
  OVERSIGHT_REPORT_FORMAT,
  type OversightReport,
  type ReportDifferences,
} from '#reporting';
import type { Runtime } from '../runtime.js';
import { frozenFile, issuedReport } from './read.js';

/** The report as it was frozen. Throws ReportNumberUnknown, ArtefactLost, and ReportOfAnotherFormat where this code cannot read it. */
export async function frozenReport(runtime: Runtime, number: string): Promise<OversightReport> {
  const { bytes } = await frozenFile(runtime, number, 'report.json');
  const report = JSON.parse(bytes.toString()) as OversightReport;
  if (report.format !== OVERSIGHT_REPORT_FORMAT) {
    throw new RingfenceError(
      'ReportOfAnotherFormat',
      `${number} was written as ${String(report.format)}, and this is ${OVERSIGHT_REPORT_FORMAT}: take its files as they are`,
      { number, format: report.format },
    );
  }
  return report;
}

export interface ComparedReports extends ReportDifferences {
  readonly before: { readonly number: string; readonly position: string };
  readonly after: { readonly number: string; readonly position: string };
}

/**
 * What the later of two reports says otherwise. Throws as `frozenReport`, and ReportsNotComparable where they are not of one fund, year
 * and period.
 */
export async function compareReports(runtime: Runtime, one: string, other: string): Promise<ComparedReports> {
  const { issued: a } = await issuedReport(runtime, one);
  const { issued: b } = await issuedReport(runtime, other);
  if (a.fund !== b.fund || a.year !== b.year || a.through !== b.through) {
    throw new RingfenceError(
      'ReportsNotComparable',
      `${one} is of ${a.fund} ${a.year} through M${a.through} and ${other} of ${b.fund} ${b.year} through M${b.through}: compare reports of one fund, year and period`,
    );
  }
  const inOrder = BigInt(a.position) <= BigInt(b.position);
  const [before, after] = inOrder ? [one, other] : [other, one];
  const [older, newer] = [await frozenReport(runtime, before), await frozenReport(runtime, after)];
  return {
    before: { number: before, position: older.figuresAsOf.position },
    after: { number: after, position: newer.figuresAsOf.position },
    ...differencesBetween(older, newer),
  };
}
