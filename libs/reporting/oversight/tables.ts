import type { ChartTable } from '../charts/svg.js';
import { labelOf, PRESSURE_LABELS, sentenceCase, WAY_LABELS } from '../words/labels.js';
import { formatPounds, formatRate } from '../words/money.js';
import { wordingFor } from '../words/wording.js';
import type { Regime } from '#domain/fund';
import { sumPence, WHOLE_BP, type Pence } from '#kernel';
import type { WayAmount } from './leakage-by-way.js';
import type { PressureAmount } from './pressures.js';

const text = (label: string): ChartTable['headers'][number] => ({ label, numeric: false });
const number = (label: string): ChartTable['headers'][number] => ({ label, numeric: true });

const KNOWN_WORDS: Readonly<Record<WayAmount['known'], string>> = {
  declared: 'declared by the system',
  found: 'found by a rule',
  not_known: 'not known',
};

const MEANINGS: Readonly<Record<WayAmount['certainty'], Partial<Record<WayAmount['way'], string>>>> = {
  confirmed: {
    diverted: 'moved out of the account to an ordinary budget',
    misdirected: 'charged to the fund for ordinary pressures, or outside its conditions',
    substituted: 'replaced core money that was spent on the same work before',
    lapsed: 'not spent when the year closed',
  },
  potential: {
    unevidenced: 'spent, but nothing recorded shows on what',
    lapsed: 'looks unspent, but may only be a missing return',
    substituted: 'possible if core spend that nobody reported was not there',
  },
};

/** The interval from L to L⁺, way by way, declared and found apart. */
export function leakageTable(
  regime: Regime,
  byWay: readonly WayAmount[],
  amounts: { readonly confirmedLeakage: Pence; readonly potentialLeakage: Pence },
): ChartTable {
  const { leak, Leak } = wordingFor(regime);
  const row = (one: WayAmount): string[] => [
    `${WAY_LABELS[one.way]}: ${MEANINGS[one.certainty][one.way] ?? ''}`,
    KNOWN_WORDS[one.known],
    formatPounds(one.amountPence),
  ];
  const of = (certainty: WayAmount['certainty']): string[][] =>
    byWay.filter((one) => one.certainty === certainty).map(row);
  const confirmed = of('confirmed');
  const potential = of('potential');
  return {
    caption: `${Leak} by way, from what is confirmed to what cannot be excluded`,
    headers: [text('Way'), text('Who says so'), number('Amount')],
    rows: [
      ...confirmed,
      [`Confirmed ${leak}`, '', formatPounds(amounts.confirmedLeakage)],
      ...potential,
      [`The most that cannot be excluded`, '', formatPounds(amounts.potentialLeakage)],
    ],
    totals: [confirmed.length, confirmed.length + potential.length + 1],
  };
}

export function pressuresTable(pressures: readonly PressureAmount[]): ChartTable {
  const sum = (amounts: readonly Pence[]): string => formatPounds(sumPence(amounts));
  return {
    caption: 'Which ordinary pressures took the money',
    headers: [
      text('Pressure'),
      number('Charged'),
      number('Moved, net'),
      number('Took'),
      number('Share of all they took'),
    ],
    rows: [
      ...pressures.map((one) => [
        PRESSURE_LABELS[one.pressure],
        formatPounds(one.misdirectedPence),
        formatPounds(one.divertedPence),
        formatPounds(one.tookPence),
        formatRate(one.shareBp),
      ]),
      [
        'All of them',
        sum(pressures.map((one) => one.misdirectedPence)),
        sum(pressures.map((one) => one.divertedPence)),
        sum(pressures.map((one) => one.tookPence)),
        formatRate(WHOLE_BP),
      ],
    ],
    totals: [pressures.length],
  };
}

/** What did its work, programme by programme, largest first. */
export function programmesTable(additionalBy: Readonly<Record<string, Pence>>): ChartTable {
  const rows = Object.entries(additionalBy).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return {
    caption: 'Additional spend by programme',
    headers: [text('Programme'), number('Amount')],
    rows: rows.map(([programme, amount]) => [sentenceCase(labelOf(programme)), formatPounds(amount)]),
  };
}
