import { formatPercent } from '#kernel';
import { count } from '../words/count.js';
import { NOT_KNOWN } from '../words/labels.js';
import { formatPounds, formatRate } from '../words/money.js';
import { wordingFor } from '../words/wording.js';
import { unknownPence } from './not-reported.js';
import type { OversightReport } from './report.js';

/** A figure in large letters, and under it what it is a share of. */
export interface HeadlineFigure {
  readonly label: string;
  readonly amount: string;
  readonly rate: string;
}

/** How many positions rest on what was signed, and the line that classes are measured against. */
export function evidenceOf({ evidence, notReported, fund }: OversightReport): string {
  const silent = notReported.accounts === 0 ? '' : `, ${notReported.accounts} without a return`;
  return `${count(evidence.signedOff, 'position')} signed off, ${evidence.provisional - notReported.accounts} provisional${silent}. The tolerance of the fund is ${formatPercent(fund.toleranceBp)}.`;
}

/**
 * Exact amounts to reconcile to. Leakage and its rates are of those that reported: silence would dilute the rates, and what a close
 * makes of it is no figure of theirs.
 */
export function headlineOf(report: OversightReport): HeadlineFigure[] {
  const { leak } = wordingFor(report.regime);
  const { total, reported, notReported } = report;
  const systems = report.systems.length;
  const of =
    notReported.accounts === 0
      ? 'of the allocation'
      : `of the ${formatPounds(reported.allocation)} reported on`;
  return [
    { label: 'Allocation', amount: formatPounds(total.allocation), rate: count(systems, 'system') },
    ...(notReported.accounts === 0
      ? []
      : [
          {
            label: `What became of it: ${NOT_KNOWN}`,
            amount: formatPounds(unknownPence(notReported)),
            rate: `${count(notReported.accounts, 'system')} reported nothing`,
          },
        ]),
    {
      label: `Confirmed ${leak}`,
      amount: formatPounds(reported.confirmedLeakage),
      rate: `${formatRate(reported.confirmedRate)} ${of}`,
    },
    {
      label: 'Cannot be excluded',
      amount: formatPounds(reported.potentialLeakage),
      rate: `${formatRate(reported.potentialRate)} ${of}`,
    },
  ];
}
