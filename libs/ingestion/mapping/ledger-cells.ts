import { ZERO, type Pence, type Period } from '#kernel';
import { readAmount } from '../cells/amount.js';
import { CellFault, type CellType } from '../cells/fault.js';
import { readCode } from '../cells/text.js';
import { DATE } from '../cells/time.js';
import type { DateForm } from './mapping.js';

/** A code of the ledger. A workbook may keep it as a number: rules are held against what it shows. */
export const LEDGER_CODE: CellType<string> = { none: '', cached: true, read: readCode };

/** Amounts as ledgers write them as well: `1,234.50-`, `1,234.50 CR`, `1,234.50 DR`. */
export const LEDGER_AMOUNT: CellType<Pence> = {
  none: ZERO,
  read: (text) => {
    const match = /^(\d[\d,.]*) ?(-|CR|DR)$/i.exec(text);
    if (match === null) return readAmount(text);
    const [, digits = '', side = ''] = match;
    return readAmount(side.toUpperCase() === 'DR' ? digits : `-${digits}`);
  },
};

/** The month of a date, as `2022-04`. */
export const monthIn = (form: DateForm): CellType<string> => ({
  none: '',
  cached: true,
  read: (text) => {
    const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
    const [, d = '', m = '', y = ''] = day ?? [];
    const iso = day === null ? text : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
    if (day !== null && form !== 'DD/MM/YYYY')
      return new CellFault(
        'date_format',
        'This mapping reads dates as 2022-07-01: say so in it if the ledger writes 01/07/2022.',
      );
    const date = DATE.read(iso);
    return date instanceof CellFault ? date : date.slice(0, 7);
  },
});

/** A period of the ledger: `1`, `01`, `M1`, `P01`, to 13. */
export const LEDGER_PERIOD: CellType<Period> = {
  none: 0,
  cached: true,
  read: (text) => {
    const match = /^[MP]?0?([1-9]|1[0-3])$/i.exec(text);
    return match ? Number(match[1]) : new CellFault('period', 'Write the period as 1 to 13, M1 or P01.');
  },
};
