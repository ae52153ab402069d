import { sumPence, type Pence } from '#kernel';
import type { ChartTable } from '../charts/svg.js';
import { stepsInWords } from '../words/footprint.js';
import { formatPounds } from '../words/money.js';
import { wordingFor } from '../words/wording.js';
import type { ApportionedFrom } from './apportioned.js';
import type { OversightReport } from './report.js';

/** The accounts, as reported, that a report on today's footprint is of, with what leaked of each part; null where it is of whole accounts. */
export function apportionedTable({
  apportionedFrom,
  regime,
  total,
}: Pick<OversightReport, 'apportionedFrom' | 'regime' | 'total'>): ChartTable | null {
  if (apportionedFrom === undefined) return null;
  const text = (label: string) => ({ label, numeric: false });
  const number = (label: string) => ({ label, numeric: true });
  return {
    caption:
      'The accounts, as reported, that these figures are apportioned from; the parts sum to the figures above',
    headers: [
      ...['Account of', 'Part of', 'How it came'].map(text),
      ...[`Confirmed ${wordingFor(regime).leak}`, 'Cannot be excluded'].map(number),
    ],
    rows: [
      ...apportionedFrom.map((part) => [
        `${part.account.name} (${part.account.ics})`,
        part.successor.name,
        stepsInWords(part.steps),
        ...leakageOf(part).map(formatPounds),
      ]),
      ['Together', '', '', formatPounds(total.confirmedLeakage), formatPounds(total.potentialLeakage)],
    ],
    totals: [apportionedFrom.length],
  };
}

/** L and L⁺ of a part. */
function leakageOf({ byWay }: ApportionedFrom): [Pence, Pence] {
  const confirmed = sumPence(
    byWay.filter(({ certainty }) => certainty === 'confirmed').map(({ amountPence }) => amountPence),
  );
  return [confirmed, sumPence(byWay.map(({ amountPence }) => amountPence))];
}
