import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { pence, PERIODS, RingfenceError, sumPence, type Pence } from '#kernel';
import {
  bridgeOf,
  findingsOf,
  positionOf,
  positionsThroughYear,
  POSITION_METHOD,
  totalOf,
} from '#domain/policies';
import { intervention } from '../../domain/testing/history.js';
import type {
  AccountQuery,
  AccountReading,
  AlertsQuery,
  AlertsReading,
  BridgeReading,
  FiguresAsOf,
  LinesQuery,
  LinesReading,
  PositionsQuery,
  PositionsReading,
  Readings,
  SystemFindings,
  SystemName,
} from '../readings.js';
import { projectRoot } from '../templates.js';
import { alertsOf, unanswered } from './fake-alerts.js';
import { dueDatesOf } from './due-dates.js';
import { HI, syntheticSystem, type SyntheticSystem } from './synthetic-system.js';

const AS_OF: FiguresAsOf = {
  logId: '6f1f3c52-9d0e-4c6a-8a55-0c1f8b7f2a10',
  position: '184467',
  recordedAt: '2024-01-15T09:30:00.000Z',
  method: POSITION_METHOD,
};

/** Made-up returns of 42 systems through the real policies; nothing is stored, and knownAt changes nothing. */
export class FakeReadings implements Readings {
  private readonly names: readonly SystemName[] = parse<Record<string, string>>(
    readFileSync(join(projectRoot(), 'test/fixtures/pages/systems.csv')),
    { columns: true },
  ).map((row) => ({
    icsCode: row['ics_code'] ?? '',
    name: row['name'] ?? '',
    regionCode: row['region_code'] ?? '',
    region: row['region'] ?? '',
  }));

  constructor(
    private readonly notice:
      string | null = 'The money in these figures is synthetic. No real system handed it in.',
  ) {}

  async positions(query: PositionsQuery): Promise<PositionsReading> {
    this.check(query);
    const positions = this.names
      .filter(({ icsCode }) => query.ics === undefined || icsCode === query.ics)
      .map(({ icsCode }) =>
        positionOf(syntheticSystem(icsCode, query.year).facts, query.fund, query.through),
      );
    return { figuresAsOf: AS_OF, positions, total: totalOf(positions) };
  }

  async findings(query: PositionsQuery): Promise<readonly SystemFindings[]> {
    this.check(query);
    const of = (ics: string) => findingsOf(syntheticSystem(ics, query.year).facts, query.fund, query.through);
    return this.names.map(({ icsCode: ics }) => ({ ics, findings: of(ics).map(unanswered) }));
  }

  async bridge(query: Omit<PositionsQuery, 'ics'>): Promise<BridgeReading> {
    const { figuresAsOf, positions, total } = await this.positions(query);
    const parts = bridgeOf(
      positions.map((position) => ({ position, closed: position.adherence !== 'in_progress' })),
      await this.successions(),
    );
    return { figuresAsOf, parts, asReported: total, currentFootprint: total };
  }

  async account(query: AccountQuery): Promise<AccountReading> {
    this.check(query);
    const system = syntheticSystem(query.ics, query.year);
    const { facts } = system;
    return {
      figuresAsOf: AS_OF,
      position: positionOf(facts, query.fund, query.through),
      positionsThrough: positionsThroughYear(facts, query.fund).slice(0, query.through),
      findings: findingsOf(facts, query.fund, query.through).map(unanswered),
      returns: facts.returns
        .filter(({ period }) => period <= query.through)
        .map(({ period, version, coreComplete, signedOff }) => ({
          period,
          version,
          coreComplete,
          signedOff,
          lineCount: linesOf(system, period).length,
          totalPence: totalPence(system, period),
          submittedAt: '2023-05-09T10:00:00.000Z',
        })),
      virements: (facts.accounts.get(query.fund)?.virements ?? [])
        .filter(({ period }) => period <= query.through)
        .map((virement) => ({ ...virement, reason: 'Board decision on the system position' })),
      interventions: [...facts.interventions].map(([code, it]) =>
        intervention(query.ics, code, {
          ...it,
          title: code === 'SMK-1' ? 'Stop-smoking outreach' : 'Blood pressure case finding',
          plannedAmountPence: pence(150_000_000),
          inequalityType: 'deprivation',
          targetGroup: 'most deprived fifth',
          comparator: 'least deprived fifth',
        }),
      ),
      baselines: [...facts.baselines].map(([programme, it]) => ({
        programme,
        ...it,
        source: 'ledger of 2021-22',
      })),
    };
  }

  async linesUnder(query: LinesQuery, page: { limit: number; offset: number }): Promise<LinesReading> {
    this.check(query);
    const { restsOn } = query;
    const all = syntheticSystem(query.ics, query.year).lines.filter((line) => {
      if (restsOn.kind === 'baseline')
        return (
          line.chargedTo === 'core' &&
          restsOn.programmes.includes(line.programme ?? '') &&
          line.period <= query.through
        );
      return (
        restsOn.kind === 'lines' &&
        line.chargedTo === restsOn.chargedTo &&
        restsOn.groups.some(
          (group) =>
            group.period === line.period &&
            group.purpose === (line.purpose ?? null) &&
            group.hasEvidence === (line.evidence !== undefined),
        )
      );
    });
    return { figuresAsOf: AS_OF, lines: all.slice(page.offset, page.offset + page.limit), total: all.length };
  }

  async alerts(query: AlertsQuery): Promise<AlertsReading> {
    this.check(query);
    const years = query.year === undefined ? Object.keys(HI.years) : [query.year];
    const alerts = this.names
      .filter(({ icsCode }) => query.ics === undefined || icsCode === query.ics)
      .flatMap(({ icsCode }) => years.flatMap((year) => alertsOf(icsCode, year)));
    return { figuresAsOf: AS_OF, alerts: (query.status ?? 'open') === 'open' ? alerts : [], takenOver: [] };
  }

  async dueDates(query: Pick<PositionsQuery, 'fund' | 'year'>) {
    this.check(query);
    return dueDatesOf(query.year);
  }

  funds = async () => [HI];
  systems = async () => this.names;
  discrepancies = async () => [];
  successions = async () => new Map();
  dataNotice = async () => this.notice;

  private check(query: { fund?: string; ics?: string; year?: string; through?: number }): void {
    const { fund, ics, year, through } = query;
    if (fund !== undefined && fund !== 'HI') throw unknown('UnknownFund', 'fund', fund);
    if (ics !== undefined && !this.names.some(({ icsCode }) => icsCode === ics))
      throw unknown('UnknownSystem', 'system', ics);
    if (year !== undefined && !(year in HI.years)) throw unknown('UnknownYear', 'year', year);
    if (through !== undefined && !PERIODS.includes(through))
      throw unknown('UnknownPeriod', 'period', through);
  }
}

const unknown = (code: string, what: string, value: unknown): RingfenceError =>
  new RingfenceError(code, `no ${what} ${String(value)} is known`, { value });

const linesOf = (system: SyntheticSystem, period: number) =>
  system.lines.filter((line) => line.period === period);

const totalPence = (system: SyntheticSystem, period: number): Pence =>
  sumPence(linesOf(system, period).map((line) => line.amountPence));
