import type { DiscrepancyRule } from './discrepancy.js';
import { duplicatesBy } from './duplicates-by.js';
import { monthName } from './wording.js';

/**
 * A line of this return stands in one other month as well, equal in payer, purpose, supplier, description and amount. What stands in
 * more months than one is a regular payment and no duplicate; `identical_amounts` speaks of it.
 */
export const sameLineInAnotherMonth: DiscrepancyRule = (seen) =>
  duplicatesBy(
    seen,
    'same_line_in_another_month',
    (others) => {
      const [only] = others;
      return others.length === 1 && only?.own === true ? only.digest : null;
    },
    (there) => `in ${monthName(there, seen.present)} as well`,
  );
