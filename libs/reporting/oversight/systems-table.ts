import type { Position, PositionTotal } from '#domain/policies';
import { periodsInWords } from '#kernel';
import type { ChartTable } from '../charts/svg.js';
import { count } from '../words/count.js';
import { CLASS_WORDS, NOT_KNOWN } from '../words/labels.js';
import { formatPounds, formatRate } from '../words/money.js';
import { wordingFor } from '../words/wording.js';
import { hasReported } from './not-reported.js';
import type { OversightReport } from './report.js';

type Figures = Pick<
  Position,
  'allocation' | 'additional' | 'confirmedLeakage' | 'confirmedRate' | 'potentialLeakage' | 'potentialRate'
>;

interface Row {
  readonly cells: readonly string[];
  readonly href: string | null;
  readonly isTotal: boolean;
}

/**
 * Those that reported with their sum; then, apart, those that reported nothing: their zeros would stand above systems that kept the
 * ring; then the sum of all.
 * @param hrefOf where a system's name leads; left out on paper.
 */
export function systemsTable(report: OversightReport, hrefOf?: (ics: string) => string): ChartTable {
  const { Leak } = wordingFor(report.regime);
  const one = (system: OversightReport['systems'][number]): Row => systemRow(system, hrefOf);
  const reported = report.systems.filter(({ position }) => hasReported(position));
  const silent = report.systems.filter(({ position }) => !hasReported(position));
  const rows: Row[] = [
    ...reported.map(one),
    ...(silent.length > 0 && reported.length > 0
      ? [totalRow(`${count(reported.length, 'system')} that reported`, report.reported)]
      : []),
    ...silent.map(one),
    totalRow(`All: ${count(report.systems.length, 'system')}`, report.total),
  ];
  return {
    caption: `Systems by confirmed rate, the highest first${silent.length === 0 ? '' : '; those that reported nothing apart'}. Rates are of the allocation.`,
    headers: [
      { label: 'System', numeric: false },
      { label: 'Class', numeric: false },
      { label: 'Allocation', numeric: true },
      { label: 'Additional', numeric: true },
      { label: `${Leak}, confirmed`, numeric: true },
      { label: 'Rate', numeric: true },
      { label: 'Cannot be excluded', numeric: true },
      { label: 'Rate', numeric: true },
      { label: 'Evidence', numeric: false },
    ],
    rows: rows.map(({ cells }) => cells),
    totals: rows.flatMap(({ isTotal }, index) => (isTotal ? [index] : [])),
    ...(hrefOf ? { links: rows.map(({ href }) => href) } : {}),
  };
}

function systemRow(
  { name, ics, position }: OversightReport['systems'][number],
  hrefOf: ((ics: string) => string) | undefined,
): Row {
  const known = hasReported(position);
  return {
    cells: [
      name === ics ? ics : `${name} (${ics})`,
      CLASS_WORDS[position.adherence].label,
      ...(known ? figures(position) : nothingKnown(position)),
      evidenceInWords(position),
    ],
    href: hrefOf?.(ics) ?? null,
    isTotal: false,
  };
}

const totalRow = (label: string, total: PositionTotal): Row => ({
  cells: [label, '', ...figures(total), ''],
  href: null,
  isTotal: true,
});

const figures = (of: Figures): string[] => [
  formatPounds(of.allocation),
  formatPounds(of.additional),
  formatPounds(of.confirmedLeakage),
  formatRate(of.confirmedRate),
  formatPounds(of.potentialLeakage),
  formatRate(of.potentialRate),
];

/** What cannot be excluded is said where it is in the sum: of a year closed without a return. */
const nothingKnown = (of: Figures): string[] => [
  formatPounds(of.allocation),
  ...Array.from({ length: 3 }, () => NOT_KNOWN),
  of.potentialLeakage === 0 ? NOT_KNOWN : formatPounds(of.potentialLeakage),
  NOT_KNOWN,
];

/** `signed off`; `provisional, M3 and M4 missing`; `nothing reported`. */
export function evidenceInWords(
  position: Pick<Position, 'adherence' | 'evidence' | 'missingPeriods'>,
): string {
  if (!hasReported(position)) return 'nothing reported';
  const word = position.evidence === 'signed_off' ? 'signed off' : 'provisional';
  if (position.missingPeriods.length === 0) return word;
  return `${word}, ${periodsInWords(position.missingPeriods)} missing`;
}
