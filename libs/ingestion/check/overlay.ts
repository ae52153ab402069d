import type { FundDefinition } from '#domain/fund';
import type { ReturnDigest } from '#domain/policies';
import { PERIODS, type FinancialYear } from '#kernel';
import { returnKey } from '../spool/return-in-file.js';

/** What the files before this one in the same folder would add if they were applied: keys only. */
export class Overlay {
  readonly funds = new Map<string, FundDefinition>();
  readonly organisations = new Set<string>();
  readonly interventions = new Set<string>();
  readonly accounts = new Set<string>();
  /** Successor → predecessors. */
  readonly predecessors = new Map<string, string[]>();
  /** Digests of returns, by key: a later version replaces the one before it. */
  readonly returns = new Map<string, ReturnDigest>();

  succession(predecessor: string, successor: string): void {
    const known = this.predecessors.get(successor);
    if (known) known.push(predecessor);
    else this.predecessors.set(successor, [predecessor]);
  }

  returnsOf(ics: string, years: readonly FinancialYear[]): ReturnDigest[] {
    return years.flatMap((year) =>
      PERIODS.flatMap((period) => this.returns.get(returnKey(ics, year, period)) ?? []),
    );
  }
}
