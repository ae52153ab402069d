import { FOOTPRINTS } from '#domain/policies';
import { financialYear, parsePeriod, type FinancialYear, type Period } from '#kernel';
import { InvalidArgumentError, Option, type Command } from 'commander';

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

/** Where the embedded database lives; shows what is taken when it is left out. */
export const dataDirOption = (whenLeftOut: string): Option =>
  new Option('--data-dir <folder>', `where the embedded database lives (default: ${whenLeftOut})`);

/** Which accounts an answer is of, and as known when. */
export interface SelectionOptions {
  readonly fund: string;
  readonly year: FinancialYear;
  readonly through: Period;
  readonly knownAt?: string;
}

/** Asks for SelectionOptions; a command that takes two moments asks for them itself. */
export function withSelection(command: Command, { knownAt = true } = {}): Command {
  const selected = command
    .requiredOption('--fund <code>', 'fund, e.g. HI')
    .requiredOption('--year <year>', 'financial year, e.g. 2022-23', toYear)
    .requiredOption('--through <period>', '1 to 13, or M1 to M13', toPeriod);
  return knownAt
    ? selected.option('--known-at <moment>', 'as known then: a time, a date (its end, UTC) or a log position')
    : selected;
}

/** Which bodies the figures are of. */
export const footprintOption = (): Option =>
  new Option('--footprint <footprint>', 'bodies as they reported, or accounts apportioned to those that live')
    .choices(FOOTPRINTS)
    .default('as_reported');
