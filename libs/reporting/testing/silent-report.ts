import { positionOf, totalOf, type Position } from '#domain/policies';
import { pence } from '#kernel';
import { buildOversightReport } from '../oversight/build.js';
import type { OversightReport } from '../oversight/report.js';
import { FakeReadings } from './fake-readings.js';
import { HI, syntheticSystem } from './synthetic-system.js';

/** £4,000,000.00 given; 37.30% to 41.05% of it went elsewhere. */
export const WORKED: Position = positionOf(syntheticSystem('QE1', '2022-23').facts, 'HI', 13);

/** Not a word since it was given; no virement either. */
const silentPosition = (closed: boolean): Position => {
  const { facts } = syntheticSystem('QE1', '2022-23');
  const account = facts.accounts.get('HI')!;
  const untouched = { ...account, closed, carryForwardApprovedPence: pence(0), virements: [] };
  const silent = { ...facts, returns: [], accounts: new Map([['HI', untouched]]) };
  return { ...positionOf(silent, 'HI', 13), ics: 'QOX' };
};

/** £6,000,000.00 given. */
export const SILENT: Position = {
  ...silentPosition(false),
  allocation: pence(600_000_000),
  uncommitted: pence(600_000_000),
};

/** £4,000,000.00 given, and the year closed over it: all of it lapsed, or the returns are missing. */
export const SILENT_CLOSED: Position = silentPosition(true);

/** Of these positions, in 2022-23 through M13. */
export async function reportOf(positions: readonly Position[]): Promise<OversightReport> {
  const readings = new FakeReadings();
  const { figuresAsOf } = await readings.positions({ fund: 'HI', year: '2022-23', through: 13 });
  return buildOversightReport({
    ...{ fund: HI, scope: { kind: 'national', name: 'England' }, year: '2022-23', through: 13, figuresAsOf },
    ...{ footprint: 'as_reported', positions, accounts: positions, parts: null, total: totalOf(positions) },
    ...{ systems: await readings.systems(), findings: [], alerts: [], dataNotice: null },
    ...{ closedSystems: [], discrepancies: [], dueDates: [] },
  });
}
