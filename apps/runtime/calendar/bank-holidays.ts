import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBankHolidays, type BankHolidays } from '#domain/policies';
import { projectRoot } from '#reporting';

let read: BankHolidays | null = null;

/** The committed table of bank holidays, read once. */
export function bankHolidays(): BankHolidays {
  const file = 'infra/calendar/bank-holidays-england-and-wales.csv';
  return (read ??= parseBankHolidays(readFileSync(join(projectRoot(), file), 'utf8')));
}
