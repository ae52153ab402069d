import { RingfenceError, type FinancialYear, type Period } from '#kernel';
import type { Readings } from '../readings.js';
import { buildOversightReport } from './build.js';
import type { OversightReport } from './report.js';

export interface ReportQuery {
  readonly fund: string;
  readonly year: FinancialYear;
  readonly through: Period;
  /** An instant, a date or a decimal log position; left out, everything recorded so far. */
  readonly knownAt?: string;
}

/**
 * The report of a fund, year and period. All is read as known at the position of the first reading, so that no figure is newer than
 * another. Throws UnknownFund, UnknownYear.
 */
export async function oversightReportOf(
  readings: Readings,
  query: ReportQuery,
  /** `without`: for a page that does not print them. */
  withFindings: 'with findings' | 'without' = 'with findings',
): Promise<OversightReport> {
  const { fund, year, through } = query;
  const { figuresAsOf, positions, total } = await readings.positions(query);
  const knownAt = figuresAsOf.position;
  const [funds, systems, open, dataNotice, findings] = await Promise.all([
    readings.funds(knownAt),
    readings.systems(knownAt),
    readings.alerts({ fund, year, open: true, knownAt }),
    readings.dataNotice(),
    withFindings === 'without' ? [] : readings.findings({ fund, year, through, knownAt }),
  ]);
  const definition = funds.find((each) => each.fund === fund);
  if (!definition) throw new RingfenceError('UnknownFund', `no fund ${fund}`, { fund });
  return buildOversightReport({
    ...{ fund: definition, year, through, figuresAsOf, positions, total, systems, findings },
    ...{ alerts: open.alerts, dataNotice },
  });
}
