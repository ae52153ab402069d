import { EVERY_FUND, type SetDueDate } from '#domain/reporting-calendar';
import { DATE, PERIOD, YEAR } from '../cells/time.js';
import { needFund } from '../check/known.js';
import { oneRowPerKey } from '../check/row-report.js';
import { planned, type TableKind } from './table-kind.js';

export const calendar: TableKind<SetDueDate['data']> = {
  kind: 'calendar',
  required: ['fund', 'financial_year', 'period', 'due_on', 'sign_off_by'],
  optional: [],
  read(cells, world) {
    const value = {
      fund: cells.text('fund') === EVERY_FUND ? EVERY_FUND : needFund(cells, 'fund', world),
      year: cells.need('financial_year', YEAR),
      period: cells.need('period', PERIOD),
      dueOn: cells.need('due_on', DATE),
      signOffBy: cells.need('sign_off_by', DATE),
    };
    if (cells.good && value.signOffBy < value.dueOn) {
      cells.fail(
        'sign_off_by',
        'dates_reversed',
        'A return cannot be signed before it is due: correct one of the dates.',
      );
    }
    return value;
  },
  across(rows, report, faulty) {
    const key = ({ value }: (typeof rows)[number]): (string | number)[] => [
      value.fund,
      value.year,
      value.period,
    ];
    oneRowPerKey([...rows, ...faulty], key, 'period', 'fund, year and period', report);
  },
  plan: (rows) => rows.map(({ row, value }) => planned<SetDueDate>(row, `row:${row}`, 'SetDueDate', value)),
};
