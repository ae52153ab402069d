import type { FundDefinition } from '#domain/fund';
import { ABSORBED_FROM_BP, type Position } from '#domain/policies';
import { formatPercent, never } from '#kernel';
import { formatPounds, formatRate } from './money.js';
import { CLASS_FROM_PERIOD, NO_CLASS_YET } from './labels.js';
import { periodCode } from './time.js';
import { wordingFor } from './wording.js';

/** Why the account stands in its class, in one or two sentences with the rates that decided it. */
export function adherenceSentence(position: Position, fund: Pick<FundDefinition, 'toleranceBp'>): string {
  const { leak } = wordingFor(position.regime);
  const { confirmedRate, potentialRate, confirmedLeakage, potentialLeakage } = position;
  const confirmed = formatRate(confirmedRate);
  const potential = formatRate(potentialRate);
  const tolerance = formatPercent(fund.toleranceBp);
  switch (position.adherence) {
    case 'not_reported':
      return 'No return is counted and no move of money is known, so nothing can be said about where it went.';
    case 'in_progress':
      return `${position.through < CLASS_FROM_PERIOD ? `These figures are through ${periodCode(position.through)}: ${NO_CLASS_YET}` : 'The year is not closed, so the account has no class yet'}. So far ${formatPounds(confirmedLeakage)} of ${leak} is confirmed.`;
    case 'kept':
      return potentialRate === null
        ? `There was nothing to keep, and no ${leak} is possible.`
        : `At most ${potential} of the allocation may have gone elsewhere, within the tolerance of ${tolerance}.`;
    case 'absorbed':
      return `It is confirmed that ${confirmed} of the allocation went elsewhere. From ${formatPercent(ABSORBED_FROM_BP)} on, the money counts as absorbed.`;
    case 'undetermined':
      return `What is confirmed, ${confirmed} of the allocation, is within the tolerance of ${tolerance}; what cannot be excluded, ${potential}, is not. Evidence or missing returns would decide.`;
    case 'partly_kept':
      return confirmedRate === null
        ? `There is no allocation to take a rate of, yet up to ${formatPounds(potentialLeakage)} of ${leak} cannot be excluded.`
        : `It is confirmed that ${confirmed} of the allocation went elsewhere, above the tolerance of ${tolerance}; ${confirmedRate === potentialRate ? 'nothing beyond it is in doubt' : `up to ${potential} cannot be excluded`}.`;
    default:
      return never(position.adherence);
  }
}
