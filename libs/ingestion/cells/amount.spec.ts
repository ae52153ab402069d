import { MAX_AMOUNT_PENCE } from '#kernel';
import fc from 'fast-check';
import { AMOUNT, NOT_NEGATIVE, POSITIVE, readAmount } from './amount.js';
import { CellFault } from './fault.js';

const rule = (read: unknown): string => (read instanceof CellFault ? read.rule : `read as ${String(read)}`);

describe('an amount in pounds', () => {
  test.each([
    ['1234.5', 123450],
    ['£1,234.50', 123450],
    ['(1,234.50)', -123450],
    ['-1234.50', -123450],
    ['-1,234.50', -123450],
    ['(£1,234.50)', -123450],
    ['(£0.59)', -59],
    ['0', 0],
    ['-0.00', 0],
    ['(0)', 0],
    ['007.10', 710],
    ['£5', 500],
    ['1,234,567', 123456700],
    ['100000000000.00', MAX_AMOUNT_PENCE],
    ['-100000000000.00', -MAX_AMOUNT_PENCE],
  ])('%s is %i pence', (text, pence) => {
    expect(Object.is(readAmount(text), pence)).toBe(true);
  });

  test.each([
    ['1234.567', 'amount_decimals'],
    ['4,000,000.001', 'amount_decimals'],
    ['1,00.00', 'amount_separators'],
    ['12,34,567', 'amount_separators'],
    ['1.234,50', 'amount_separators'],
    ['1 234.50', 'amount_separators'],
    ['$100', 'amount_currency'],
    ['100 EUR', 'amount_currency'],
    ['€1,234.50', 'amount_currency'],
    ['12%', 'amount_percent'],
    ['1E5', 'amount_scientific'],
    ['1.0E+10', 'amount_scientific'],
    ['#REF!', 'amount_formula'],
    ['=SUM(A1:A3)', 'amount_formula'],
    ['100000000000.01', 'amount_too_large'],
    ['£100,000,000,000.01', 'amount_too_large'],
    ['£99,999,999,999,999,999', 'amount_too_large'],
    ['99999999999999999999999999', 'amount_too_large'],
    ['-£5', 'amount'],
    ['£-5', 'amount'],
    ['-(5)', 'amount'],
    ['(-5)', 'amount'],
    ['(5', 'amount'],
    ['5)', 'amount'],
    ['+5', 'amount'],
    ['.5', 'amount'],
    ['5.', 'amount'],
    ['−5', 'amount'],
    ['n/a', 'amount'],
    ['-', 'amount'],
    ['£', 'amount'],
    ['٣', 'amount'],
  ])('%s is refused (%s)', (text, expected) => {
    expect(rule(readAmount(text))).toBe(expected);
  });

  test('comes back whole from every form it can be written in', () => {
    const safe = fc.integer({ min: -MAX_AMOUNT_PENCE, max: MAX_AMOUNT_PENCE });
    fc.assert(
      fc.property(safe, (pence) => {
        const digits = String(Math.abs(pence)).padStart(3, '0');
        const [pounds, pennies] = [digits.slice(0, -2), digits.slice(-2)];
        const grouped = pounds.replace(/\B(?=(\d{3})+$)/g, ',');
        const forms =
          pence < 0
            ? [
                `-${pounds}.${pennies}`,
                `-${grouped}.${pennies}`,
                `(${grouped}.${pennies})`,
                `(£${pounds}.${pennies})`,
              ]
            : [`${pounds}.${pennies}`, `£${grouped}.${pennies}`, `${grouped}.${pennies}`];
        for (const form of forms) expect(readAmount(form)).toBe(pence);
      }),
    );
  });

  test('never throws, whatever the text, and is whole pence when it is read', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = AMOUNT.read(text);
        expect(read instanceof CellFault || Number.isSafeInteger(read)).toBe(true);
      }),
    );
  });

  test('a baseline is not negative; a transfer and a virement are more than zero', () => {
    expect(rule(NOT_NEGATIVE.read('-0.01'))).toBe('amount_negative');
    expect(NOT_NEGATIVE.read('0')).toBe(0);
    expect(rule(POSITIVE.read('0'))).toBe('amount_not_positive');
    expect(POSITIVE.read('0.01')).toBe(1);
  });
});
