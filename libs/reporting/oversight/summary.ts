import type { Regime } from '#domain/fund';
import { rateOf, type PositionTotal } from '#domain/policies';
import { count } from '../words/count.js';
import { NOT_KNOWN } from '../words/labels.js';
import { formatRate, shortPounds } from '../words/money.js';
import { wordingFor } from '../words/wording.js';
import { knownPence, type WayAmount } from './leakage-by-way.js';
import { unknownPence, type Unreported } from './not-reported.js';

/**
 * The picture in a few sentences: what was given, what did its work, of how much nobody can say anything, and between which two
 * amounts the rest lies, both of all and of those that reported: silence would dilute their rate. Shares are of the allocation.
 */
export function summarise(
  regime: Regime,
  total: PositionTotal,
  byWay: readonly WayAmount[],
  reported: PositionTotal,
  notReported: Unreported,
): string[] {
  const { leak, Leak } = wordingFor(regime);
  const silent = notReported.accounts;
  const accounts = Object.values(total.accounts).reduce((sum, n) => sum + n, 0);
  const share = (amountPence: number, of = ''): string => {
    const bp = rateOf(amountPence, total.allocation);
    return `${shortPounds(amountPence)}${bp === null ? '' : ` (${formatRate(bp)}${of})`}`;
  };
  const given = `${count(accounts, 'system')} ${accounts === 1 ? 'was' : 'were'} given ${shortPounds(total.allocation)}. Of that, ${share(total.additional)} did what it was given for.`;
  const unknown = `${count(silent, 'system')} reported nothing: what became of ${share(unknownPence(notReported))} is ${NOT_KNOWN}.`;
  const confirmed = share(total.confirmedLeakage, silent === 0 ? '' : ' of all that was given');
  const interval =
    total.confirmedLeakage === total.potentialLeakage
      ? `${Leak} is ${confirmed}, and nothing beyond it is in doubt.`
      : `Confirmed ${leak} is ${confirmed}; up to ${share(total.potentialLeakage)} cannot be excluded.`;
  const apart = `Of what is confirmed, systems declared ${shortPounds(knownPence(byWay, 'declared'))} themselves and ${shortPounds(knownPence(byWay, 'found'))} was found.`;
  const toRate = silent > 0 && reported.confirmedRate !== null;
  return [
    given,
    ...(silent === 0 ? [] : [unknown]),
    interval,
    ...(toRate ? [rateOfReported(reported, accounts - silent, leak)] : []),
    ...(total.confirmedLeakage === 0 ? [] : [apart]),
  ];
}

function rateOfReported(
  { allocation, confirmedRate, potentialRate }: PositionTotal,
  accounts: number,
  leak: string,
): string {
  const given = `Of the ${shortPounds(allocation)} given to the ${count(accounts, 'system')} that reported, ${formatRate(confirmedRate)} is confirmed ${leak}`;
  return confirmedRate === potentialRate
    ? `${given}, and nothing beyond it is in doubt.`
    : `${given}; up to ${formatRate(potentialRate)} cannot be excluded.`;
}
