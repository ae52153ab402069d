import type { AlertKey, Finding, Severity, Signal } from '#domain/alert';
import type { FundDefinition } from '#domain/fund';
import type { InterventionDetails } from '#domain/intervention';
import type { Footprint, LeakageFinding, Position, RestsOn } from '#domain/policies';
import type {
  AlertReply,
  AlertStatus,
  BaselineReading,
  BridgeReading,
  FiguresAsOf,
  LineReading,
  PositionsReading,
  ReturnReading,
  VirementReading,
} from './rows.js';
import type { FinancialYear, Instant, Period, PlainDate } from '#kernel';

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
  readonly findings: readonly LeakageFinding[];
  /** With period up to the one asked for, by period. */
  readonly returns: readonly ReturnReading[];
  readonly virements: readonly VirementReading[];
  readonly interventions: readonly InterventionDetails[];
  readonly baselines: readonly BaselineReading[];
}

export interface SystemFindings {
  readonly ics: string;
  readonly findings: readonly LeakageFinding[];
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

export interface AlertsQuery {
  readonly fund?: string;
  readonly ics?: string;
  readonly year?: FinancialYear;
  /** An instant, or a decimal log position; left out, as they stand. */
  readonly knownAt?: string;
  /** Of one status only: `closed` by hand, `resolved` by what was found having cleared. */
  readonly status?: AlertStatus;
  readonly severity?: Severity;
  readonly signal?: Signal;
  readonly needsAttention?: boolean;
  /** A person's opaque id. */
  readonly assignedTo?: string;
}

export interface AlertReading extends AlertKey {
  readonly finding: Finding;
  readonly open: boolean;
  readonly raisedAt: Instant;
  readonly updatedAt: Instant;
  /** When it was closed or resolved; null while it is open. */
  readonly resolvedAt: Instant | null;
  readonly resolvedBecause: string | null;
  /** Decimal log position of the facts that it was computed from. */
  readonly basedOn: string;
  /** The day that the calendar was read on. */
  readonly asOf: PlainDate;
  /** What the system says of it, the oldest first. */
  readonly replies: readonly AlertReply[];
  /** Who is at it, by opaque ids: for those who work with it, and in no report. */
  readonly handling: AlertHandlingReading;
}

export interface AlertHandlingReading {
  readonly status: AlertStatus;
  readonly needsAttention: boolean;
  readonly acknowledgedUntil: PlainDate | null;
  readonly acknowledgedBy: string | null;
  readonly assignedTo: string | null;
  readonly closedBy: string | null;
}

/** When the return of a period is due; a period without one is not in the list. */
export interface DueDate {
  readonly period: Period;
  readonly dueOn: PlainDate;
}

export interface AlertsReading {
  readonly figuresAsOf: FiguresAsOf;
  readonly alerts: readonly AlertReading[];
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
  linesUnder(query: LinesQuery, page: { limit: number; offset: number }): Promise<LinesReading>;
  alerts(query: AlertsQuery): Promise<AlertsReading>;
  /** Of the returns of a fund and year, by period; as known then. */
  dueDates(query: Pick<PositionsQuery, 'fund' | 'year' | 'knownAt'>): Promise<readonly DueDate[]>;
  /** By code; as known then. */
  funds(knownAt?: string): Promise<readonly FundDefinition[]>;
  /** By code; as known then. */
  systems(knownAt?: string): Promise<readonly SystemName[]>;
  /** What a reader must know about all the data, e.g. that it is synthetic; null when there is nothing to say. */
  dataNotice(): Promise<string | null>;
}
