import { CORE, type ReturnLine } from '#domain/spend-return';

export interface LineSumRow {
  readonly charged_to: string;
  /** Empty text for none: a key column holds no null. */
  readonly purpose: string;
  readonly programme: string;
  readonly has_evidence: boolean;
  /** Decimal: whatever was recorded, the facts take it, and it is the reader's to refuse a sum that is too large. */
  readonly amount_pence: string;
  /** What of it was given back: the sum of the amounts below zero, without its sign. */
  readonly credit_pence: string;
}

/**
 * Lines that no rule of the model can tell apart, summed. For core lines only the programme matters, for lines charged to a fund
 * the purpose and whether there is evidence.
 */
export function sumLines(lines: readonly ReturnLine[]): LineSumRow[] {
  const sums = new Map<
    string,
    { row: Omit<LineSumRow, 'amount_pence' | 'credit_pence'>; amountPence: bigint; creditPence: bigint }
  >();
  for (const line of lines) {
    const core = line.chargedTo === CORE;
    const row = {
      charged_to: line.chargedTo,
      purpose: core ? '' : (line.purpose ?? ''),
      programme: core ? (line.programme ?? '') : '',
      has_evidence: !core && (line.evidence ?? '') !== '',
    };
    const key = `${row.charged_to}\u0000${row.purpose}\u0000${row.programme}\u0000${row.has_evidence}`;
    const found = sums.get(key);
    const amount = BigInt(line.amountPence);
    const credit = amount < 0n ? -amount : 0n;
    if (found) {
      found.amountPence += amount;
      found.creditPence += credit;
    } else sums.set(key, { row, amountPence: amount, creditPence: credit });
  }
  return [...sums.values()].map(({ row, amountPence, creditPence }) => ({
    ...{ ...row, amount_pence: amountPence.toString(), credit_pence: creditPence.toString() },
  }));
}
