import type { Finding } from '../../alert/events.js';

/** A figure that differs by this much of what it was has moved. */
export const MOVED_FROM_BP = 1000;
const WHOLE_BP = 10000n;

/** Figures that count time go on by themselves: a longer delay is news when the severity says so. */
const COUNTS_TIME = /Period|Day|Month|Week/;

/**
 * Has a finding changed so much since it was closed by hand that it must be looked at again? When it is more severe, or when a figure came,
 * went, or moved by a tenth. Both are measured from the finding as it was closed, so that drip by drip is seen too.
 */
export function changedMaterially(closed: Finding, now: Finding): boolean {
  if (now.severity === 'red' && closed.severity !== 'red') return true;
  const names = new Set([...Object.keys(closed.figures), ...Object.keys(now.figures)]);
  return [...names].some((name) => !COUNTS_TIME.test(name) && moved(closed.figures[name], now.figures[name]));
}

function moved(from: number | undefined, to: number | undefined): boolean {
  if (from === undefined || to === undefined) return true;
  const by = absolute(BigInt(to) - BigInt(from));
  return by > 0n && by * WHOLE_BP >= absolute(BigInt(from)) * BigInt(MOVED_FROM_BP);
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);
