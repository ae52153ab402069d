import { formatPounds } from '#kernel';
import { countedThrough } from '../position/counted-returns.js';
import { notRaised, raised, type SignalRule } from './signal.js';

/**
 * S > 0 in two counted periods running: of the periods up to the monitored one that have a counted return, the last two, and the
 * positions through both show substitution. A month without a return tests nothing, so it neither raises nor interrupts.
 */
export const substitution: SignalRule = ({ facts, positions, monitored, subject }) => {
  const [before, last] = countedThrough(facts, monitored)
    .slice(-2)
    .flatMap(({ period }) => positions.find((it) => it.through === period) ?? []);
  if (!before || !last) {
    return notRaised(
      'substitution',
      `Fewer than two returns of ${subject} count: one alone shows no pattern.`,
    );
  }
  if (before.substituted === 0 || last.substituted === 0) {
    return notRaised(
      'substitution',
      `${subject} did not show substitution through both M${before.through} and M${last.through}.`,
    );
  }
  const reason =
    `${formatPounds(last.substituted)} of ${subject} replaces core money through M${last.through}, and ` +
    `${formatPounds(before.substituted)} did through M${before.through}.`;
  return raised('substitution', 'amber', reason, {
    substitutedPence: last.substituted,
    throughPeriod: last.through,
    substitutedBeforePence: before.substituted,
    throughPeriodBefore: before.through,
  });
};
