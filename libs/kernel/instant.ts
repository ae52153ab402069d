import { InvalidValueError } from './errors.js';
import { floorDiv } from './pence.js';
import type { Instant } from './plain-date.js';

const MS_PER_DAY = 86_400_000n;

/** Calendar days in UTC from `a` to `b`, negative when `b` is the earlier. Throws InvalidValueError. */
export function daysBetween(a: Instant, b: Instant): number {
  return Number(dayNumber(b) - dayNumber(a));
}

function dayNumber(instant: Instant): bigint {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new InvalidValueError('instant', instant, 'must be YYYY-MM-DDTHH:mm:ss.sssZ');
  return floorDiv(BigInt(ms), MS_PER_DAY);
}
