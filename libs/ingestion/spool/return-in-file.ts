import { createHash, type Hash } from 'node:crypto';
import { LinesDigest, type PresentReturn, type ReturnDigest } from '#domain/policies';
import type { ReturnLine } from '#domain/spend-return';
import { MAX_AMOUNT_PENCE, two, type FinancialYear, type Period } from '#kernel';
import { Stated } from '../check/stated.js';

/** One return as it is gathered from a file: sums in memory, lines in the spool. */
export class ReturnInFile {
  /** Where the lines stand: quadruples of offset, bytes, first line in spool order, number of lines. */
  readonly pieces: number[] = [];
  readonly hash: Hash = createHash('sha256');
  lineCount = 0;
  totalPence = 0;
  /** Without signs: credits must not hide that the amounts are beyond what can be summed exactly. */
  grossPence = 0;
  /** They are: said at the line that passed the limit, and of none after it. */
  isTooLarge = false;
  /** A line of it could not be read, so that it goes nowhere and is not judged as a whole. */
  hasBadLine = false;
  readonly stated = new Stated();
  /** Once it was looked at as a whole. */
  digest: ReturnDigest | null = null;
  private lines: LinesDigest | null = new LinesDigest();

  constructor(
    readonly ics: string,
    readonly year: FinancialYear,
    readonly period: Period,
    /** Null until a row of it says so readably. */
    public coreComplete: boolean | null,
    /** The row of its first line: where a refusal points. */
    readonly firstRow: number,
  ) {}

  /** Adds an amount to the totals. True when it is the one that passes what can be held; nothing is summed from then on. */
  passesTheMost(amountPence: number): boolean {
    if (this.isTooLarge) return false;
    this.totalPence += amountPence;
    this.grossPence += Math.abs(amountPence);
    if (this.grossPence <= MAX_AMOUNT_PENCE) return false;
    this.totalPence = this.grossPence = 0;
    this.isTooLarge = this.hasBadLine = true;
    return true;
  }

  /** A good line of it, from this row. */
  note(row: number, line: ReturnLine): void {
    this.lines?.add(row, line);
  }

  /** Once: what was kept of the lines is let go. */
  finishDigest(): PresentReturn {
    if (this.lines === null) throw new Error(`the lines of ${this.key} were let go`);
    const present = this.lines.finish(this);
    this.lines = null;
    return present;
  }

  get key(): string {
    return returnKey(this.ics, this.year, this.period);
  }
}

export const returnKey = (ics: string, year: FinancialYear, period: Period): string =>
  `${ics}:${year}:${two(period)}`;
