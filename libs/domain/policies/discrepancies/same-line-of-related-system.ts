import type { DiscrepancyRule } from './discrepancy.js';
import { duplicatesBy } from './duplicates-by.js';
import { monthName } from './wording.js';

/**
 * When a system is succeeded, two ledgers hold the same invoice for a while: the line stands in the return of a predecessor or successor,
 * for the same month, or for one other month where it stands nowhere else.
 */
export const sameLineOfRelatedSystem: DiscrepancyRule = (seen) =>
  duplicatesBy(
    seen,
    'same_line_of_related_system',
    (others) => {
      const { year, period } = seen.present;
      const sameMonth = others.find(
        ({ own, digest }) => !own && digest.year === year && digest.period === period,
      );
      if (sameMonth !== undefined) return sameMonth.digest;
      const [only] = others;
      return others.length === 1 && only?.own === false ? only.digest : null;
    },
    (there) => `in the return of ${there.ics} for ${monthName(there, seen.present)} as well`,
  );
