import { parseReportNumber } from '#domain/oversight-report';
import { RingfenceError } from '#kernel';
import { readIssuedReports, type IssuedReportRow } from '#projections/reports';
import type { FrozenFileName } from '#reporting';
import type { Runtime } from '../runtime.js';

/** The report of this number as it stands. Throws ReportNumberUnknown. */
export async function issuedReport(runtime: Runtime, number: string): Promise<IssuedReportRow> {
  const report = parseReportNumber(number);
  const [found] = report === null ? [] : await readIssuedReports(runtime.pool, { report, limit: 1 });
  if (!found)
    throw new RingfenceError('ReportNumberUnknown', `no report ${number.slice(0, 60)} was issued`, {
      number,
    });
  return found;
}

export interface FrozenBytes {
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** The bytes that were issued under this number. Throws ReportNumberUnknown, ArtefactLost. */
export async function frozenFile(
  runtime: Runtime,
  number: string,
  name: FrozenFileName,
): Promise<FrozenBytes> {
  const { issued } = await issuedReport(runtime, number);
  const file = issued.files.find((each) => each.name === name);
  if (!file)
    throw new RingfenceError('ReportNumberUnknown', `${number} was issued without a ${name}`, { number });
  const bytes = await runtime.artefacts.find(file.sha256);
  if (bytes === null) throw artefactLost(number, name, file.sha256);
  return { sha256: file.sha256, bytes };
}

export const artefactLost = (number: string, name: string, sha256: string): RingfenceError =>
  new RingfenceError(
    'ArtefactLost',
    `the ${name} of ${number} is not there, or is not what was issued (SHA-256 ${sha256}): restore it from a backup`,
    { number, name, sha256 },
  );
