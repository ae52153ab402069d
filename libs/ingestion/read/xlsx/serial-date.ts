const DAY_MS = 24 * 60 * 60 * 1000;
const DAY_MINUTES = 24 * 60;
/** 31 December 9999, in days since 1900 and since 1904. */
const LAST = { since1900: 2_958_465, since1904: 2_957_003 };

/**
 * The day, and the time where there is one, that a spreadsheet counts as this number. In the system of 1900 day 60 is 29 February 1900,
 * which never was: null, as for all that is out of reach.
 */
export function serialDate(decimal: string, date1904: boolean): { text: string; hasTime: boolean } | null {
  const [whole = '', fraction = ''] = decimal.split('.');
  const days = Number(whole);
  const isIn = date1904
    ? days >= 0 && days <= LAST.since1904
    : days >= 1 && days <= LAST.since1900 && days !== 60;
  if (!isIn || decimal.startsWith('-')) return null;
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const day = new Date(start + days * DAY_MS).toISOString().slice(0, 10);
  const minutes = Math.floor(Number(`0.${fraction || '0'}`) * DAY_MINUTES);
  if (/^0*$/.test(fraction)) return { text: day, hasTime: false };
  const two = (value: number): string => String(value).padStart(2, '0');
  return { text: `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, hasTime: true };
}
