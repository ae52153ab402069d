import { identityBar } from '../charts/identity-bar.js';
import { rankBars } from '../charts/rank-bars.js';
import type { Chart, ChartTable } from '../charts/svg.js';
import { alertInWords } from '../words/alert.js';
import { findingInWords, findingKnown } from '../words/finding.js';
import {
  CLASS_WORDS,
  classMeaning,
  PRESSURE_LABELS,
  SEVERITY_WORDS,
  SIGNAL_LABELS,
} from '../words/labels.js';
import { APPORTIONED_SENTENCE, FOOTPRINT_WORDS } from '../words/footprint.js';
import { replyInWords, type ReplyInWords } from '../words/reply.js';
import { figuresAsOfInWords, periodName } from '../words/time.js';
import { wordingFor } from '../words/wording.js';
import { ALERTS_STAND_NOW, alertPeriodInWords } from './alerts.js';
import { apportionedTable } from './apportioned-table.js';
import { evidenceOf, headlineOf, type HeadlineFigure } from './headline.js';
import { calendarSentence, missingInWords } from './missing.js';
import { discrepanciesInWords, type DiscrepanciesInWords } from './discrepancies.js';
import { knownApart } from './known-apart.js';
import { silentPart } from './not-reported.js';
import type { OversightReport } from './report.js';
import { systemsTable } from './systems-table.js';
import { leakageTable, pressuresTable } from './tables.js';

/** A report as templates print it: sentences, charts and tables; nothing left to compute. */
export interface ReportView {
  readonly title: string;
  readonly subtitle: string;
  readonly regimeSentence: string;
  /** On which map the systems are shown. */
  readonly footprintSentence: string;
  readonly leak: string;
  readonly Leak: string;
  readonly whoKept: string;
  readonly figuresAsOf: string;
  /** The figures to reconcile to, exact. */
  readonly headline: readonly HeadlineFigure[];
  readonly identity: Chart;
  readonly adherence: readonly AdherenceRow[];
  /** Of which accounts the systems are made; null where the accounts are theirs. */
  readonly apportioned: ChartTable | null;
  readonly leakage: ChartTable;
  readonly apart: readonly { readonly label: string; readonly amount: string }[];
  readonly pressures: (Chart & { readonly full: ChartTable }) | null;
  readonly systems: ChartTable;
  readonly missing: readonly string[];
  readonly calendar: string;
  readonly evidence: string;
  readonly findings: readonly {
    readonly name: string;
    readonly findings: readonly {
      readonly sentence: string;
      /** Whose finding it is and what of it came; null where all of it is the system's own. */
      readonly part: string | null;
      readonly known: string;
      readonly replies: readonly ReplyInWords[];
    }[];
  }[];
  /** What was odd about returns that count, return by return. */
  readonly discrepancies: readonly DiscrepanciesInWords[];
  readonly alertsStandNow: string;
  readonly alerts: readonly {
    readonly heading: string;
    readonly reason: string;
    readonly replies: readonly ReplyInWords[];
  }[];
}

export interface AdherenceRow {
  readonly label: string;
  readonly meaning: string;
  readonly accounts: number;
  readonly systems: readonly { readonly name: string; readonly href: string | null }[];
}

export function reportView(report: OversightReport, hrefOf?: (ics: string) => string): ReportView {
  const { leak, Leak, sentence, whoKept } = wordingFor(report.regime);
  const { byWay } = report.leakage;
  return {
    title: report.title,
    subtitle: `Through ${periodName(report.year, report.through)}`,
    regimeSentence: sentence,
    footprintSentence:
      report.apportionedFrom === undefined
        ? FOOTPRINT_WORDS[report.footprint].sentence
        : APPORTIONED_SENTENCE,
    apportioned: apportionedTable(report),
    leak,
    Leak,
    whoKept,
    figuresAsOf: figuresAsOfInWords(report.figuresAsOf),
    headline: headlineOf(report),
    identity: identityBar(
      'identity',
      'Where all the money went',
      report.total,
      silentPart(report.notReported),
    ),
    adherence: report.adherence.map((row) => ({
      label: CLASS_WORDS[row.class].label,
      meaning: classMeaning(row.class, report.through),
      accounts: row.accounts,
      systems: row.systems.map(({ ics, name }) => ({ name, href: hrefOf?.(ics) ?? null })),
    })),
    leakage: leakageTable(report.regime, byWay, report.total),
    apart: knownApart(report),
    pressures: report.pressures.length === 0 ? null : pressuresView(report),
    systems: systemsTable(report, hrefOf),
    missing: report.missing.map((one) => `${one.name}: ${missingInWords(one)}`),
    calendar: calendarSentence(report.dueDates, report.figuresAsOf.recordedAt),
    evidence: evidenceOf(report),
    findings: report.findings.map(({ name, findings }) => ({
      name,
      findings: findings.map((finding) => ({
        sentence: findingInWords(finding, report.fund.fund),
        // Of a whole account, the table of what the systems are made of says it once.
        part: finding.partOf?.steps.length ? finding.partOf.sentence : null,
        known: findingKnown(finding),
        replies: finding.replies.map(replyInWords),
      })),
    })),
    discrepancies: discrepanciesInWords(report.discrepancies),
    alertsStandNow: ALERTS_STAND_NOW,
    alerts: alertsOf(report),
  };
}

function alertsOf(report: OversightReport): ReportView['alerts'] {
  const names = new Map(report.systems.map(({ ics, name }) => [ics, name]));
  return report.alerts.map((alert) => ({
    heading: `${names.get(alert.account.ics) ?? alert.account.ics}: ${SIGNAL_LABELS[alert.signal].toLowerCase()}, ${alertPeriodInWords(alert)}`,
    reason: `${SEVERITY_WORDS[alert.finding.severity]}. ${alertInWords(alert.account, alert.finding.reason)}`,
    replies: alert.replies.map(replyInWords),
  }));
}

function pressuresView(report: OversightReport): Chart & { readonly full: ChartTable } {
  const rows = report.pressures.map((one) => ({
    label: PRESSURE_LABELS[one.pressure],
    amountPence: one.tookPence,
    shareBp: one.shareBp,
  }));
  return {
    ...rankBars('pressures', 'What each pressure took', 'Pressure', rows, 'all they took'),
    full: pressuresTable(report.pressures),
  };
}
