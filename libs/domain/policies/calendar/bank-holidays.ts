import { InvalidValueError, plainDate, type PlainDate } from '#kernel';

/** The days on which banks in England and Wales are shut, and the calendar years that they are known for. */
export interface BankHolidays {
  /** Date to name. */
  readonly names: ReadonlyMap<PlainDate, string>;
  /** Calendar years that are known whole; outside of them only weekends are known not to be working days. */
  readonly from: number;
  readonly until: number;
}

/** Reads the committed table: `date,name,…`, a header first, dates in order. Throws InvalidValueError. */
export function parseBankHolidays(csv: string): BankHolidays {
  const [header = '', ...lines] = csv.split(/\r?\n/).filter((line) => line !== '');
  if (!header.startsWith('date,name'))
    throw new InvalidValueError('bank holidays', header, 'must begin with date,name');
  const names = new Map<PlainDate, string>();
  let last = '';
  for (const line of lines) {
    const [date = '', name = ''] = line.split(',');
    if (plainDate(date) <= last) throw new InvalidValueError('bank holiday', date, `must come after ${last}`);
    names.set((last = date), name);
  }
  const [first = '', end = ''] = [names.keys().next().value, last];
  if (names.size === 0) throw new InvalidValueError('bank holidays', csv, 'must hold at least one day');
  return { names, from: Number(first.slice(0, 4)), until: Number(end.slice(0, 4)) };
}

/** Are the bank holidays of this day's year known? */
export const isKnownYear = ({ from, until }: BankHolidays, date: PlainDate): boolean => {
  const year = Number(date.slice(0, 4));
  return year >= from && year <= until;
};
