import { pence, PERIODS, sumPence, type Pence, type Period } from '#kernel';
import { splitByWeights } from './apportion.js';
import { share } from './core-plan.js';
import type { Random } from './random.js';
import type { LeakReason, Virement, YearStory } from './story.js';
import type { DemoSystem } from './system.js';

/** A sum charged to the fund in one month for one thing: the lines of a return are split from it. */
export interface FundSpend {
  readonly period: Period;
  readonly amountPence: Pence;
  /** A programme's registered work, or the reason for which it is none. */
  readonly on: { readonly programme: string } | { readonly why: LeakReason };
}

/** One reporting account's year in pence, by construction of its story. */
export interface AccountPlan {
  readonly heldPence: Pence;
  readonly spend: readonly FundSpend[];
  readonly virements: readonly (Virement & { readonly amountPence: Pence })[];
  readonly approvedCarryPence: Pence;
}

export function accountPlan(
  system: DemoSystem,
  year: YearStory,
  heldPence: Pence,
  random: Random,
): AccountPlan {
  const virements = year.virements.map((one) => ({ ...one, amountPence: share(heldPence, one.bp) }));
  const charged = year.charges.flatMap((charge): FundSpend[] => {
    const periods = reportedPeriods(year).filter((at) => charge.from <= at && at <= charge.to);
    const months = splitByWeights(
      share(heldPence, charge.bp),
      periods.map(() => BigInt(random.between(80, 120))),
    );
    return periods.map((period, at) => ({
      period,
      amountPence: months[at] ?? pence(0),
      on: { why: charge.why },
    }));
  });
  // What no other entry takes, so that the account ends to the penny where the story says.
  const eligible = pence(
    heldPence +
      share(heldPence, year.overspentBp) -
      share(heldPence, year.unspentBp) -
      sumPence(charged.map((one) => one.amountPence)) -
      sumPence(virements.map((one) => (one.direction === 'out' ? one.amountPence : -one.amountPence))),
  );
  return {
    heldPence,
    spend: [...charged, ...eligibleSpend(system, year, heldPence, eligible, random)].filter(
      (one) => one.amountPence !== 0,
    ),
    virements,
    approvedCarryPence: share(heldPence, year.carriedBp),
  };
}

/** Every period that the system returns in the year; M13 only where something comes with the audit. */
export function reportedPeriods(year: YearStory): Period[] {
  const audited = year.eligibleInM13Bp > 0 || year.charges.some((charge) => charge.to === 13);
  return PERIODS.filter((period) => !year.missing.includes(period) && (period <= 12 || audited));
}

function eligibleSpend(
  system: DemoSystem,
  year: YearStory,
  heldPence: Pence,
  eligible: Pence,
  random: Random,
): FundSpend[] {
  const programmes = system.strands.map((strand) => strand.programme);
  // A fall in core spend is substitution only up to what the fund paid: those programmes get a fifth more than the fall.
  const reserved = programmes.map((programme) => {
    const fall = year.coreFalls.find((one) => one.programme === programme);
    return fall ? share(heldPence, fall.bp + Math.ceil(fall.bp / 5)) : pence(0);
  });
  const free = splitByWeights(
    pence(eligible - sumPence(reserved)),
    programmes.map(() => BigInt(random.between(50, 150))),
  );
  const inAudit = splitByWeights(
    share(heldPence, year.eligibleInM13Bp),
    programmes.map(() => 1n),
  );
  const periods = reportedPeriods(year).filter((period) => period <= 12);
  return programmes.flatMap((programme, at): FundSpend[] => {
    const audited = inAudit[at] ?? pence(0);
    const months = splitByWeights(
      pence((reserved[at] ?? 0) + (free[at] ?? 0) - audited),
      periods.map((period) => rampWeight(period) + BigInt(random.below(15))),
    );
    return [
      ...periods.map((period, m) => [period, months[m] ?? pence(0)] as const),
      [13, audited] as const,
    ].map(([period, amountPence]) => ({ period, amountPence, on: { programme } }));
  });
}

/** New work starts slowly: March gets about twice what April gets. */
export function rampWeight(period: Period): bigint {
  return BigInt(60 + 6 * period);
}
