import type { DueDate } from './due-date.js';
export type { DueDate };
import type { FundDefinition } from '#domain/fund';
import type { InterventionDetails } from '#domain/intervention';
import type { Footprint, LeakageFinding, Position, RestsOn, Successions } from '#domain/policies';
import type {
  BaselineReading,
  BridgeReading,
  FiguresAsOf,
  LineReading,
  ReturnDiscrepancies,
  PositionsReading,
  ReturnReading,
  VirementReading,
} from './rows.js';
import type { FinancialYear, Period } from '#kernel';
import type { AlertReply, AlertsQuery, AlertsReading } from './alert-readings.js';

export type * from './alert-readings.js';

/** Injection token of the one thing that pages read through. */
export const READINGS = Symbol('Readings');

export type * from './rows.js';
export interface SystemName {
  readonly icsCode: string;
  readonly name: string;
  readonly regionCode: string;
  readonly region: string;
}

export interface PositionsQuery {
  readonly fund: string;
  readonly year: FinancialYear;
  readonly through: Period;
  readonly ics?: string;
  /** An instant, or a decimal log position; left out, everything recorded so far. */
  readonly knownAt?: string;
}

/** Of positions: which bodies they are of. */
export interface FootprintQuery extends PositionsQuery {
  /** Left out, as reported. */
  readonly footprint?: Footprint;
}

export type AccountQuery = PositionsQuery & { readonly ics: string };

export interface AccountReading {
  readonly figuresAsOf: FiguresAsOf;
  /** Through the period asked for. */
  readonly position: Position;
  /** Through 1, 2 … up to the period asked for, in that order. */
  readonly positionsThrough: readonly Position[];
  readonly findings: readonly AnsweredFinding[];
  /** With period up to the one asked for, by period. */
  readonly returns: readonly ReturnReading[];
  readonly virements: readonly VirementReading[];
  readonly interventions: readonly InterventionDetails[];
  readonly baselines: readonly BaselineReading[];
}

/** A finding, and what the system says of it, the oldest first. */
export interface AnsweredFinding extends LeakageFinding {
  readonly replies: readonly AlertReply[];
}

export interface SystemFindings {
  readonly ics: string;
  readonly findings: readonly AnsweredFinding[];
}

/** `restsOn` is a finding's own: what rests on virements or on the account has no lines. */
export type LinesQuery = AccountQuery & { readonly restsOn: RestsOn };

export interface LinesReading {
  readonly figuresAsOf: FiguresAsOf;
  /** By period and then line, so that pages of them neither overlap nor leave gaps. */
  readonly lines: readonly LineReading[];
  /** How many there are, of which `lines` is a part. */
  readonly total: number;
}

/**
 * All that people's pages and reports read. Read-only. Each method throws RingfenceError with the code `UnknownFund`,
 * `UnknownSystem`, `UnknownYear` or `UnknownPeriod` (details: the value) rather than answering with nothing.
 */
export interface Readings {
  positions(query: FootprintQuery): Promise<PositionsReading>;
  /** From the accounts as reported to the bodies that live, every part of every amount. */
  bridge(query: Omit<PositionsQuery, 'ics'>): Promise<BridgeReading>;
  account(query: AccountQuery): Promise<AccountReading>;
  /** Of every account of a fund and year, in the order of `positions`. */
  findings(query: PositionsQuery): Promise<readonly SystemFindings[]>;
  /** Of the counted returns of a year through a period, whatever fund they charge; by system and period. */
  discrepancies(
    query: Pick<PositionsQuery, 'fund' | 'year' | 'through' | 'knownAt'>,
  ): Promise<readonly ReturnDiscrepancies[]>;
  linesUnder(query: LinesQuery, page: { limit: number; offset: number }): Promise<LinesReading>;
  alerts(query: AlertsQuery): Promise<AlertsReading>;
  /** Of the returns of a fund and year, by period; as known then. */
  dueDates(query: Pick<PositionsQuery, 'fund' | 'year' | 'knownAt'>): Promise<readonly DueDate[]>;
  /** By code; as known then. */
  funds(knownAt?: string): Promise<readonly FundDefinition[]>;
  /** By code; as known then. */
  systems(knownAt?: string): Promise<readonly SystemName[]>;
  /** All that the register has of who followed whom; as known then. */
  successions(knownAt?: string): Promise<Successions>;
  /** What a reader must know about all the data, e.g. that it is synthetic; null when there is nothing to say. */
  dataNotice(): Promise<string | null>;
}
