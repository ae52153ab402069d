import { stringify } from 'csv-stringify/sync';
import type { FinancialYear, Period } from '#kernel';
import type { BridgeReading } from '../readings.js';
import { textCell } from './csv-cell.js';

const HEADER = [
  ...['fund', 'year', 'through', 'account', 'successor', 'path', 'effectiveOn', 'shareBp', 'amount', 'entry'],
  ...['wholePence', 'partPence', 'splitPence', 'remainderTenThousandths', 'extraPenny'],
  ...['logId', 'logPosition', 'recordedAt', 'method'],
];

/**
 * One row for each account, way and amount: `partPence` of one amount sums to the total as reported and to that on today's footprint.
 * Of several successions on a way, dates and shares stand in their order; the remainder is that of the last.
 */
export function bridgeCsv(
  of: { readonly fund: string; readonly year: FinancialYear; readonly through: Period },
  { figuresAsOf, parts }: BridgeReading,
): string {
  const rows = parts.flatMap(({ account, successor, steps, amounts }) =>
    amounts.map((one) => [
      ...[textCell(of.fund), of.year, of.through, textCell(account), textCell(successor)],
      textCell([account, ...steps.map(({ ics }) => ics)].join(' > ')),
      steps.map(({ effectiveOn }) => effectiveOn).join(';'),
      steps.map(({ shareBp }) => shareBp).join(';'),
      ...[one.amount, textCell(one.entry ?? ''), one.wholePence, one.partPence],
      ...[one.splitPence ?? '', one.remainder ?? ''],
      one.extraPenny === null ? '' : one.extraPenny ? 'yes' : 'no',
      ...[
        textCell(figuresAsOf.logId),
        figuresAsOf.position,
        figuresAsOf.recordedAt ?? '',
        figuresAsOf.method,
      ],
    ]),
  );
  return stringify([HEADER, ...rows], { record_delimiter: '\r\n' });
}
