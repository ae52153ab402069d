import type { FundDefinition } from '#domain/fund';
import type { ReturnDigest } from '#domain/policies';
import type { ReturnsBefore } from '../returns-before.js';
import { PERIODS, type FinancialYear } from '#kernel';
import { returnKey } from '../spool/return-in-file.js';

/** What the files before this one in the same folder would add if they were applied: keys, and what returns are held against. */
export class Overlay {
  readonly funds = new Map<string, FundDefinition>();
  readonly organisations = new Set<string>();
  readonly interventions = new Set<string>();
  readonly accounts = new Set<string>();
  /** Successor → predecessors. */
  readonly predecessors = new Map<string, string[]>();
  /** Digests of returns, by key: a later version replaces the one before it. */
  readonly returns = new Map<string, ReturnDigest>();
  /** Those that are not in the log yet, by system. */
  readonly virements = new Map<string, ReturnsBefore['virements'][number][]>();

  succession(predecessor: string, successor: string): void {
    const known = this.predecessors.get(successor);
    if (known) known.push(predecessor);
    else this.predecessors.set(successor, [predecessor]);
  }

  virement(virement: ReturnsBefore['virements'][number]): void {
    const known = this.virements.get(virement.ics);
    if (known) known.push(virement);
    else this.virements.set(virement.ics, [virement]);
  }

  returnsOf(ics: string, years: readonly FinancialYear[]): ReturnDigest[] {
    return years.flatMap((year) =>
      PERIODS.flatMap((period) => this.returns.get(returnKey(ics, year, period)) ?? []),
    );
  }
}
