import {
  parseReportNumber,
  reportNumber,
  type FrozenFile,
  type IssueReport,
  type ReportScope,
} from '#domain/oversight-report';
import type { Footprint } from '#domain/policies';
import type { Person } from '#identity';
import { RingfenceError, sameContent, type CommandMeta, type FinancialYear, type Period } from '#kernel';
import { frozenFilesOf, oversightReportOf, type Readings } from '#reporting';
import { readIssuedReports } from '#projections/reports';
import { demandRight } from '../acting.js';
import type { Runtime } from '../runtime.js';
import { withoutPatients } from '../without-patients.js';

export interface IssueRequest {
  readonly fund: string;
  readonly year: FinancialYear;
  readonly through: Period;
  readonly scope: ReportScope;
  readonly footprint: Footprint;
  /** An instant, a date or a decimal log position; left out, everything recorded so far. */
  readonly knownAt?: string | undefined;
  /** Number of the report that it takes the place of. */
  readonly supersedes?: string | undefined;
  readonly reason: string;
}

export interface Issued {
  readonly number: string;
  /** Null when this very report stood already. */
  readonly position: bigint | null;
}

/**
 * Builds the report, keeps its bytes, then says in the log that they were issued: a crash between the two leaves bytes that nobody
 * cites. The report that stands already is answered with its number. Throws NotAllowed, ReportNumberUnknown, what
 * `oversightReportOf` throws, and the refusals of the decider.
 */
export async function issueReport(
  runtime: Runtime,
  readings: Readings,
  person: Person,
  request: IssueRequest,
  meta: CommandMeta,
): Promise<Issued> {
  await demandRight(runtime, person, 'report.issue', null);
  const { fund, year, through, scope, footprint, reason } = request;
  withoutPatients(reason);
  const supersedes = request.supersedes === undefined ? null : sequenceOf(request.supersedes, { fund, year });
  await runtime.catchUp();
  const report = await oversightReportOf(readings, {
    ...{ fund, year, through, scope, footprint },
    ...(request.knownAt === undefined ? {} : { knownAt: request.knownAt }),
  });
  const files: FrozenFile[] = [];
  for (const { name, bytes } of frozenFilesOf(report))
    files.push({ name, sha256: await runtime.artefacts.keep(bytes), byteLength: bytes.length });
  const { logId, position, recordedAt, method } = report.figuresAsOf;
  const command: IssueReport = {
    type: 'IssueReport',
    data: {
      ...{ fund, year, through, scope, footprint, title: report.title, logId, position, recordedAt },
      ...{ method, format: report.format, files, reason, issuedBy: person.id, supersedes },
    },
    meta,
  };
  const outcome = await runtime.application.execute(command);
  await runtime.catchUp();
  const standing = await readIssuedReports(runtime.pool, {
    ...{ fund, year },
    ...(outcome.position === null ? {} : { before: outcome.position + 1n, limit: 1 }),
  });
  // Of a command that wrote, now or before a crash, the newest report up to there is its own; else it is the one that says the same.
  const own =
    outcome.position === null
      ? standing.find(({ issued }) => issued.position === position && sameContent(issued.files, files))
      : standing[0];
  if (!own) throw new Error('a report that was issued is not in its series');
  return { number: reportNumber({ fund, year }, own.issued.sequence), position: outcome.position };
}

/** A number names a report of this series, or is an error. */
function sequenceOf(number: string, series: { readonly fund: string; readonly year: string }): number {
  const parsed = parseReportNumber(number);
  if (parsed === null || parsed.fund !== series.fund || parsed.year !== series.year) {
    throw new RingfenceError(
      'ReportNumberUnknown',
      `${number} is no report of ${series.fund} in ${series.year}`,
      { number },
    );
  }
  return parsed.sequence;
}
