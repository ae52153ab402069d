import { formatPounds } from '#kernel';

/** Money of one pair of codes that no rule takes. */
export interface Unmatched {
  readonly costCentre: string;
  readonly accountCode: string;
  readonly rows: number;
  readonly totalPence: number;
  readonly firstRow: number;
}

/** What one rule took. */
export interface TakenByRule {
  /** Its place among the rules, from 1. */
  readonly rule: number;
  readonly ignored: boolean;
  readonly rows: number;
  readonly totalPence: number;
}

export interface Sum {
  readonly rows: number;
  readonly totalPence: number;
}

/** Where every penny of an extract went: `extract = lines + ignored + otherMonths + unmatched`, rows and pence alike. */
export interface Reconciliation {
  readonly extract: Sum;
  readonly lines: Sum;
  readonly ignored: Sum;
  readonly otherMonths: Sum;
  readonly unmatched: Sum;
  readonly byRule: readonly TakenByRule[];
  /** By the money in them, the largest first. */
  readonly unmatchedPairs: readonly Unmatched[];
}

export const unmatchedSentence = ({ costCentre, accountCode, rows, totalPence }: Unmatched): string =>
  `No rule takes cost centre ${costCentre || '(blank)'} with account code ${accountCode || '(blank)'}: ` +
  `${rows === 1 ? 'one row' : `${rows} rows`}, ${formatPounds(totalPence)}. Add a rule for it, or ignore it by a rule.`;

/** Counts as it goes. */
export class Tally {
  private readonly sums = new Map<string, { rows: number; totalPence: number }>();
  private readonly pairs = new Map<string, { -readonly [K in keyof Unmatched]: Unmatched[K] }>();

  constructor(private readonly ignores: (rule: number) => boolean) {}

  add(
    row: { row: number; costCentre: string; accountCode: string; amountPence: number; isOfMonth: boolean },
    place: number,
  ): void {
    this.sum('extract', row.amountPence);
    if (!row.isOfMonth) return this.sum('otherMonths', row.amountPence);
    if (place < 0) {
      this.sum('unmatched', row.amountPence);
      return this.pair(row);
    }
    this.sum(this.ignores(place) ? 'ignored' : 'lines', row.amountPence);
    this.sum(`rule:${place}`, row.amountPence);
  }

  result(rules: number): Reconciliation {
    const byRule = Array.from({ length: rules }, (_none, place) => ({
      ...{ rule: place + 1, ignored: this.ignores(place) },
      ...this.of(`rule:${place}`),
    })).filter(({ rows }) => rows > 0);
    return {
      ...{ extract: this.of('extract'), lines: this.of('lines'), ignored: this.of('ignored') },
      ...{ otherMonths: this.of('otherMonths'), unmatched: this.of('unmatched'), byRule },
      unmatchedPairs: [...this.pairs.values()].sort(
        (a, b) => Math.abs(b.totalPence) - Math.abs(a.totalPence) || a.firstRow - b.firstRow,
      ),
    };
  }

  private of(name: string): Sum {
    return this.sums.get(name) ?? { rows: 0, totalPence: 0 };
  }

  private sum(name: string, amountPence: number): void {
    const sum = this.sums.get(name);
    if (sum === undefined) this.sums.set(name, { rows: 1, totalPence: amountPence });
    else {
      sum.rows += 1;
      sum.totalPence += amountPence;
    }
  }

  private pair({ row, costCentre, accountCode, amountPence }: Parameters<Tally['add']>[0]): void {
    const key = `${costCentre}\u0000${accountCode}`;
    const known = this.pairs.get(key);
    if (known === undefined)
      this.pairs.set(key, { costCentre, accountCode, rows: 1, totalPence: amountPence, firstRow: row });
    else {
      known.rows += 1;
      known.totalPence += amountPence;
    }
  }
}
