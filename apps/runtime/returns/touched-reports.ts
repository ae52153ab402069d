import { reportNumber } from '#domain/oversight-report';
import type { AccountKey } from '#domain/ring-fence-account';
import { factsHead, organisationsKnown } from '#projections/facts';
import { readIssuedReports } from '#projections/reports';
import { isWithin } from '#reporting';
import type { Runtime } from '../runtime.js';

/** An issued report that has the account in it, and stands. */
export interface TouchedReport {
  readonly number: string;
  readonly title: string;
  readonly through: number;
}

/** The current issued reports with figures of this account through `from` or later: made today, they could show others. */
export async function reportsTouchedBy(
  { pool }: Runtime,
  { fund, ics, year }: AccountKey,
  from: number,
): Promise<TouchedReport[]> {
  const organisations = await organisationsKnown(pool, (await factsHead(pool)).position);
  const systems = [...organisations.values()];
  const reports = await readIssuedReports(pool, { fund, year, current: true });
  return reports
    .filter(({ issued }) => issued.through >= from && isWithin(issued.scope, ics, systems))
    .map(({ issued }) => ({
      number: reportNumber(issued, issued.sequence),
      title: issued.title,
      through: issued.through,
    }));
}
