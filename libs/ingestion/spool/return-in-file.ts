import { createHash, type Hash } from 'node:crypto';
import { LinesDigest, type PresentReturn, type ReturnDigest } from '#domain/policies';
import type { ReturnLine } from '#domain/spend-return';
import { two, type FinancialYear, type Period } from '#kernel';
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
