import { formatPounds, roundHalfUpDiv } from '#kernel';

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

/** `37.30%` from basis points, two decimals always, so that a column lines up; `no rate` where there is nothing to take a rate of. */
export function formatRate(rateBp: number | null): string {
  if (rateBp === null) return 'no rate';
  const digits = String(Math.abs(rateBp)).padStart(3, '0');
  return `${rateBp < 0 ? '−' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}%`;
}

/** `12.00% to 42.90%`, from what is confirmed to what cannot be excluded; one rate where both are the same. */
export const formatRateRange = (lowBp: number | null, highBp: number | null): string =>
  lowBp === highBp ? formatRate(lowBp) : `${formatRate(lowBp)} to ${formatRate(highBp)}`;
