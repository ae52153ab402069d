import { stringify } from 'csv-stringify/sync';
import { IDENTITY_PARTS, type PositionTotal } from '#domain/policies';
import type { ColumnUnit } from './render-csv.js';
import type { OversightReport } from './report.js';
import { textCell } from './csv-cell.js';
import { unreportedPotentialPence } from './not-reported.js';

const LEAKAGE = ['confirmedLeakage', 'potentialLeakage', 'confirmedRate', 'potentialRate'] as const;

const HEADER = [
  ...['row', 'fund', 'year', 'through', 'accounts', 'allocation', 'overspend'],
  ...IDENTITY_PARTS,
  ...LEAKAGE,
  ...['amountsIn', 'ratesIn', 'logId', 'logPosition'],
];

/**
 * What the systems' CSV sums to, in a file of its own where no sum can be taken for a system: accounts that reported, those that did
 * not, and all. The second row has what the model keeps for them, and of leakage only what cannot be excluded, so that the parts sum to
 * all: of silence none is confirmed, and it has no rate.
 */
export function renderOversightTotalsCsv(report: OversightReport): string {
  const { total, reported, notReported, figuresAsOf } = report;
  const all = report.systems.length;
  const row = (
    name: string,
    accounts: number,
    amounts: readonly (number | string)[],
  ): (number | string)[] => [
    ...[name, textCell(report.fund.fund), report.year, report.through, accounts],
    ...amounts,
    ...[report.amountsIn, report.ratesIn, textCell(figuresAsOf.logId), figuresAsOf.position],
  ];
  const silent = [
    ...[notReported.allocationPence, notReported.overspendPence],
    ...IDENTITY_PARTS.map((part) => notReported.heldAsPence[part]),
    ...LEAKAGE.map((name) => (name === 'potentialLeakage' ? unreportedPotentialPence(total, reported) : '')),
  ];
  return stringify(
    [
      HEADER,
      row('reported', all - notReported.accounts, amountsOf(reported)),
      row('not_reported', notReported.accounts, silent),
      row('all', all, amountsOf(total)),
    ],
    { record_delimiter: '\r\n' },
  );
}

/** What each of its columns is measured in. */
export const totalsCsvUnits = (): readonly { readonly name: string; readonly unit: ColumnUnit }[] =>
  HEADER.map((name) => ({ name, unit: unitOf(name) }));

function unitOf(name: string): ColumnUnit {
  if (name === 'through' || name === 'accounts') return 'whole number';
  if (name === 'confirmedRate' || name === 'potentialRate') return 'basis points';
  return TEXT.has(name) ? 'text' : 'pence';
}

const TEXT = new Set(['row', 'fund', 'year', 'amountsIn', 'ratesIn', 'logId', 'logPosition']);

const amountsOf = (total: PositionTotal): (number | string)[] => [
  ...[total.allocation, total.overspend],
  ...IDENTITY_PARTS.map((part) => total[part]),
  ...LEAKAGE.map((name) => total[name] ?? ''),
];
