import {
  formatPounds,
  pence,
  positivePart,
  previousFinancialYear,
  sumPence,
  type Pence,
  type Period,
} from '#kernel';
import { broughtInPence } from '../position/allocation.js';
import { positionOf } from '../position/compute.js';
import { notRaised, raised, type Monitored, type SignalRule } from './signal.js';
import { shareAtStart } from './year-before.js';

const WHOLE_YEAR: Period = 13;

/**
 * What was brought into the year is not what the closed year before carried forward: amber, red when it is more. What a body that was
 * succeeded by the first day carried forward goes to its successors by shares, as in a footprint, unless it brought it in itself. While a
 * year before is open with money left nobody knows what it will carry, and where there was none there is nothing to compare with.
 */
export const carryForwardMismatch: SignalRule = (seen) => {
  const { account, facts, subject } = seen;
  const before = previousFinancialYear(facts.year);
  const carried = carriedInto(seen);
  if (carried === null)
    return notRaised('carry_forward_mismatch', `No closed ${before} stands before ${subject}.`);
  const { least, most, from } = carried;
  const broughtIn = broughtInPence(account);
  const is = `${formatPounds(broughtIn)} was brought into ${subject} as carry-forward`;
  const shares = from.length === 0 ? '' : `, the share of what ${from.join(' and ')} carried taken in`;
  if (broughtIn >= least && broughtIn <= most)
    return notRaised('carry_forward_mismatch', `${is}, which is what ${before} carried forward${shares}.`);
  const more = broughtIn > most;
  const limit = more ? most : least;
  const by = formatPounds(Math.abs(broughtIn - limit));
  const reason = `${is}, ${by} ${more ? 'more' : 'less'} than the ${formatPounds(limit)} that ${before} carried forward${shares}.`;
  return raised('carry_forward_mismatch', more ? 'red' : 'amber', reason, {
    broughtInPence: broughtIn,
    carriedForwardBeforePence: limit,
  });
};

interface Carried {
  /** The two differ only where a body was divided, or brought in itself what its successors might have. */
  readonly least: Pence;
  readonly most: Pence;
  /** Predecessors of which something is in these. */
  readonly from: readonly string[];
}

/** What the year may begin with; null while it is not known, or there is nothing to ask about. */
function carriedInto({ definition, facts, surroundings }: Monitored): Carried | null {
  const { yearBefore, predecessorsBefore, register } = surroundings;
  const { ics, year } = facts;
  const { fund } = definition;
  const own = yearBefore?.accounts.get(fund);
  const others = predecessorsBefore.filter((each) => each.carried.has(fund));
  if ((own !== undefined && !own.closed) || (own === undefined && others.length === 0)) return null;
  const mine = own ? positionOf(yearBefore!, fund, WHOLE_YEAR).carriedForward : pence(0);
  const least = [shareAtStart(ics, year, { of: ics, amountPence: mine }, register)];
  const most = [mine];
  const from: string[] = [];
  for (const { ics: of, carried, broughtIn } of others) {
    const amountPence = carried.get(fund);
    if (amountPence === null || amountPence === undefined) return null;
    const share = shareAtStart(ics, year, { of, amountPence }, register);
    most.push(share);
    least.push(positivePart(share - (broughtIn.get(fund) ?? 0)));
    if (share !== 0) from.push(of);
  }
  return { least: sumPence(least), most: sumPence(most), from };
}
