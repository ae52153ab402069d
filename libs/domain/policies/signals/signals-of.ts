import { RingfenceError, type Period } from '#kernel';
import type { Signal } from '../../alert/events.js';
import { allocationReduced } from './allocation-reduced.js';
import { baselineLow } from './baseline-low.js';
import { carryForwardMismatch } from './carry-forward-mismatch.js';
import { leakageRate } from './leakage-rate.js';
import { overcommitted } from './overcommitted.js';
import { registeredLate } from './registered-late.js';
import { restated } from './restated.js';
import { returnOverdue } from './return-overdue.js';
import { signOffOverdue } from './sign-off-overdue.js';
import { slippage } from './slippage.js';
import { notRaised, type SignalInput, type SignalRule, type SignalVerdict } from './signal.js';
import { substitution } from './substitution.js';
import { unevidencedSpend } from './unevidenced-spend.js';
import { unmatchedVirementIn } from './unmatched-virement-in.js';
import { virementOut } from './virement-out.js';
import { yearEndAccrual } from './year-end-accrual.js';

const RULES: Readonly<Record<Signal, SignalRule>> = {
  leakage_rate: leakageRate,
  unevidenced_spend: unevidencedSpend,
  virement_out: virementOut,
  substitution,
  slippage,
  overcommitted,
  return_overdue: returnOverdue,
  sign_off_overdue: signOffOverdue,
  carry_forward_mismatch: carryForwardMismatch,
  restated,
  allocation_reduced: allocationReduced,
  registered_late: registeredLate,
  baseline_low: baselineLow,
  year_end_accrual: yearEndAccrual,
  unmatched_virement_in: unmatchedVirementIn,
};

/** These speak of what was given, declared and asked for, so from the first award or transfer on, before anything is reported. */
const SPEAKS_AT_ONCE: ReadonlySet<Signal> = new Set<Signal>([
  'overcommitted',
  'return_overdue',
  'carry_forward_mismatch',
  'allocation_reduced',
  'baseline_low',
]);
const FIRST_PERIOD: Period = 1;

/**
 * Every signal's verdict on one account, always all of them: a null finding is what resolves an open alert. With nothing monitored
 * yet, those that speak at once are asked of the first period. Throws PositionNotFound when the input contradicts itself, or
 * AccountNotFound.
 */
export function signalsOf(input: SignalInput): SignalVerdict[] {
  const { facts, definition } = input;
  const signals = Object.keys(RULES) as Signal[];
  const subject = `${definition.fund} of ${facts.ics} in ${facts.year}`;
  const silent = (signal: Signal): SignalVerdict =>
    notRaised(signal, `Nothing is reported of ${subject} yet.`);

  const account = facts.accounts.get(definition.fund);
  if (!account) {
    if (input.monitored === null) return signals.map(silent);
    throw new RingfenceError('AccountNotFound', `no account ${subject} is known`);
  }
  const monitored = input.monitored ?? FIRST_PERIOD;
  const position = input.positions.find(({ through }) => through === monitored);
  if (!position)
    throw new RingfenceError('PositionNotFound', `no position of ${subject} through M${monitored}`);
  const seen = { ...input, monitored, account, position, subject };
  return signals.map((signal) =>
    input.monitored === null && !SPEAKS_AT_ONCE.has(signal) ? silent(signal) : RULES[signal](seen),
  );
}
