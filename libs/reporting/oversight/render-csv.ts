import { stringify } from 'csv-stringify/sync';
import type { IdentityAmounts } from '#domain/policies';
import { listCell, mapCell, textCell } from './csv-cell.js';
import type { OversightReport } from './report.js';

/** What a column is measured in, or how its text is to be read. */
export type ColumnUnit = 'text' | 'pence' | 'basis points' | 'list' | 'map to pence' | 'whole number';
type Cell = string | number;

interface Column {
  readonly name: string;
  readonly unit: ColumnUnit;
  readonly cell: (row: OversightReport['systems'][number], report: OversightReport) => Cell;
}

type AmountWord = keyof IdentityAmounts | 'confirmedLeakage' | 'potentialLeakage';

const amount = (name: AmountWord): Column => ({
  name,
  unit: 'pence',
  cell: ({ position }) => position[name],
});

const words = (name: 'fund' | 'ics' | 'year' | 'regime' | 'adherence' | 'evidence'): Column => ({
  name,
  unit: 'text',
  cell: ({ position }) => textCell(position[name]),
});

const rate = (name: 'confirmedRate' | 'potentialRate'): Column => ({
  name,
  unit: 'basis points',
  cell: ({ position }) => position[name] ?? '',
});

const stamp = (name: string, of: (report: OversightReport) => string): Column => ({
  name,
  unit: 'text',
  cell: (_row, report) => textCell(of(report)),
});

/** The position's own words in the contract's order, then names, units and what the figures were computed from. */
const COLUMNS: readonly Column[] = [
  words('fund'),
  words('ics'),
  words('year'),
  { name: 'through', unit: 'whole number', cell: ({ position }) => position.through },
  words('regime'),
  amount('allocation'),
  amount('overspend'),
  amount('additional'),
  amount('substituted'),
  amount('misdirected'),
  amount('diverted'),
  amount('unevidenced'),
  amount('carriedForward'),
  amount('lapsed'),
  amount('uncommitted'),
  amount('confirmedLeakage'),
  amount('potentialLeakage'),
  rate('confirmedRate'),
  rate('potentialRate'),
  words('adherence'),
  words('evidence'),
  { name: 'missingPeriods', unit: 'list', cell: ({ position }) => listCell(position.missingPeriods) },
  { name: 'notAssessable', unit: 'list', cell: ({ position }) => listCell(position.notAssessable) },
  { name: 'misdirectedBy', unit: 'map to pence', cell: ({ position }) => mapCell(position.misdirectedBy) },
  { name: 'divertedBy', unit: 'map to pence', cell: ({ position }) => mapCell(position.divertedBy) },
  { name: 'additionalBy', unit: 'map to pence', cell: ({ position }) => mapCell(position.additionalBy) },
  { name: 'systemName', unit: 'text', cell: ({ name }) => textCell(name) },
  { name: 'region', unit: 'text', cell: ({ region }) => textCell(region) },
  stamp('footprint', (report) => report.footprint),
  stamp('amountsIn', (report) => report.amountsIn),
  stamp('ratesIn', (report) => report.ratesIn),
  stamp('logId', (report) => report.figuresAsOf.logId),
  stamp('logPosition', (report) => report.figuresAsOf.position),
  stamp('recordedAt', (report) => report.figuresAsOf.recordedAt ?? ''),
  stamp('method', (report) => report.figuresAsOf.method),
  stamp('dataNotice', (report) => report.dataNotice ?? ''),
];

/** One row an account, by ICS code; RFC 4180 with CRLF; UTF-8 without a mark. */
export function renderOversightCsv(report: OversightReport): string {
  const rows = [...report.systems].sort((a, b) => (a.ics < b.ics ? -1 : a.ics > b.ics ? 1 : 0));
  return stringify(
    [
      COLUMNS.map((column) => column.name),
      ...rows.map((row) => COLUMNS.map(({ cell }) => cell(row, report))),
    ],
    { record_delimiter: '\r\n' },
  );
}

/** What each column of the CSV is measured in, for the file that goes beside it. */
export const oversightCsvUnits = (): readonly { readonly name: string; readonly unit: ColumnUnit }[] =>
  COLUMNS.map(({ name, unit }) => ({ name, unit }));
