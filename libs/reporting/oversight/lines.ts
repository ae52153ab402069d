import { stringify } from 'csv-stringify/sync';
import type { ChartTable } from '../charts/svg.js';
import type { AccountQuery, FiguresAsOf, LineReading } from '../readings.js';
import { labelOf, PRESSURE_LABELS, sentenceCase } from '../words/labels.js';
import { formatPounds } from '../words/money.js';
import { periodCode } from '../words/time.js';
import { textCell } from './csv-cell.js';

/** Lines as a page shows them. */
export function linesTable(caption: string, lines: readonly LineReading[]): ChartTable {
  const text = (label: string): ChartTable['headers'][number] => ({ label, numeric: false });
  return {
    caption,
    headers: [
      text('Line'),
      text('Charged to'),
      text('Purpose'),
      text('Supplier'),
      text('Description'),
      text('Evidence'),
      { label: 'Amount', numeric: true },
    ],
    rows: lines.map((line) => [
      `${periodCode(line.period)} v${line.version} ${line.line}`,
      line.chargedTo,
      purposeInWords(line),
      line.supplier ?? '',
      line.description ?? '',
      line.evidence ?? 'none',
      formatPounds(line.amountPence),
    ]),
  };
}

/** A pressure or programme by its name; an intervention by its code, as the table of interventions lists it. */
function purposeInWords({ purpose, programme }: LineReading): string {
  if (purpose !== undefined) return (PRESSURE_LABELS as Readonly<Record<string, string>>)[purpose] ?? purpose;
  return programme === undefined ? 'None given' : sentenceCase(labelOf(programme));
}

/** What every line of a file is of, and was read at. */
type Stamp = 'fund' | 'ics' | 'year' | 'logId' | 'logPosition';

const COLUMNS = [
  'fund',
  'ics',
  'year',
  'period',
  'version',
  'line',
  'amountPence',
  'chargedTo',
  'purpose',
  'programme',
  'costCentre',
  'accountCode',
  'supplier',
  'description',
  'evidence',
  'logId',
  'logPosition',
] as const satisfies readonly (Stamp | keyof LineReading)[];

/** Lines with what they belong to, CRLF, text safe in a spreadsheet; amounts in pence, as the column's name says. */
export function linesCsv(
  { fund, ics, year }: AccountQuery,
  { logId, position }: FiguresAsOf,
  lines: readonly LineReading[],
): string {
  const stamp: Record<Stamp, string> = { fund, ics, year, logId, logPosition: position };
  const rows = lines.map((line) => {
    const row: Record<Stamp, string> & LineReading = { ...stamp, ...line };
    return COLUMNS.map((name) => row[name] ?? '').map((cell) =>
      typeof cell === 'number' ? cell : textCell(cell),
    );
  });
  return stringify([[...COLUMNS], ...rows], { record_delimiter: '\r\n' });
}
