import { createHash, type Hash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import {
  MAX_STATED_DISCREPANCIES,
  NO_DISCREPANCIES,
  type Discrepancies,
  type StatedDiscrepancy,
} from '#domain/spend-return';

/** What is odd about one return, as it goes with its submission: the first in words, all of them by count and digest. */
export class Stated {
  private readonly first: StatedDiscrepancy[] = [];
  private count = 0;
  /** Made when the first comes: most returns have none. */
  private hash: Hash | null = null;

  add(stated: StatedDiscrepancy): void {
    this.count += 1;
    if (this.first.length < MAX_STATED_DISCREPANCIES) this.first.push(stated);
    this.hash ??= createHash('sha256');
    this.hash.update(`${canonicalJson(stated)}\n`);
  }

  all(): Discrepancies {
    if (this.hash === null) return NO_DISCREPANCIES;
    return {
      discrepancies: this.first,
      discrepancyCount: this.count,
      discrepanciesSha256: this.hash.copy().digest('hex'),
      discrepanciesConfirmedBy: null,
    };
  }
}
