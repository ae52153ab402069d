import type { BasisPoints, Pence } from '#kernel';

// Every threshold of every discrepancy, each with its reason. A discrepancy asks one question of the submitter and never blocks: what is
// asked in every month of every system is confirmed unread, so each line is drawn where an ordinary year stays silent.

/** Small amounts are not worth a question: £1,000 is below what one session of a community service costs in a month. */
export const LEAST_LINE_PENCE = 100_000 as Pence;

/** Of whole months: a system's inequality money is some £4m a year, so £10,000 is about 3% of a month. */
export const LEAST_MONTH_PENCE = 1_000_000 as Pence;

/** A slipped decimal point or a year entered as a month makes a line ten times as large. */
export const TIMES_THE_USUAL = 10;
/** A median of fewer lines, or of fewer months, is no usual amount yet. */
export const LEAST_USUAL_LINES = 5;
export const LEAST_USUAL_MONTHS = 3;

/** Two equal months happen; three are an estimate carried forward, or a contract. Asked again when the run has doubled. */
export const IDENTICAL_MONTHS = 3;

/** March is busy everywhere; twice the mean of the months before is more than busy. */
export const SPIKE_BP = 20_000 as BasisPoints;
/** A mean of fewer months says little of the year. */
export const LEAST_SPIKE_MONTHS = 6;

/** Audit adjustments are corrections: a tenth of the year is more than a month of spend. */
export const M13_SHARE_BP = 1000 as BasisPoints;

/** Below half of the month before, something is missing more often than not. */
export const FELL_BP = 5000 as BasisPoints;

/** In the first months of a system's reporting every purpose is new. */
export const LEAST_MONTHS_BEFORE_NEW = 3;

/** Lines of one return that are held against other months: its largest. What is smaller is not compared. */
export const MAX_DOCUMENTS = 500;
/** Names that a sentence lists before it counts the rest. */
export const MAX_NAMES = 3;
