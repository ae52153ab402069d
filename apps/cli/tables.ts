import { leakWords, totalOf, type Position, type PositionTotal } from '#domain/policies';
import { formatPounds } from '#kernel';
import type { PositionsReading } from '#projections/positions';
import { formatRateRange, hasReported, NOT_KNOWN, sentenceCase } from '#reporting';

/** A plain text table: the first column to the left, the others to the right. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** `Leaked` or `Seeped`: the accounts of an answer are of one fund and year, and so of one regime. */
function header(first: Position | undefined): string[] {
  const gone = first === undefined ? 'Gone' : sentenceCase(leakWords(first.regime).leaked);
  return ['System', 'Allocation', 'Additional', gone, 'Possibly', 'Rate', 'Class', 'Evidence'];
}

/**
 * One line an account, every amount to the penny, the rate from what is confirmed to what cannot be excluded. Those that reported
 * nothing stand apart, their zeros being no figures of theirs; the total last, that of those that reported above it.
 */
export function positionsTable({ figuresAsOf, positions, total }: PositionsReading): string {
  const reported = positions.filter(hasReported);
  const silent = positions.filter((position) => !hasReported(position));
  const rows = [
    ...reported.map((position) => accountRow(position, figuresOf(position))),
    ...(silent.length > 0 && reported.length > 0
      ? [['Reported', ...figuresOf(totalOf(reported)), '', '']]
      : []),
    ...silent.map((position) => accountRow(position, nothingKnown(position))),
    ['Total', ...figuresOf(total), '', ''],
  ];
  const stamp = `Figures as of position ${figuresAsOf.position} (${figuresAsOf.recordedAt ?? 'nothing recorded'}), ${figuresAsOf.method}, log ${figuresAsOf.logId}`;
  return `${textTable(header(positions[0]), rows)}\n\n${stamp}`;
}

const accountRow = (position: Position, figures: readonly string[]): string[] => [
  position.ics,
  ...figures,
  position.adherence,
  position.evidence,
];

const figuresOf = (of: Position | PositionTotal): string[] => [
  formatPounds(of.allocation),
  formatPounds(of.additional),
  formatPounds(of.confirmedLeakage),
  formatPounds(of.potentialLeakage),
  formatRateRange(of.confirmedRate, of.potentialRate),
];

/** What cannot be excluded is said where it is in the sum: of a year closed without a return. */
const nothingKnown = ({ allocation, potentialLeakage }: Position): string[] => [
  formatPounds(allocation),
  NOT_KNOWN,
  NOT_KNOWN,
  potentialLeakage === 0 ? NOT_KNOWN : formatPounds(potentialLeakage),
  NOT_KNOWN,
];
