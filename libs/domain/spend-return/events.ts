// Stored names are a public contract: ReturnSubmitted.v2, ReturnSentBack.v1, ReturnReopened.v1, ReturnSignedOff.v2, ReturnLinesRecorded.v1.
import { two, type DomainEvent, type FinancialYear, type Pence, type Period, type PlainDate } from '#kernel';

/** One ICS's monthly statement of spend. */
export interface ReturnKey {
  readonly ics: string;
  readonly year: FinancialYear;
  readonly period: Period;
}

/** One row of a return. Absent members were blank in the file. */
export interface ReturnLine {
  /** Unique in its return. */
  readonly line: string;
  readonly amountPence: Pence;
  /** A fund, or `core`. */
  readonly chargedTo: string;
  /** An intervention or a core pressure. */
  readonly purpose?: string;
  /** Kept on core lines only. */
  readonly programme?: string;
  readonly costCentre?: string;
  readonly accountCode?: string;
  readonly supplier?: string;
  readonly description?: string;
  readonly evidence?: string;
}

/** Content of one submission, in a stream of its own; never counts until ReturnSubmitted names its reference. */
export type ReturnLinesRecorded = DomainEvent<
  'ReturnLinesRecorded',
  ReturnKey & { readonly reference: string; readonly lines: readonly ReturnLine[] }
>;

/** What is odd about a return and not wrong: said before it was submitted, and carried with it. */
export interface StatedDiscrepancy {
  /** A rule's name in snake_case. */
  readonly rule: string;
  /** The `line` that it is about; null when it is about the return. */
  readonly line: string | null;
  readonly amountPence: Pence | null;
  readonly sentence: string;
}

/** All discrepancies of a submission: the first in words, the rest by count and digest. */
export interface Discrepancies {
  /** The first MAX_STATED_DISCREPANCIES. */
  readonly discrepancies: readonly StatedDiscrepancy[];
  readonly discrepancyCount: number;
  /** SHA-256 (hex) over the canonical JSON of all of them, each followed by a newline. */
  readonly discrepanciesSha256: string;
  /** The opaque id of who confirmed exactly these; null when nobody did, or there is none. */
  readonly discrepanciesConfirmedBy: string | null;
}

export type ReturnSubmitted = DomainEvent<
  'ReturnSubmitted',
  ReturnKey &
    Discrepancies & {
      /** 1, 2, 3 …; a later version replaces the earlier one whole. */
      readonly version: number;
      /** Names the stream of the lines. A UUID. */
      readonly reference: string;
      /** Every core line of every programme with a baseline is in it. */
      readonly coreComplete: boolean;
      readonly lineCount: number;
      /** Control total over all lines. */
      readonly totalPence: Pence;
      /** SHA-256 (hex) over the canonical JSON of the lines, each followed by a newline. */
      readonly linesSha256: string;
      /** An opaque person id, or the operator's; null where that was not recorded yet. */
      readonly submittedBy: string | null;
      /** Why it replaces the version before it; null when nobody asked. */
      readonly restatementReason: string | null;
    }
>;
export type ReturnSentBack = DomainEvent<
  'ReturnSentBack',
  ReturnKey & { readonly version: number; readonly reason: string }
>;
/** The version may be replaced. It goes on counting until the next one is submitted. */
export type ReturnReopened = DomainEvent<
  'ReturnReopened',
  ReturnKey & {
    readonly version: number;
    readonly reason: string;
    /** An opaque person id. */
    readonly reopenedBy: string;
    /** By oversight, and not by the system itself: what a closed year asks for. */
    readonly byOversight: boolean;
  }
>;

/** What a signature is of, as it was shown to whoever signed. */
export interface ReturnStatement {
  readonly lineCount: number;
  readonly totalPence: Pence;
  readonly linesSha256: string;
  readonly discrepancyCount: number;
  readonly discrepanciesSha256: string;
}

export type ReturnSignedOff = DomainEvent<
  'ReturnSignedOff',
  ReturnKey & {
    readonly version: number;
    /** An opaque person id. */
    readonly signedOffBy: string;
    readonly signedOffOn: PlainDate;
    /** Null of a signature that came in a file, which shows nothing. */
    readonly statement: ReturnStatement | null;
  }
>;

export type SpendReturnEvent = ReturnSubmitted | ReturnSentBack | ReturnReopened | ReturnSignedOff;

export const CORE = 'core';
/** Limits of one lines event (house decision 1). */
export const MAX_LINES_PER_EVENT = 500;
export const MAX_LINES_EVENT_BYTES = 256 * 1024;
/** So many are kept in words: more than anybody reads, and an event stays short. */
export const MAX_STATED_DISCREPANCIES = 200;

/** The digest of nothing. */
const SHA256_OF_NONE = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
export const NO_DISCREPANCIES: Discrepancies = {
  discrepancies: [],
  discrepancyCount: 0,
  discrepanciesSha256: SHA256_OF_NONE,
  discrepanciesConfirmedBy: null,
};

/** What whoever signs this submission is shown, and signs. */
export const statementOf = (submitted: ReturnStatement): ReturnStatement => ({
  lineCount: submitted.lineCount,
  totalPence: submitted.totalPence,
  linesSha256: submitted.linesSha256,
  discrepancyCount: submitted.discrepancyCount,
  discrepanciesSha256: submitted.discrepanciesSha256,
});

export const spendReturnStream = (key: ReturnKey): string =>
  `spendReturn-${key.ics}:${key.year}:${two(key.period)}`;
export const returnLinesStream = (reference: string): string => `returnLines-${reference}`;
