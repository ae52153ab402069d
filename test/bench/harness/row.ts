/** One line of the table. */
export interface Row {
  readonly work: string;
  /** Median over the rounds, in `unit`. */
  readonly ours: number;
  readonly unit: string;
  /** What ours is held against: the median of the near limit measured in the same rounds, or a bound that was set. */
  readonly limit: number;
  readonly limitIs: string;
  /** More is better: ours ÷ limit where more of the unit is better, limit ÷ ours where less is. Median of the rounds' own ratios. */
  readonly ratio: number;
  /** The ratio that was aimed for; null where no goal was set. */
  readonly goal: number | null;
  readonly rounds: number;
  readonly spread: { readonly ours: Range; readonly limit: Range; readonly ratio: Range };
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

export const isMissed = ({ ratio, goal }: Row): boolean => goal !== null && ratio < goal;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const rangeOf = (values: readonly number[]): Range => ({
  min: Math.min(...values),
  max: Math.max(...values),
});

/** The p-th percentile, nearest rank. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)]!;
}
