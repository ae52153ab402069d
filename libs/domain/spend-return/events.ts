// Stored names are a public contract: ReturnSubmitted.v1, ReturnSentBack.v1, ReturnSignedOff.v1, ReturnLinesRecorded.v1.
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

export type ReturnSubmitted = DomainEvent<
  'ReturnSubmitted',
  ReturnKey & {
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
  }
>;
export type ReturnSentBack = DomainEvent<
  'ReturnSentBack',
  ReturnKey & { readonly version: number; readonly reason: string }
>;
export type ReturnSignedOff = DomainEvent<
  'ReturnSignedOff',
  ReturnKey & {
    readonly version: number;
    /** An opaque person id. */
    readonly signedOffBy: string;
    readonly signedOffOn: PlainDate;
  }
>;

export type SpendReturnEvent = ReturnSubmitted | ReturnSentBack | ReturnSignedOff;

export const CORE = 'core';
/** Limits of one lines event (house decision 1). */
export const MAX_LINES_PER_EVENT = 500;
export const MAX_LINES_EVENT_BYTES = 256 * 1024;

export const spendReturnStream = (key: ReturnKey): string =>
  `spendReturn-${key.ics}:${key.year}:${two(key.period)}`;
export const returnLinesStream = (reference: string): string => `returnLines-${reference}`;
