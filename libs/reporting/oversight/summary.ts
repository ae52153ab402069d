import type { Regime } from '#domain/fund';
import type { PositionTotal } from '#domain/policies';
import { rateBp } from '#kernel';
import { count } from '../words/count.js';
import { formatRate, shortPounds } from '../words/money.js';
import { wordingFor } from '../words/wording.js';
import { knownPence, type WayAmount } from './leakage-by-way.js';

/** The picture in three sentences: what was given, what did its work, and between which two amounts the rest lies. */
export function summarise(
  regime: Regime,
  accounts: number,
  total: PositionTotal,
  byWay: readonly WayAmount[],
): string[] {
  const { leak, Leak } = wordingFor(regime);
  const share = (amountPence: number): string => {
    const bp = rateBp(amountPence, total.allocation);
    return bp === null ? '' : ` (${formatRate(bp)})`;
  };
  const given = `${count(accounts, 'system')} ${accounts === 1 ? 'was' : 'were'} given ${shortPounds(total.allocation)}. Of that, ${shortPounds(total.additional)}${share(total.additional)} did what it was given for.`;
  const interval =
    total.confirmedLeakage === total.potentialLeakage
      ? `${Leak} is ${shortPounds(total.confirmedLeakage)}${share(total.confirmedLeakage)}, and nothing beyond it is in doubt.`
      : `Confirmed ${leak} is ${shortPounds(total.confirmedLeakage)}${share(total.confirmedLeakage)}; up to ${shortPounds(total.potentialLeakage)}${share(total.potentialLeakage)} cannot be excluded.`;
  const apart = `Of what is confirmed, systems declared ${shortPounds(knownPence(byWay, 'declared'))} themselves and ${shortPounds(knownPence(byWay, 'found'))} was found.`;
  return total.confirmedLeakage === 0 ? [given, interval] : [given, interval, apart];
}
