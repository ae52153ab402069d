import { formatPercent, formatPounds, roundHalfUpDiv } from '#kernel';

export { formatPounds };

const MILLION_POUNDS = 100_000_000;
const TENTH_OF_A_MILLION = 10_000_000n;

/** For running text: `£200.0m` from a million up, half up; whole pence below. */
export function shortPounds(amountPence: number): string {
  if (Math.abs(amountPence) < MILLION_POUNDS) return formatPounds(amountPence);
  const tenths = roundHalfUpDiv(BigInt(Math.abs(amountPence)), TENTH_OF_A_MILLION).toString();
  const whole = tenths.slice(0, -1).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amountPence < 0 ? '−' : ''}£${whole}.${tenths.slice(-1)}m`;
}

/** `37.3%` from basis points; `no rate` where there is nothing to take a rate of. */
export const formatRate = (rateBp: number | null): string =>
  rateBp === null ? 'no rate' : formatPercent(rateBp);
