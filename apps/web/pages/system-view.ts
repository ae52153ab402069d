import type { FundDefinition } from '#domain/fund';
import type { Position } from '#domain/policies';
import {
  adherenceSentence,
  CLASS_WORDS,
  evidenceInWords,
  formatPounds,
  formatRate,
  hasReported,
  leakageByWay,
  leakageTable,
  monthsStrip,
  NOT_KNOWN,
  notKnown,
  periodName,
  pressuresThatTook,
  PRESSURE_LABELS,
  programmesTable,
  rankBars,
  sentenceCase,
  waterfall,
  wordingFor,
  type AccountReading,
  type Chart,
  type ChartTable,
} from '#reporting';
import { baselinesTable, interventionsTable, virementsTable } from './account-tables.js';

export interface SystemView {
  readonly subtitle: string;
  readonly className: string;
  readonly classSentence: string;
  readonly regimeSentence: string;
  /** False: nothing is known of where the money went, and no figure may say otherwise. */
  readonly hasReported: boolean;
  /** What nothing is known of. */
  readonly unknown: string;
  readonly leak: string;
  readonly Leak: string;
  readonly headline: readonly Headline[];
  readonly waterfall: Chart;
  readonly leakage: ChartTable;
  readonly pressures: Chart | null;
  readonly programmes: ChartTable;
  readonly months: Chart;
  readonly evidence: string;
  readonly virements: ChartTable;
  readonly baselines: ChartTable;
  readonly interventions: ChartTable;
  readonly notKnown: readonly string[];
}

interface Headline {
  readonly label: string;
  readonly amount: string;
  readonly rate: string;
}

const number = (label: string): ChartTable['headers'][number] => ({ label, numeric: true });

/** One account as its page prints it. */
export function systemView(account: AccountReading, fund: FundDefinition): SystemView {
  const { position } = account;
  const { leak, Leak, sentence } = wordingFor(position.regime);
  const byWay = leakageByWay(position);
  const pressures = pressuresThatTook([position]).map(({ pressure, tookPence, shareBp }) => ({
    label: PRESSURE_LABELS[pressure],
    amountPence: tookPence,
    shareBp,
  }));
  return {
    subtitle: `${fund.name}, ${position.year}, through ${periodName(position.year, position.through)}`,
    className: CLASS_WORDS[position.adherence].label,
    classSentence: adherenceSentence(position, fund),
    regimeSentence: sentence,
    leak,
    Leak,
    hasReported: hasReported(position),
    unknown: `${formatPounds(position.allocation + position.overspend)}: what became of it is ${NOT_KNOWN}.`,
    headline: headlineOf(position, leak),
    waterfall: waterfall('waterfall', 'From the allocation to what was additional', position),
    leakage: leakageTable(position.regime, byWay, position),
    pressures:
      pressures.length === 0
        ? null
        : rankBars('pressures', 'What each pressure took', 'Pressure', pressures, 'all they took'),
    programmes: programmesTable(position.additionalBy),
    months: monthsWithLeakage(account, Leak),
    evidence: evidenceInWords(position),
    virements: virementsTable(account),
    baselines: baselinesTable(account),
    interventions: interventionsTable(account),
    notKnown: notKnown(position.regime, position.through, [position], byWay),
  };
}

function headlineOf(position: Position, leak: string): Headline[] {
  const known = hasReported(position);
  const figure = (label: string, amountPence: number, rateBp: number | null): Headline =>
    known
      ? { label, amount: formatPounds(amountPence), rate: formatRate(rateBp) }
      : { label, amount: sentenceCase(NOT_KNOWN), rate: '' };
  return [
    { label: 'Allocation', amount: formatPounds(position.allocation), rate: '' },
    figure(`Confirmed ${leak}`, position.confirmedLeakage, position.confirmedRate),
    figure('Cannot be excluded', position.potentialLeakage, position.potentialRate),
  ];
}

/** The strip of returns, its table with what was confirmed up to each month beside it. */
function monthsWithLeakage({ position, positionsThrough, returns }: AccountReading, Leak: string): Chart {
  const strip = monthsStrip('months', 'Returns by month', position.year, position.through, returns);
  const { headers, rows } = strip.table;
  return {
    ...strip,
    table: {
      ...strip.table,
      headers: [...headers, number(`${Leak} confirmed, year to date`)],
      rows: rows.map((row, index) => {
        const then = positionsThrough[index];
        if (!then) return [...row, ''];
        return [...row, hasReported(then) ? formatPounds(then.confirmedLeakage) : NOT_KNOWN];
      }),
    },
  };
}
