import { pence, type Pence } from '#kernel';
import { CORE, type ReturnKey, type ReturnLine } from '../../spend-return/events.js';
import { documentHash, DocumentsFound } from './documents.js';
import type { KeyDigest, KeyLines, PresentReturn } from './return-digest.js';
import { LEAST_LINE_PENCE, MAX_DOCUMENTS } from './thresholds.js';

interface Tally {
  readonly index: number;
  readonly chargedTo: string;
  readonly what: string;
  readonly amounts: number[];
  sumPence: number;
  largestPence: number;
  largestAt: number;
}

/** Folds the lines of one return into its digest, line by line: 8 bytes stay of each until it is finished. */
export class LinesDigest {
  private readonly byPayer = new Map<string, Map<string, Tally>>();
  private readonly tallies: Tally[] = [];
  private readonly documents = new DocumentsFound(MAX_DOCUMENTS);
  private totalPence = 0;

  /** `at` is where the line stands, as a finding will say it. */
  add(at: number, line: ReturnLine): void {
    const { chargedTo, amountPence, supplier, description } = line;
    const tally = this.tallyOf(chargedTo, (chargedTo === CORE ? line.programme : line.purpose) ?? '');
    const size = Math.abs(amountPence);
    this.totalPence += amountPence;
    tally.sumPence += amountPence;
    tally.amounts.push(size);
    if (size > tally.largestPence) {
      tally.largestPence = size;
      tally.largestAt = at;
    }
    // A credit is what puts a duplicate right, so it is none itself.
    if (amountPence < LEAST_LINE_PENCE || (supplier === undefined && description === undefined)) return;
    if (!this.documents.takes(amountPence)) return;
    const hash = documentHash(supplier ?? '', description ?? '', amountPence);
    this.documents.add(hash, tally.index, at, amountPence);
  }

  finish(key: ReturnKey): PresentReturn {
    const lines: KeyLines[] = [];
    const keys = this.tallies.map(({ chargedTo, what, amounts, sumPence, largestAt }): KeyDigest => {
      const sorted = Float64Array.from(amounts).sort();
      lines.push({ amounts: sorted, largestAt });
      return {
        chargedTo,
        what,
        lineCount: amounts.length,
        amountPence: pence(sumPence),
        medianPence: medianOf(sorted),
      };
    });
    const { ics, year, period } = key;
    const documents = this.documents.finish();
    return { ics, year, period, totalPence: pence(this.totalPence), keys, documents, lines };
  }

  private tallyOf(chargedTo: string, what: string): Tally {
    let ofPayer = this.byPayer.get(chargedTo);
    if (ofPayer === undefined) this.byPayer.set(chargedTo, (ofPayer = new Map<string, Tally>()));
    let tally = ofPayer.get(what);
    if (tally !== undefined) return tally;
    const index = this.tallies.length;
    tally = { index, chargedTo, what, amounts: [], sumPence: 0, largestPence: -1, largestAt: 0 };
    ofPayer.set(what, tally);
    this.tallies.push(tally);
    return tally;
  }
}

/** The lower one of two in the middle: an amount that was really there. */
function medianOf(sorted: Float64Array): Pence {
  return pence(sorted[(sorted.length - 1) >> 1] ?? 0);
}
