import { createHash, type Hash } from 'node:crypto';
import { two, type FinancialYear, type Period } from '#kernel';

/** One return as it is gathered from a file: sums in memory, lines in the spool. */
export class ReturnInFile {
  /** Where the lines stand: quadruples of offset, bytes, first line in spool order, number of lines. */
  readonly pieces: number[] = [];
  readonly hash: Hash = createHash('sha256');
  lineCount = 0;
  totalPence = 0;
  /** Without signs: credits must not hide that the amounts are beyond what can be summed exactly. */
  grossPence = 0;

  constructor(
    readonly ics: string,
    readonly year: FinancialYear,
    readonly period: Period,
    /** Null until a row of it says so readably. */
    public coreComplete: boolean | null,
    /** The row of its first line: where a refusal points. */
    readonly firstRow: number,
  ) {}

  get key(): string {
    return returnKey(this.ics, this.year, this.period);
  }
}

export const returnKey = (ics: string, year: FinancialYear, period: Period): string =>
  `${ics}:${year}:${two(period)}`;
