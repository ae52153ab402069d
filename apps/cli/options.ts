import { financialYear, parsePeriod, type FinancialYear, type Period } from '#kernel';
import { InvalidArgumentError } from 'commander';

/** The kernel's own sentence as commander's. */
const parsedBy =
  <T>(make: (text: string) => T) =>
  (text: string): T => {
    try {
      return make(text);
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message);
    }
  };

export const toYear: (text: string) => FinancialYear = parsedBy(financialYear);
export const toPeriod: (text: string) => Period = parsedBy(parsePeriod);
export const toLogPosition: (text: string) => string = parsedBy((text) => {
  if (!/^\d{1,19}$/.test(text)) throw new Error('must be a log position');
  return text;
});
