import { RingfenceError, type Period } from '#kernel';
import type { Signal } from '../../alert/events.js';
import { leakageRate } from './leakage-rate.js';
import { overcommitted } from './overcommitted.js';
import { notRaised, type SignalInput, type SignalRule, type SignalVerdict } from './signal.js';
import { substitution } from './substitution.js';
import { unevidencedSpend } from './unevidenced-spend.js';
import { virementOut } from './virement-out.js';

const RULES: Readonly<Record<Signal, SignalRule>> = {
  leakage_rate: leakageRate,
  unevidenced_spend: unevidencedSpend,
  virement_out: virementOut,
  substitution,
  overcommitted,
};

/** These compare what was given with what went, so they speak from the award or transfer on, before anything is reported. */
const SPEAKS_AT_ONCE: ReadonlySet<Signal> = new Set<Signal>(['overcommitted']);
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
