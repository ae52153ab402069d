import { RingfenceError, type FinancialYear, type Period } from '#kernel';
import type { Readings } from '../readings.js';
import type { Position } from '#domain/policies';
import { CLASS_FROM_PERIOD } from '../words/labels.js';
import { buildOversightReport } from './build.js';
import { hasReported } from './not-reported.js';
import type { OversightReport } from './report.js';

const WHOLE_YEAR: Period = 13;

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
  /** `without`: for a page that prints neither them nor alerts. */
  withFindings: 'with findings' | 'without' = 'with findings',
): Promise<OversightReport> {
  const { fund, year, through } = query;
  const { figuresAsOf, positions, total } = await readings.positions(query);
  const knownAt = figuresAsOf.position;
  const [funds, systems, open, dueDates, closedSystems, dataNotice, findings] = await Promise.all([
    readings.funds(knownAt),
    readings.systems(knownAt),
    readings.alerts({ fund, year, open: true, knownAt }),
    readings.dueDates({ fund, year, knownAt }),
    withFindings === 'without' ? [] : closedOf(readings, { fund, year, through, knownAt }, positions),
    readings.dataNotice(),
    withFindings === 'without' ? [] : readings.findings({ fund, year, through, knownAt }),
  ]);
  const definition = funds.find((each) => each.fund === fund);
  if (!definition) throw new RingfenceError('UnknownFund', `no fund ${fund}`, { fund });
  return buildOversightReport({
    ...{ fund: definition, year, through, figuresAsOf, positions, total, systems, findings },
    ...{ alerts: open.alerts, dueDates, closedSystems, dataNotice },
  });
}

/** Whose account is closed. A close shows only in figures through M12 or M13, so earlier ones need those of the whole year beside them. */
async function closedOf(
  readings: Readings,
  query: ReportQuery,
  positions: readonly Position[],
): Promise<string[]> {
  const whole =
    query.through < CLASS_FROM_PERIOD
      ? (await readings.positions({ ...query, through: WHOLE_YEAR })).positions
      : positions;
  return whole
    .filter((position) => hasReported(position) && position.adherence !== 'in_progress')
    .map(({ ics }) => ics);
}
