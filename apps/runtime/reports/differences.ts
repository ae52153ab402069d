import type { ReportIssued } from '#domain/oversight-report';
import { RingfenceError } from '#kernel';
import {
  type ChangesReading,
  differencesBetween,
  OVERSIGHT_REPORT_FORMAT,
  type OversightReport,
  type ReportDifferences,
} from '#reporting';
import { changesBetween } from '../clocks/index.js';
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
  /**
   * What was recorded between the two and did something to an account of theirs, in log order; on today's footprint also what changed the
   * map under them, without an effect of its own. Null where there is too much to list.
   */
  readonly events: ChangesReading['events'] | null;
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
    events: await eventsBetween(runtime, older, newer, inOrder ? b : a),
  };
}

/** Those that changed a figure of an account in either report, or led one elsewhere. */
async function eventsBetween(
  runtime: Runtime,
  before: OversightReport,
  after: OversightReport,
  { fund, year, through, scope }: ReportIssued['data'],
): Promise<ChangesReading['events'] | null> {
  const isToday = [before, after].some(({ footprint }) => footprint === 'current_footprint');
  const isTheirs = (ics: string): boolean => hasAccountOf(before, ics) || hasAccountOf(after, ics);
  const isOfOne = scope.kind === 'system' && !isToday;
  try {
    const { events } = await changesBetween(runtime, {
      ...{ fund, year, through, from: before.figuresAsOf.position, to: after.figuresAsOf.position },
      ...(isOfOne ? { ics: scope.ics } : {}),
    });
    return events
      .map(({ event, effects }) => ({ event, effects: effects.filter(({ ics }) => isTheirs(ics)) }))
      .filter(
        ({ event, effects }) =>
          effects.length > 0 ||
          (isToday && event.type === 'OrganisationSucceeded' && event.systems.some(isTheirs)),
      );
  } catch (error) {
    if (error instanceof RingfenceError && error.code === 'TooManyEvents') return null;
    throw error;
  }
}

/** Are its figures of the account of the system, as reported? On today's footprint those of the nation are of every one. */
function hasAccountOf({ scope, footprint, systems, apportionedFrom }: OversightReport, ics: string): boolean {
  if (footprint === 'current_footprint' && scope.kind === 'national') return true;
  return apportionedFrom === undefined
    ? systems.some((system) => system.ics === ics)
    : apportionedFrom.some(({ account }) => account.ics === ics);
}
