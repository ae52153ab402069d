import { floorDiv, InvalidValueError, pence, type Pence } from '#kernel';

export interface WeightedCode {
  readonly code: string;
  /** Not negative; any scale, the same for all. */
  readonly weight: bigint;
}

/** £200m, the fund of 2022-23, in pence. */
export const FUND_TOTAL_PENCE = pence(20_000_000_000);

/**
 * The total split by weight, exact in pence: floor of each share, then the pence left over one each by largest remainder,
 * ties to the earlier code. Throws InvalidValueError when no weight is positive.
 */
export function apportion(totalPence: Pence, parts: readonly WeightedCode[]): Map<string, Pence> {
  const byCode = [...parts].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const amounts = splitByWeights(
    totalPence,
    byCode.map((part) => part.weight),
  );
  return new Map(byCode.map((part, at) => [part.code, amounts[at] as Pence]));
}

/** The same split by place in the list: ties go to the earlier place. A negative total is split as its credit. */
export function splitByWeights(totalPence: Pence, weights: readonly bigint[]): Pence[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole <= 0n || weights.some((weight) => weight < 0n))
    throw new InvalidValueError(
      'weights',
      weights.map(String),
      'must not be negative, and one must be positive',
    );
  const sign = totalPence < 0 ? -1n : 1n;
  const total = sign * BigInt(totalPence);
  const shares = weights.map((weight, at) => {
    const floor = floorDiv(total * weight, whole);
    return { at, floor, remainder: total * weight - floor * whole };
  });
  const left = Number(total - shares.reduce((sum, share) => sum + share.floor, 0n));
  const lucky = new Set(
    [...shares]
      .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1))
      .slice(0, left)
      .map((share) => share.at),
  );
  return shares.map((share) => pence(Number(sign * (share.floor + (lucky.has(share.at) ? 1n : 0n)))));
}

/** `2434062.3` → 24340623n: a published weight with at most one decimal, in tenths. Throws InvalidValueError. */
export function tenths(text: string): bigint {
  const match = /^(\d+)(?:\.(\d))?$/.exec(text);
  if (!match) throw new InvalidValueError('weight', text, 'must be a number with at most one decimal');
  return BigInt(`${match[1]}${match[2] ?? '0'}`);
}
