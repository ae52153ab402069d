import { formatPounds, pence, sumPence } from '#kernel';
import { CORE } from '../../spend-return/events.js';
import { isCorePressure } from '../core-pressure.js';
import { PRESSURE_NAMES } from '../pressure-names.js';
import type { DiscrepancyRule } from './discrepancy.js';
import type { KeyLines } from './return-digest.js';
import { periodName } from './wording.js';

/**
 * Money that went to a pressure by a virement and is charged to the fund for that pressure as well, the same amount in the same month,
 * counts twice as leakage: either the money was moved or the cost was charged. Equal to the penny, as one line or as the month's sum;
 * amounts that merely come near are two things more often than one.
 */
export const chargedAndVired: DiscrepancyRule = ({ present, virements }) =>
  present.keys.flatMap(({ chargedTo, what, amountPence }, index) => {
    if (chargedTo === CORE || !isCorePressure(what)) return [];
    const out = virements.filter(
      ({ fund, period, direction, pressure }) =>
        fund === chargedTo && period === present.period && direction === 'out' && pressure === what,
    );
    const { amounts, largestAt } = present.lines[index] as KeyLines;
    const lines = new Set<number>(Array.from(amounts));
    const total = sumPence(out.map((each) => each.amountPence));
    const same = out.filter((each) => lines.has(each.amountPence));
    const isWhole = out.length > 0 && total === amountPence;
    if (!isWhole && same.length === 0) return [];
    const twice = isWhole ? total : sumPence(same.map((each) => each.amountPence));
    return [
      {
        rule: 'charged_and_vired',
        count: isWhole ? out.length : same.length,
        at: largestAt,
        amountPence: pence(twice),
        sentence: `${formatPounds(twice)} is charged to ${chargedTo} for ${PRESSURE_NAMES[what]} in ${periodName(present.period)}, and the same amount was moved out of ${chargedTo} to it by virement: if it is the same money, it counts twice.`,
      },
    ];
  });
