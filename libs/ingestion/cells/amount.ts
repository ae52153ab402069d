import { MAX_AMOUNT_PENCE, ZERO, type Pence } from '#kernel';
import { CellFault, type CellType } from './fault.js';

const PLAIN = /^(-?)(\()?£?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?(\))?$/;
const FORM = 'write it like 1234.50, £1,234.50, (1,234.50) or -1234.50.';

const TOO_LARGE = new CellFault(
  'amount_too_large',
  'This is more than 100 thousand million pounds (£100bn): check the amount.',
);

/**
 * Pounds to whole pence, by integer arithmetic. Exactly the forms of the contract: `1234.5`, `£1,234.50`, `(1,234.50)`, `-1234.50`,
 * `-1,234.50`, `(£1,234.50)`. At most two decimals, at most £100bn either way.
 */
export function readAmount(text: string): Pence | CellFault {
  const fast = plainAmount(text);
  if (fast !== null) return fast;
  const match = PLAIN.exec(text);
  const [, minus, open, pounds, pennies = '', close] = match ?? [];
  const bracketed = open !== undefined;
  if (!match || bracketed !== (close !== undefined) || (minus === '-' && (bracketed || text.includes('£')))) {
    return fault(text);
  }
  const digits = (pounds as string).replaceAll(',', '') + pennies.padEnd(2, '0');
  const amount = Number(digits);
  if (amount > MAX_AMOUNT_PENCE) return TOO_LARGE;
  return (amount === 0 ? 0 : bracketed || minus === '-' ? -amount : amount) as Pence;
}

/** `-1234.56` and shorter, digit by digit; null sends the text to the long way. */
function plainAmount(text: string): Pence | null {
  const negative = text.charCodeAt(0) === 45;
  let at = negative ? 1 : 0;
  if (text.length - at > 15) return null;
  let amount = 0;
  const from = at;
  let code = 0;
  for (; at < text.length; at += 1) {
    code = text.charCodeAt(at) - 48;
    if (code < 0 || code > 9) break;
    amount = amount * 10 + code;
  }
  if (at === from) return null;
  const decimals = text.length - at - 1;
  if (decimals === -1) amount *= 100;
  else {
    if (text.charCodeAt(at) !== 46 || decimals < 1 || decimals > 2) return null;
    const tenth = text.charCodeAt(at + 1) - 48;
    const hundredth = decimals === 2 ? text.charCodeAt(at + 2) - 48 : 0;
    if (tenth < 0 || tenth > 9 || hundredth < 0 || hundredth > 9) return null;
    amount = amount * 100 + tenth * 10 + hundredth;
  }
  if (amount > MAX_AMOUNT_PENCE) return null;
  return (amount === 0 ? 0 : negative ? -amount : amount) as Pence;
}

function fault(text: string): CellFault {
  if (/%/.test(text))
    return new CellFault('amount_percent', `This is a percentage, not an amount in pounds: ${FORM}`);
  if (/[$€¥]|[A-Za-z]{3} ?[\d.,]|[\d.,] ?(?!GBP)[A-Z]{3}$/.test(text)) {
    return new CellFault(
      'amount_currency',
      `Amounts are pounds and pence, no other currency or unit: ${FORM}`,
    );
  }
  if (/^[-+(]?£?\d+(\.\d+)?e[-+]?\d+\)?$/i.test(text)) {
    return new CellFault(
      'amount_scientific',
      'The spreadsheet has shortened this number: format the column as a number with two decimals and save again.',
    );
  }
  if (/^#|^=/.test(text)) {
    return new CellFault(
      'amount_formula',
      'This is a formula or its error, not a number: paste the column as values and save again.',
    );
  }
  if (/^[\u2010-\u2015\u2212]/.test(text)) {
    return new CellFault('amount', 'The minus is typed as a dash: write it like -1234.50 or (1,234.50).');
  }
  const bare = text.replace(/[-()£]/g, '');
  if (/^(\d+|\d{1,3}(,\d{3})+)\.\d{3,}$/.test(bare)) {
    return new CellFault('amount_decimals', 'An amount has at most two decimals: round it to whole pence.');
  }
  if (/^[\d.,' ]*[,' ][\d.,' ]*$/.test(bare)) {
    return new CellFault(
      'amount_separators',
      'Commas may only part thousands, and the point only pence: write it like 1,234.50 or 1234.50.',
    );
  }
  return new CellFault('amount', `This is not an amount: ${FORM}`);
}

export const AMOUNT: CellType<Pence> = { read: readAmount, none: ZERO, use: 'number' };

export const NOT_NEGATIVE: CellType<Pence> = {
  none: ZERO,
  use: 'number',
  read: (text) => {
    const amount = readAmount(text);
    return amount instanceof CellFault || amount >= 0
      ? amount
      : new CellFault('amount_negative', 'This amount may not be negative: check its sign.');
  },
};

export const POSITIVE: CellType<Pence> = {
  none: ZERO,
  use: 'number',
  read: (text) => {
    const amount = readAmount(text);
    return amount instanceof CellFault || amount > 0
      ? amount
      : new CellFault(
          'amount_not_positive',
          'This amount must be more than zero: another column says which way it goes.',
        );
  },
};
