import { CORE_PRESSURES } from '#domain/policies';
import { meaning, type Meaning } from './takes.js';

/** Columns that say the same in every file that has them. */
export const COMMON: Readonly<Record<string, Meaning>> = {
  ics_code: meaning('code', 'ODS code of the system.', 'QE1'),
  fund: meaning('code', 'Short name of the fund.', 'HI'),
  financial_year: meaning('year', 'The financial year that the row is of.', '2022-23'),
  period: meaning('period', 'The month of the financial year.', '1'),
  programme: meaning('code', 'The strand of work.', 'smoking-cessation'),
  reference: meaning(
    'code',
    'Your own reference, used once in files of this kind. The same row again is then ignored.',
    'FIN-0042',
  ),
  pressure: meaning('choice', 'The core pressure.', 'elective_recovery', CORE_PRESSURES),
  source: meaning('text', 'Where the figure comes from.', 'Allocation schedule, table 5'),
  name: meaning('text', 'Name of the body.', 'NHS Lancashire and South Cumbria ICB'),
  effective_on: meaning('date', 'The day from which it holds.', '2022-04-01'),
};
