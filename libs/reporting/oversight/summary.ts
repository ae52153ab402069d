import type { Regime } from '#domain/fund';
import type { PositionTotal } from '#domain/policies';
import { rateBp, type Pence } from '#kernel';
import { count } from '../words/count.js';
import { formatRate, shortPounds } from '../words/money.js';
import { wordingFor } from '../words/wording.js';
import { knownPence, type WayAmount } from './leakage-by-way.js';

/**
 * The picture in a few sentences: what was given, what did its work, between which two amounts the rest lies, and of how much
 * nobody can say anything, since its systems report nothing (`silentPence`, what they were given).
 */
export function summarise(
  regime: Regime,
  accounts: number,
  total: PositionTotal,
  byWay: readonly WayAmount[],
  silentPence: Pence,
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
  const silent = total.accounts.not_reported;
  const unknown = `${count(silent, 'system')} reported nothing: what became of ${shortPounds(silentPence)}${share(silentPence)} is not known.`;
  return [
    given,
    interval,
    ...(total.confirmedLeakage === 0 ? [] : [apart]),
    ...(silent === 0 ? [] : [unknown]),
  ];
}
