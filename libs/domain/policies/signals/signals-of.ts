import { RingfenceError } from '#kernel';
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

/**
 * Every signal's verdict on one account, always all of them: a null finding is what resolves an open alert.
 * Throws AccountNotFound or PositionNotFound when the input contradicts itself.
 */
export function signalsOf(input: SignalInput): SignalVerdict[] {
  const { facts, definition, monitored } = input;
  const signals = Object.keys(RULES) as Signal[];
  const subject = `${definition.fund} of ${facts.ics} in ${facts.year}`;
  if (monitored === null) {
    return signals.map((signal) => notRaised(signal, `Nothing is reported of ${subject} yet.`));
  }
  const account = facts.accounts.get(definition.fund);
  if (!account) throw new RingfenceError('AccountNotFound', `no account ${subject} is known`);
  const position = input.positions.find(({ through }) => through === monitored);
  if (!position)
    throw new RingfenceError('PositionNotFound', `no position of ${subject} through M${monitored}`);
  return signals.map((signal) => RULES[signal]({ ...input, monitored, account, position, subject }));
}
