import { buildOversightReport, type OversightReport, type Readings } from '#reporting';
import type { Selection } from './selection.js';

/**
 * The report of a selection. Findings cost one reading an account, so a page that does not print them leaves them out.
 * Findings are read as known at the position of the positions, so that no figure of a page is newer than another.
 */
export async function reportOf(
  readings: Readings,
  { fund, year, through }: Selection,
  withFindings: boolean,
): Promise<OversightReport> {
  const { figuresAsOf, positions, total } = await readings.positions({ fund: fund.fund, year, through });
  const knownAt = figuresAsOf.position;
  const [systems, open, dataNotice] = await Promise.all([
    readings.systems(),
    readings.alerts({ fund: fund.fund, year, open: true }),
    readings.dataNotice(),
  ]);
  const findings = withFindings
    ? await Promise.all(
        positions.map(async ({ ics }) => ({
          ics,
          findings: (await readings.account({ fund: fund.fund, ics, year, through, knownAt })).findings,
        })),
      )
    : [];
  return buildOversightReport({
    fund,
    year,
    through,
    figuresAsOf,
    positions,
    total,
    systems,
    findings,
    alerts: open.alerts,
    dataNotice,
  });
}
