import { two, type Period } from '#kernel';
import { CORE, type ReturnKey } from '../../spend-return/events.js';
import { isCorePressure } from '../core-pressure.js';
import { PRESSURE_NAMES } from '../pressure-names.js';
import type { KeyDigest } from './return-digest.js';
import { MAX_NAMES } from './thresholds.js';

/** `SMK-1`, `elective recovery`, `core spend on smoking`, `HI without a purpose`. */
export function nameOfKey({ chargedTo, what }: Pick<KeyDigest, 'chargedTo' | 'what'>): string {
  if (chargedTo === CORE) return `core spend on ${what}`;
  if (what === '') return `${chargedTo} without a purpose`;
  return isCorePressure(what) ? PRESSURE_NAMES[what] : what;
}

export const payer = (chargedTo: string): string => (chargedTo === CORE ? 'the core budget' : chargedTo);

/** `M3`, and another year's with the year. */
export const monthName = (of: ReturnKey, here: ReturnKey): string =>
  of.year === here.year ? periodName(of.period) : `M${two(of.period)} of ${of.year}`;

export const periodName = (period: Period): string => `M${two(period)}`;

/** `1 line`, `3 lines`. */
export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The first of them by name, the rest by number. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
