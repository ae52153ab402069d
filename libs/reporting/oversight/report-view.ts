import { periodsInWords } from '#kernel';
import { identityBar } from '../charts/identity-bar.js';
import { rankBars } from '../charts/rank-bars.js';
import type { Chart, ChartTable } from '../charts/svg.js';
import { CLASS_WORDS, PRESSURE_LABELS } from '../words/labels.js';
import { formatPounds, formatRate } from '../words/money.js';
import { figuresAsOfInWords, periodName } from '../words/time.js';
import { wordingFor } from '../words/wording.js';
import { count } from '../words/count.js';
import type { OversightReport } from './report.js';
import { leakageTable, pressuresTable, systemsTable } from './tables.js';

/** A report as templates print it: sentences, charts and tables; nothing left to compute. */
export interface ReportView {
  readonly title: string;
  readonly subtitle: string;
  readonly regimeSentence: string;
  readonly leak: string;
  readonly Leak: string;
  readonly whoKept: string;
  readonly figuresAsOf: string;
  readonly identity: Chart;
  readonly adherence: readonly AdherenceRow[];
  readonly leakage: ChartTable;
  readonly apart: readonly { readonly label: string; readonly amount: string }[];
  readonly pressures: (Chart & { readonly full: ChartTable }) | null;
  readonly systems: ChartTable;
  readonly missing: readonly string[];
  readonly evidence: string;
}

export interface AdherenceRow {
  readonly label: string;
  readonly meaning: string;
  readonly accounts: number;
  readonly systems: readonly { readonly name: string; readonly href: string | null }[];
}

export function reportView(report: OversightReport, hrefOf?: (ics: string) => string): ReportView {
  const { leak, Leak, sentence, whoKept } = wordingFor(report.regime);
  const { declaredPence, foundPence, notKnownPence, byWay } = report.leakage;
  return {
    title: report.title,
    subtitle: `Through ${periodName(report.year, report.through)}`,
    regimeSentence: sentence,
    leak,
    Leak,
    whoKept,
    figuresAsOf: figuresAsOfInWords(report.figuresAsOf),
    identity: identityBar('identity', 'Where all the money went', report.total),
    adherence: report.adherence.map((row) => ({
      ...CLASS_WORDS[row.class],
      accounts: row.accounts,
      systems: row.systems.map(({ ics, name }) => ({ name, href: hrefOf?.(ics) ?? null })),
    })),
    leakage: leakageTable(report.regime, byWay, report.total),
    apart: [
      { label: 'Declared by systems', amount: formatPounds(declaredPence) },
      { label: 'Found by a rule', amount: formatPounds(foundPence) },
      { label: 'Not known', amount: formatPounds(notKnownPence) },
    ],
    pressures: report.pressures.length === 0 ? null : pressuresView(report),
    systems: systemsTable(report, hrefOf),
    missing: report.missing.map(({ name, missingPeriods }) => `${name}: ${periodsInWords(missingPeriods)}`),
    evidence: `${count(report.evidence.signedOff, 'position')} signed off, ${report.evidence.provisional} provisional. The tolerance of the fund is ${formatRate(report.fund.toleranceBp)}.`,
  };
}

function pressuresView(report: OversightReport): Chart & { readonly full: ChartTable } {
  const rows = report.pressures.map((one) => ({
    label: PRESSURE_LABELS[one.pressure],
    amountPence: one.tookPence,
    shareBp: one.shareBp,
  }));
  return {
    ...rankBars('pressures', 'What each pressure took', 'Pressure', rows),
    full: pressuresTable(report.pressures),
  };
}
