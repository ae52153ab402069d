import { leakWords, type Position, type PositionTotal } from '#domain/policies';
import { formatPounds, type BasisPoints } from '#kernel';
import type { PositionsReading } from '#projections/positions';
import { sentenceCase } from '#reporting';

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

const percent = (rate: BasisPoints | null): string => {
  if (rate === null) return 'n/a';
  const digits = String(Math.abs(rate)).padStart(3, '0');
  return `${rate < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}%`;
};

/** `Leaked` or `Seeped`: the accounts of an answer are of one fund and year, and so of one regime. */
function header(first: Position | undefined): string[] {
  const gone = first === undefined ? 'Gone' : sentenceCase(leakWords(first.regime).leaked);
  return ['System', 'Allocation', 'Additional', gone, 'Possibly', 'Rate', 'Class', 'Evidence'];
}

/** One line an account, the total last; every amount to the penny. */
export function positionsTable({ figuresAsOf, positions, total }: PositionsReading): string {
  const amounts = (figures: Position | PositionTotal): string[] => [
    formatPounds(figures.allocation),
    formatPounds(figures.additional),
    formatPounds(figures.confirmedLeakage),
    formatPounds(figures.potentialLeakage),
    percent(figures.confirmedRate),
  ];
  const rows = positions.map((position) => [
    position.ics,
    ...amounts(position),
    position.adherence,
    position.evidence,
  ]);
  const stamp = `Figures as of position ${figuresAsOf.position} (${figuresAsOf.recordedAt ?? 'nothing recorded'}), ${figuresAsOf.method}, log ${figuresAsOf.logId}`;
  return `${textTable(header(positions[0]), [...rows, ['Total', ...amounts(total), '', '']])}\n\n${stamp}`;
}
