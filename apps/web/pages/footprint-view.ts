import type { BridgePart, Position } from '#domain/policies';
import type { FundDefinition } from '#domain/fund';
import {
  adherenceSentence,
  CLASS_WORDS,
  evidenceInWords,
  FOOTPRINT_WORDS,
  formatPounds,
  formatRate,
  hasReported,
  NOT_KNOWN,
  periodName,
  pressuresThatTook,
  PRESSURE_LABELS,
  programmesTable,
  rankBars,
  sentenceCase,
  stepsInWords,
  waterfall,
  wordingFor,
  type Chart,
  type ChartTable,
  type SystemName,
} from '#reporting';

/** A system on today's footprint: what of which accounts came to it. */
export interface FootprintView {
  readonly subtitle: string;
  readonly footprintSentence: string;
  readonly className: string;
  readonly classSentence: string;
  readonly regimeSentence: string;
  readonly hasReported: boolean;
  readonly headline: readonly { readonly label: string; readonly amount: string; readonly rate: string }[];
  readonly evidence: string;
  readonly waterfall: Chart;
  readonly pressures: Chart | null;
  readonly programmes: ChartTable;
  readonly accounts: ChartTable;
}

/** @param hrefOf where the account of a system as reported is shown */
export function footprintView(
  position: Position,
  parts: readonly BridgePart[],
  fund: FundDefinition,
  systems: readonly SystemName[],
  hrefOf: (ics: string) => string,
): FootprintView {
  const { leak, sentence } = wordingFor(position.regime);
  const known = hasReported(position);
  const figure = (label: string, amountPence: number, rateBp: number | null) =>
    known
      ? { label, amount: formatPounds(amountPence), rate: formatRate(rateBp) }
      : { label, amount: sentenceCase(NOT_KNOWN), rate: '' };
  const pressures = pressuresThatTook([position]).map(({ pressure, tookPence, shareBp }) => ({
    ...{ label: PRESSURE_LABELS[pressure], amountPence: tookPence, shareBp },
  }));
  return {
    subtitle: `${fund.name}, ${position.year}, through ${periodName(position.year, position.through)}`,
    footprintSentence: FOOTPRINT_WORDS.current_footprint.sentence,
    className: CLASS_WORDS[position.adherence].label,
    classSentence: adherenceSentence(position, fund),
    regimeSentence: sentence,
    hasReported: known,
    headline: [
      { label: 'Allocation', amount: formatPounds(position.allocation), rate: '' },
      figure(`Confirmed ${leak}`, position.confirmedLeakage, position.confirmedRate),
      figure('Cannot be excluded', position.potentialLeakage, position.potentialRate),
    ],
    evidence: evidenceInWords(position),
    waterfall: waterfall('waterfall', 'From the allocation to what was additional', position),
    pressures:
      pressures.length === 0
        ? null
        : rankBars('pressures', 'What each pressure took', 'Pressure', pressures, 'all they took'),
    programmes: programmesTable(position.additionalBy),
    accounts: accountsTable(position, parts, systems, hrefOf, leak),
  };
}

function accountsTable(
  position: Position,
  parts: readonly BridgePart[],
  systems: readonly SystemName[],
  hrefOf: (ics: string) => string,
  leak: string,
): ChartTable {
  const nameOf = (ics: string): string => systems.find(({ icsCode }) => icsCode === ics)?.name ?? ics;
  const amount = (part: BridgePart, name: string): string =>
    formatPounds(part.amounts.find((one) => one.amount === name)?.partPence ?? 0);
  const numeric = (label: string) => ({ label, numeric: true });
  return {
    caption: `The accounts, as reported, that these figures are apportioned from; the parts sum to the figures above`,
    headers: [
      { label: 'Account of', numeric: false },
      { label: 'How it came', numeric: false },
      ...['Allocation', 'Additional', `Confirmed ${leak}`, 'Cannot be excluded'].map(numeric),
    ],
    rows: [
      ...parts.map((part) => [
        `${nameOf(part.account)} (${part.account})`,
        stepsInWords(part.steps),
        ...['allocation', 'additional', 'confirmedLeakage', 'potentialLeakage'].map((name) =>
          amount(part, name),
        ),
      ]),
      [
        'Together',
        '',
        ...[
          ...[position.allocation, position.additional, position.confirmedLeakage, position.potentialLeakage],
        ].map(formatPounds),
      ],
    ],
    totals: [parts.length],
    links: [...parts.map(({ account }) => hrefOf(account)), null],
  };
}
