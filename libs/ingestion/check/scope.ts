import type { Cells } from '../cells/cells.js';
import { PERIOD } from '../cells/time.js';
import type { ImportContext } from '../ports.js';
import type { Findings } from './findings.js';
import { sentence } from './succeeded.js';
import type { World } from './world.js';

/** Whenever it was. */
const END_OF_TIME = '9999-12-31';

/**
 * Whether the row belongs to another system, year or month than the submitter named. On the first row the whole file is named as
 * such and reading ends (true); on a later one only the cell is reported.
 */
export function outsideScope(
  cells: Cells,
  scope: NonNullable<ImportContext['scope']>,
  isFirst: boolean,
  findings: Findings,
  world: World | null,
): boolean {
  const period = PERIOD.read(cells.text('period'));
  const checks = [
    ['ics_code', scope.ics, cells.text('ics_code'), 'system'],
    ['financial_year', scope.year, cells.text('financial_year'), 'financial year'],
    ['period', scope.period?.toString(), typeof period === 'number' ? String(period) : '', 'period'],
  ] as const;
  for (const [column, wanted, found, word] of checks) {
    if (wanted === undefined || found === '' || found === wanted || cells.header.at(column) < 0) continue;
    const end = column === 'ics_code' ? world?.succeededBy(found, END_OF_TIME) : null;
    const why = end == null ? '' : ` ${sentence(found, end)}`;
    const message = `This is for ${word} ${found}, not ${wanted}: choose the right file, or hand it in there.${why}`;
    if (isFirst) {
      findings.ofFile(`another_${column}`, message, found);
      return true;
    }
    cells.fail(column, `another_${column}`, message);
  }
  return false;
}
