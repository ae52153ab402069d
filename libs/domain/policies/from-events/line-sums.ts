import { sumPence, type Pence } from '#kernel';
import { CORE, type ReturnLine } from '../../spend-return/events.js';
import type { LineSum } from '../position/facts.js';

/** The lines of one submission as sums of what no rule can tell apart: memory grows with the kinds of line, not with the lines. */
export class LineSums {
  private readonly byKind = new Map<string, LineSum>();
  lineCount = 0;
  totalPence: Pence = sumPence([]);

  add(line: ReturnLine): void {
    const kind = kindOf(line);
    const key = JSON.stringify([kind.chargedTo, kind.purpose, kind.programme, kind.hasEvidence]);
    const soFar = this.byKind.get(key)?.amountPence ?? 0;
    this.byKind.set(key, { ...kind, amountPence: sumPence([soFar, line.amountPence]) });
    this.lineCount += 1;
    this.totalPence = sumPence([this.totalPence, line.amountPence]);
  }

  sums(): LineSum[] {
    return [...this.byKind.values()];
  }
}

/** Core lines are told apart by their programme alone; fund lines by purpose and by whether they have evidence. */
function kindOf(line: ReturnLine): Omit<LineSum, 'amountPence'> {
  const { chargedTo } = line;
  if (chargedTo === CORE) {
    return { chargedTo, purpose: null, programme: line.programme ?? null, hasEvidence: false };
  }
  const hasEvidence = (line.evidence ?? '') !== '';
  return { chargedTo, purpose: line.purpose ?? null, programme: null, hasEvidence };
}
