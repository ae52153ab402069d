import {
  basisPoints,
  formatPercent,
  formatPounds,
  LAST_MONTH,
  pence,
  roundHalfUpDiv,
  sumPence,
  WHOLE_BP,
  type Period,
} from '#kernel';
import { spentPence } from './spent.js';
import { notRaised, raised, type SignalRule } from './signal.js';

export const SLIPPAGE_FROM_PERIOD: Period = 6;
export const SLIPPAGE_AMBER_BELOW_BP = 6000;
export const SLIPPAGE_RED_BELOW_BP = 3500;

/**
 * From M6: P + D below 60% of the phased plan through the same period, red below 35%. Without a plan each month is a twelfth of A, and
 * M13 is no month more. What is planned is kept in twelfths of a penny until the rate is taken. Silence is not taken for slowness: who has
 * handed in nothing is late, which is another signal.
 */
export const slippage: SignalRule = ({ facts, position, monitored, subject, surroundings: { plan } }) => {
  if (monitored < SLIPPAGE_FROM_PERIOD)
    return notRaised('slippage', `Slippage of ${subject} is looked at from M${SLIPPAGE_FROM_PERIOD} on.`);
  if (facts.returns.length === 0)
    return notRaised('slippage', `No return of ${subject} counts yet: what was spent is not known.`);
  const spent = sumPence([spentPence(position), position.diverted]);
  const planned = sumPence([...plan].filter(([at]) => at <= monitored).map(([, amount]) => amount));
  const twelfths =
    plan.size > 0
      ? BigInt(planned) * BigInt(LAST_MONTH)
      : BigInt(position.allocation) * BigInt(Math.min(monitored, LAST_MONTH));
  if (twelfths <= 0n)
    return notRaised('slippage', `Nothing of ${subject} was planned to be spent by M${monitored}.`);

  const rateBp = rateInBp(BigInt(spent) * BigInt(LAST_MONTH), twelfths);
  const plannedPence = pence(Number(roundHalfUpDiv(twelfths, BigInt(LAST_MONTH))));
  const of = plan.size > 0 ? 'planned by then' : 'that an even spread of its allocation gives by then';
  const is = `${formatPounds(spent)} of ${subject} was spent or moved out through M${monitored}, ${formatPercent(rateBp)} of the ${formatPounds(plannedPence)} ${of}`;
  if (rateBp >= SLIPPAGE_AMBER_BELOW_BP)
    return notRaised(
      'slippage',
      `${is}: not below the amber line of ${formatPercent(SLIPPAGE_AMBER_BELOW_BP)}.`,
    );
  const severity = rateBp < SLIPPAGE_RED_BELOW_BP ? 'red' : 'amber';
  const lineBp = severity === 'red' ? SLIPPAGE_RED_BELOW_BP : SLIPPAGE_AMBER_BELOW_BP;
  return raised('slippage', severity, `${is}: below the ${severity} line of ${formatPercent(lineBp)}.`, {
    spentRateBp: rateBp,
    lineBp,
    spentOrMovedPence: spent,
    plannedPence,
    throughPeriod: monitored,
  });
};

/** No rate of spending is followed beyond a hundredfold of the plan: it is not slippage. */
const MOST_BP = BigInt(WHOLE_BP) * 100n;

function rateInBp(part: bigint, whole: bigint): number {
  const rate = roundHalfUpDiv(part * BigInt(WHOLE_BP), whole);
  return basisPoints(Number(rate > MOST_BP ? MOST_BP : rate < -MOST_BP ? -MOST_BP : rate));
}
