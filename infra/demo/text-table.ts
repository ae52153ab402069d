import { roundHalfUpDiv, type BasisPoints, type Pence } from '#kernel';

/** Pence as £m with two decimals, half up: 1_234_567_89 → `1.23`. Without a float. */
export function millions(amount: Pence): string {
  const tenThousands = Number(roundHalfUpDiv(BigInt(amount), 1_000_000n));
  return twoDecimals(tenThousands);
}

/** Basis points as a percentage with two decimals: 910 → `9.10%`; `–` where there is no rate. */
export function percent(rate: BasisPoints | null): string {
  return rate === null ? '–' : `${twoDecimals(rate)}%`;
}

/** `from to`, or one figure where both are the same. */
export function percentRange(low: BasisPoints | null, high: BasisPoints | null): string {
  return low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
}

/** One mark for each 2% of the whole, at most 50. */
export function bar(rate: BasisPoints | null): string {
  const marks = rate === null ? 0 : Number(roundHalfUpDiv(BigInt(rate), 200n));
  return '#'.repeat(Math.min(50, Math.max(0, marks)));
}

/**
 * Rows under one another: text columns to the left, those in `right` (by place) to the right, two spaces between, no
 * spaces at the ends of lines. A cell longer than its column's `limit` is cut and ends in `…`.
 */
export function aligned(
  rows: readonly (readonly string[])[],
  options: { readonly right: readonly number[]; readonly limit: number },
): string[] {
  const cut = rows.map((row) =>
    row.map((cell) => (cell.length > options.limit ? `${cell.slice(0, options.limit - 1)}…` : cell)),
  );
  const columns = Math.max(0, ...cut.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...cut.map((row) => row[at]?.length ?? 0)),
  );
  return cut.map((row) =>
    row
      .map((cell, at) =>
        options.right.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function twoDecimals(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
