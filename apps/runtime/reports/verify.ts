import { createHash } from 'node:crypto';
import { reportNumber, type ReportIssued } from '#domain/oversight-report';
import { POSITION_METHOD } from '#domain/policies';
import { frozenFilesOf, OVERSIGHT_REPORT_FORMAT, oversightReportOf, type Readings } from '#reporting';
import { readIssuedReports } from '#projections/reports';
import type { Runtime } from '../runtime.js';
import { issuedReport } from './read.js';

export interface FileVerification {
  readonly name: string;
  readonly sha256: string;
  /** The bytes that were kept are there, and are those. */
  readonly kept: boolean;
  /** Today's code makes the same bytes from the log at that position. Null where it was not asked, since its rules are others. */
  readonly reproduced: boolean | null;
}

export interface ReportVerification {
  readonly number: string;
  /** `same`: kept and made again, byte for byte. `kept`: kept, and by rules that have changed since. `wrong`: look at the files. */
  readonly verdict: 'same' | 'kept' | 'wrong';
  readonly method: { readonly issued: string; readonly now: string };
  readonly format: { readonly issued: string; readonly now: string };
  readonly files: readonly FileVerification[];
}

/** Is an issued report what was issued, and would the log give it again? Throws ReportNumberUnknown. */
export async function verifyReport(
  runtime: Runtime,
  readings: Readings,
  number: string,
): Promise<ReportVerification> {
  const { issued } = await issuedReport(runtime, number);
  const sameRules = issued.method === POSITION_METHOD && issued.format === OVERSIGHT_REPORT_FORMAT;
  const again = sameRules ? await madeAgain(runtime, readings, issued) : null;
  const files = await Promise.all(
    issued.files.map(async ({ name, sha256 }): Promise<FileVerification> => ({
      ...{ name, sha256, kept: (await runtime.artefacts.find(sha256)) !== null },
      reproduced: again === null ? null : again.get(name) === sha256,
    })),
  );
  const wrong = files.some(({ kept, reproduced }) => !kept || reproduced === false);
  return {
    number,
    verdict: wrong ? 'wrong' : sameRules ? 'same' : 'kept',
    method: { issued: issued.method, now: POSITION_METHOD },
    format: { issued: issued.format, now: OVERSIGHT_REPORT_FORMAT },
    files,
  };
}

/** Every report there is, the newest first. */
export async function verifyReports(
  runtime: Runtime,
  readings: Readings,
  onReport: (done: number, of: number) => void = () => undefined,
): Promise<ReportVerification[]> {
  const reports = await readIssuedReports(runtime.pool, { limit: 100_000 });
  const verified: ReportVerification[] = [];
  for (const { issued } of reports) {
    verified.push(await verifyReport(runtime, readings, reportNumber(issued, issued.sequence)));
    onReport(verified.length, reports.length);
  }
  return verified;
}

/** The digest of each file, made from the log as known then. */
async function madeAgain(
  runtime: Runtime,
  readings: Readings,
  issued: ReportIssued['data'],
): Promise<ReadonlyMap<string, string>> {
  const { fund, year, through, scope, footprint, position: knownAt } = issued;
  const report = await oversightReportOf(readings, { fund, year, through, scope, footprint, knownAt });
  // What readers are told about all the data is a setting, and not of the log: the report keeps the one it was issued with.
  const dataNotice = await noticeOf(runtime, issued);
  const files = frozenFilesOf(dataNotice === undefined ? report : { ...report, dataNotice });
  return new Map(files.map(({ name, bytes }) => [name, digestOf(bytes)]));
}

/** As it stands in the frozen JSON; undefined where that is lost, which is told anyway. */
async function noticeOf(
  runtime: Runtime,
  { files }: ReportIssued['data'],
): Promise<string | null | undefined> {
  const json = files.find(({ name }) => name === 'report.json');
  const bytes = json === undefined ? null : await runtime.artefacts.find(json.sha256);
  return bytes === null
    ? undefined
    : (JSON.parse(bytes.toString()) as { dataNotice: string | null }).dataNotice;
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
