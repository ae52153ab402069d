import { RingfenceError, type FinancialYear, type Period } from '#kernel';
import type { ReportScope } from '#domain/oversight-report';
import type { Readings } from '../readings.js';
import type { Footprint, Position } from '#domain/policies';
import { CLASS_FROM_PERIOD } from '../words/labels.js';
import { partsOfAccounts } from './apportioned.js';
import { buildOversightReport } from './build.js';
import { hasReported } from './not-reported.js';
import type { OversightReport } from './report.js';
import { isWithin, namedScope, NATIONAL, withinScope } from './scope.js';

const WHOLE_YEAR: Period = 13;

export interface ReportQuery {
  readonly fund: string;
  readonly year: FinancialYear;
  readonly through: Period;
  /** An instant, a date or a decimal log position; left out, everything recorded so far. */
  readonly knownAt?: string;
  /** Of whom; left out, of the nation. */
  readonly scope?: ReportScope;
  /** Left out, as reported. */
  readonly footprint?: Footprint;
}

/**
 * The report of a fund, year and period. All is read as known at the position of the first reading, so that no figure is newer than
 * another. Throws UnknownFund, UnknownYear, UnknownRegion, UnknownSystem.
 */
export async function oversightReportOf(
  readings: Readings,
  query: ReportQuery,
  /** `without`: for a page that prints neither them nor alerts. */
  withFindings: 'with findings' | 'without' = 'with findings',
): Promise<OversightReport> {
  const { scope = NATIONAL, ...asked } = query;
  const { fund, year, through, footprint = 'as_reported' } = asked;
  const isToday = footprint === 'current_footprint';
  // A system that is not on today's map is refused, with who succeeded it.
  const one = isToday && scope.kind === 'system' ? { ics: scope.ics } : {};
  const all = await readings.positions({ ...asked, ...one });
  const { figuresAsOf, positions } = all;
  const known = { fund, year, through, knownAt: figuresAsOf.position };
  const accounts = isToday ? (await readings.positions(known)).positions : positions;
  const { knownAt } = known;
  const [funds, systems, open, dueDates, closedSystems, dataNotice, findings, discrepancies, successions] =
    await Promise.all([
      readings.funds(knownAt),
      readings.systems(knownAt),
      readings.alerts({ fund, year, status: 'open', knownAt }),
      readings.dueDates({ fund, year, knownAt }),
      withFindings === 'without' ? [] : closedOf(readings, known, accounts),
      readings.dataNotice(),
      withFindings === 'without' ? [] : readings.findings(known),
      withFindings === 'without' ? [] : readings.discrepancies(known),
      isToday && scope.kind !== 'national' ? readings.successions(knownAt) : null,
    ]);
  const definition = funds.find((each) => each.fund === fund);
  if (!definition) throw new RingfenceError('UnknownFund', `no fund ${fund}`, { fund });
  const named = namedScope(scope, systems);
  const isOfScope = ({ ics }: { readonly ics: string }): boolean => isWithin(scope, ics, systems);
  const parts = successions && partsOfAccounts(accounts, findings, successions).filter(isOfScope);
  const theirs = new Set(parts?.map(({ account }) => account));
  const isReported = ({ ics }: { readonly ics: string }): boolean =>
    parts === null ? isOfScope({ ics }) : theirs.has(ics);
  return buildOversightReport({
    ...{ fund: definition, scope: named, year, through, figuresAsOf, systems, findings },
    ...withinScope(scope, all, systems),
    ...{ footprint, parts, accounts: accounts.filter(isReported) },
    alerts: open.alerts.filter(({ account }) => isReported(account)),
    ...{ dueDates, closedSystems, dataNotice, discrepancies },
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
