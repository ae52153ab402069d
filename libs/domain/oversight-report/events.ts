// Stored names are a public contract: ReportIssued.v1, ReportSuperseded.v1.
import type { DomainEvent, FinancialYear, Instant, Period } from '#kernel';
import type { Footprint } from '../policies/footprint/footprint.js';

/** What a report is about: the nation, one region of it, or one system. */
export type ReportScope =
  | { readonly kind: 'national' }
  | { readonly kind: 'region'; readonly regionCode: string }
  | { readonly kind: 'system'; readonly ics: string };

/** Reports of one fund and year are numbered together, without a gap. */
export interface ReportSeries {
  readonly fund: string;
  readonly year: FinancialYear;
}

/** What makes two reports say of the same thing what was known at two moments: only one of them is current. */
export interface ReportSubject extends ReportSeries {
  readonly through: Period;
  readonly scope: ReportScope;
  readonly footprint: Footprint;
}

/** One frozen file: the same bytes for ever, known by their digest. */
export interface FrozenFile {
  /** `report.json`, `systems.csv` … */
  readonly name: string;
  /** Of its bytes, hex. */
  readonly sha256: string;
  readonly byteLength: number;
}

export interface ReportContent extends ReportSubject {
  readonly title: string;
  /** The moment known, as every figure in it is stamped. */
  readonly logId: string;
  readonly position: string;
  readonly recordedAt: Instant | null;
  /** By which rules the figures were computed. */
  readonly method: string;
  /** In which shape they are written. */
  readonly format: string;
  /** By name. */
  readonly files: readonly FrozenFile[];
  /** Why it was issued, in a sentence. */
  readonly reason: string;
  /** An opaque person id. */
  readonly issuedBy: string;
}

export type ReportIssued = DomainEvent<
  'ReportIssued',
  ReportContent & {
    /** 1, 2, 3 … in its series. */
    readonly sequence: number;
    /** Sequence of the report that it takes the place of; null when it is the first on its subject. */
    readonly supersedes: number | null;
  }
>;
/** Another report says the same of a later moment. The superseded one stays as it is, and can be had for ever. */
export type ReportSuperseded = DomainEvent<
  'ReportSuperseded',
  ReportSeries & { readonly sequence: number; readonly by: number; readonly reason: string }
>;

export type OversightReportEvent = ReportIssued | ReportSuperseded;

export const oversightReportStream = ({ fund, year }: ReportSeries): string =>
  `oversightReport-${fund}:${year}`;

/** `HI-2022-23-0007`: how a report is cited. */
export const reportNumber = ({ fund, year }: ReportSeries, sequence: number): string =>
  `${fund}-${year}-${String(sequence).padStart(4, '0')}`;

/** The series and sequence of a number; null for what is none. */
export function parseReportNumber(number: string): (ReportSeries & { readonly sequence: number }) | null {
  const found = /^(.+)-(\d{4}-\d{2})-(\d{4,9})$/.exec(number);
  if (!found) return null;
  const series = { fund: found[1]!, year: found[2]! };
  const sequence = Number(found[3]);
  return reportNumber(series, sequence) === number ? { ...series, sequence } : null;
}
