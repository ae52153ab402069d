import { formatPounds, previousFinancialYear, sumPence } from '#kernel';
import { notRaised, raised, type SignalRule } from './signal.js';

/**
 * A baseline of the system is below the core money that the year before's counted returns show on the programme, or was approved by
 * the one who declared it. The spend of bodies that it succeeded by the first day is in that by shares, since the work came over: a merger
 * must not lower the bar. Months that are missing there only make the comparison milder.
 */
export const baselineLow: SignalRule = ({ facts, subject, surroundings }) => {
  const { coreSpentBefore, declarations } = surroundings;
  const found = [...facts.baselines].flatMap(([programme, { amountPence }]) => {
    const belowByPence = (coreSpentBefore.get(programme) ?? 0) - amountPence;
    const { declaredBy, approvedBy } = declarations.get(programme) ?? { declaredBy: null, approvedBy: null };
    const selfApproved = declaredBy !== null && declaredBy === approvedBy;
    return belowByPence > 0 || selfApproved ? [{ programme, amountPence, belowByPence, selfApproved }] : [];
  });
  const first = found.sort((a, b) => (a.programme < b.programme ? -1 : 1))[0];
  if (!first)
    return notRaised(
      'baseline_low',
      `No baseline that ${subject} is tested against is low, or approved by who declared it.`,
    );
  const low = found.filter(({ belowByPence }) => belowByPence > 0);
  const spent = formatPounds(coreSpentBefore.get(first.programme) ?? 0);
  const faults = [
    ...(first.belowByPence > 0
      ? [
          `is ${formatPounds(first.amountPence)}, below the ${spent} of core money spent on it in ${previousFinancialYear(facts.year)}`,
        ]
      : []),
    ...(first.selfApproved ? ['was approved by the person who declared it'] : []),
  ];
  const others = found.length - 1;
  const more = others === 0 ? '' : `; ${others} more ${others === 1 ? 'is' : 'are'} open to doubt`;
  const reason = `The baseline of ${first.programme}, which ${subject} is tested against, ${faults.join(' and ')}${more}.`;
  return raised('baseline_low', 'amber', reason, {
    lowBaselines: low.length,
    selfApprovedBaselines: found.filter(({ selfApproved }) => selfApproved).length,
    belowByPence: sumPence(low.map(({ belowByPence }) => belowByPence)),
  });
};
