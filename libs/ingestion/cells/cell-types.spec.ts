import { GROWTH_BP, SHARE_BP, YES_NO } from './choice.js';
import { CellFault, type CellType } from './fault.js';
import { columnLetters } from './header.js';
import { CODES } from './list.js';
import { holdsPatientIdentifier } from './patient-identifier.js';
import { CODE, FUND_NAME, ICS_CODE, TEXT } from './text.js';
import { DATE, PERIOD, YEAR } from './time.js';

const read = (type: CellType<unknown>, text: string): unknown => {
  const value = type.read(text);
  return value instanceof CellFault ? value.rule : value;
};

test.each([
  ['2022-07-01', '2022-07-01'],
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', 'date_not_in_calendar'],
  ['2022-13-01', 'date_not_in_calendar'],
  ['01/07/2022', 'date_format'],
  ['1 July 2022', 'date_format'],
  ['2022-7-1', 'date_format'],
  ['44743', 'date_serial'],
  ['44743.5', 'date_serial'],
])('the date %s is %s', (text, expected) => expect(read(DATE, text)).toBe(expected));

test.each([
  ['2022-23', '2022-23'],
  ['1999-00', '1999-00'],
  ['2022-24', 'financial_year'],
  ['2022/23', 'financial_year'],
  ['2022-2023', 'financial_year'],
])('the financial year %s is %s', (text, expected) => expect(read(YEAR, text)).toBe(expected));

test.each([
  ['1', 1],
  ['13', 13],
  ['M7', 7],
  ['M13', 13],
  ['0', 'period'],
  ['14', 'period'],
  ['1.0', 'period'],
  ['April', 'period'],
])('the period %s is %s', (text, expected) => expect(read(PERIOD, text)).toBe(expected));

test.each([
  ['0042', '0042'],
  ['SMK-1', 'SMK-1'],
  ['1E10', 'code_scientific'],
  ['1.0E+10', 'code_scientific'],
  ['9.43e+09', 'code_scientific'],
  ['E10', 'E10'],
  ['#N/A', 'code_formula'],
  ['a\u0000b', 'control_character'],
  ['a\u200bb', 'control_character'],
  ['\u202eabc', 'control_character'],
  ['\ud800', 'control_character'],
  ['x'.repeat(61), 'code_too_long'],
])('the code %j is %s: leading zeros stay, what a spreadsheet did is said', (text, expected) =>
  expect(read(CODE, text)).toBe(expected),
);

test('codes that name streams keep to letters and digits', () => {
  expect(read(ICS_CODE, 'QE1')).toBe('QE1');
  expect(read(ICS_CODE, 'Q:1')).toBe('code_form');
  expect(read(FUND_NAME, 'HI-2')).toBe('HI-2');
  expect(read(FUND_NAME, '*')).toBe('code_form');
});

test('lists are parted by semicolons, each code once', () => {
  expect(read(CODES, 'HI; SDF;;HI')).toEqual(['HI', 'SDF']);
  expect(read(CODES, ';')).toBe('required');
  expect(read(CODES, 'HI;1E5')).toBe('code_scientific');
});

test('yes and no, and whole basis points', () => {
  expect(['yes', 'No', 'TRUE'].map((text) => read(YES_NO, text))).toEqual([true, false, 'yes_or_no']);
  expect(['1', '10000', '0', '10001', '33.3'].map((text) => read(SHARE_BP, text))).toEqual([
    ...[1, 10000],
    ...['share_bp', 'share_bp', 'share_bp'],
  ]);
  expect(['-350', '0', '3.5', '350 bp'].map((text) => read(GROWTH_BP, text))).toEqual([
    ...[-350, 0],
    ...['growth_bp', 'growth_bp'],
  ]);
});

describe('what looks like a patient', () => {
  // 943 476 5919 is the example number of the NHS data dictionary.
  test.each(['9434765919', '943 476 5919', 'seen 943-476-5919 at home'])('%s is refused', (text) => {
    expect(read(TEXT, text)).toBe('patient_identifier');
  });

  test.each([
    ['a wrong check digit', '9434765918'],
    ['a longer number', '94347659190'],
    ['filler', '0000000000'],
    ['digits that are no number', 'invoice 943, 4765 of 919'],
  ])('%s is not (%s)', (_what, text) => {
    expect(holdsPatientIdentifier(text)).toBe(false);
  });

  test('check digit 10 is never issued, whatever stands last', () => {
    for (let last = 0; last <= 9; last += 1)
      expect(holdsPatientIdentifier(`000000001${last}`)).toBe(last === 9);
    for (let last = 0; last <= 9; last += 1) expect(holdsPatientIdentifier(`100000001${last}`)).toBe(false);
  });
});

test('columns are called as spreadsheets call them', () => {
  expect([0, 3, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual([
    ...['A', 'D', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'],
  ]);
});
