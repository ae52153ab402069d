import type { ReturnKey } from '#domain/spend-return';
import { financialYear, parsePeriod } from '#kernel';
import { periodName } from '#reporting';

export type Address = Readonly<Record<string, string>>;

/** The return that a page's address names. Throws InvalidValue. */
export const keyOf = ({ ics = '', year = '', period = '' }: Address): ReturnKey => ({
  ...{ ics, year: financialYear(year), period: parsePeriod(period) },
});

export const deskOf = ({ ics, year, period }: ReturnKey): string =>
  `/submit/${encodeURIComponent(ics)}/${year}/${period}`;
export const signingOf = ({ ics, year, period }: ReturnKey): string =>
  `/sign/${encodeURIComponent(ics)}/${year}/${period}`;

/** The forms to fill in, with the codes of the system: of a month, or of a whole year. */
export function templatesOf({ ics, year, period }: Omit<ReturnKey, 'period'> & Partial<ReturnKey>) {
  const month = period === undefined ? {} : { period: String(period) };
  const address = (format: string): string =>
    `/v1/templates/returns?${new URLSearchParams({ ics, year, ...month, format }).toString()}`;
  return { xlsx: address('xlsx'), csv: address('csv') };
}

/** `October 2022 (M7)`, as other pages say it. */
export const monthOf = ({ year, period }: ReturnKey): string => periodName(year, period);
