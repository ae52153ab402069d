import { pence } from '#kernel';
import { ADHERENCE_CLASSES, positionOf } from '#domain/policies';
import { HI, syntheticSystem } from '../testing/synthetic-system.js';
import { adherenceSentence } from './adherence-sentence.js';
import { figureInWords } from './figure.js';
import { formatRate, shortPounds } from './money.js';
import { figuresAsOfInWords, listInWords, periodName } from './time.js';

test.each([
  [20_000_000_000, '£200.0m'],
  [104_999_999, '£1.0m'],
  [105_000_000, '£1.1m'],
  [99_999_999, '£999,999.99'],
  [-250_000_000, '−£2.5m'],
  [123_456_789_012_345, '£1,234,567.9m'],
])('%d pence in running text is %s', (pencesOf, text) => {
  expect(shortPounds(pencesOf)).toBe(text);
});

test('a rate of nothing is no rate, not zero', () => {
  expect(formatRate(null)).toBe('no rate');
  expect(formatRate(3730)).toBe('37.3%');
});

test('months are named as finance people and calendars do', () => {
  expect(periodName('2022-23', 1)).toBe('M1, April 2022');
  expect(periodName('2022-23', 12)).toBe('M12, March 2023');
  expect(listInWords(['M2', 'M3', 'M7'])).toBe('M2, M3 and M7');
});

test.each([
  ['ring_fenced', 'Confirmed leakage'],
  ['notional', 'Confirmed seepage'],
] as const)('a stored figure of a %s account is named as its regime names it', (regime, name) => {
  expect(figureInWords('confirmedLeakagePence', 1600, regime)).toEqual({ name, value: '£16.00' });
  expect(figureInWords('confirmedRateBp', 700, regime)).toEqual({ name: 'Confirmed rate', value: '7%' });
  expect(figureInWords('throughPeriod', 8, regime)).toEqual({ name: 'Through period', value: '8' });
});

test('an empty log has no time', () => {
  const asOf = { logId: 'L', position: '0', recordedAt: null, method: 'm/1' };
  expect(figuresAsOfInWords(asOf)).toBe(
    'Figures as of position 0 of log L, nothing recorded yet, method m/1.',
  );
});

describe('why an account stands in its class', () => {
  const position = positionOf(syntheticSystem('QE1', '2022-23').facts, 'HI', 12);

  test('is said with the rates that decided it', () => {
    expect(adherenceSentence(position, HI)).toBe(
      'It is confirmed that 37.3% of the allocation went elsewhere, above the tolerance of 5%; up to 41.05% cannot be excluded.',
    );
  });

  test.each(ADHERENCE_CLASSES)('is one plain sentence for %s, without a rate too', (adherence) => {
    const bare = {
      ...position,
      adherence,
      confirmedRate: null,
      potentialRate: null,
      regime: 'notional' as const,
    };
    expect(adherenceSentence(bare, HI)).toMatch(/^[A-Z].*\.$/);
    expect(adherenceSentence(bare, HI)).not.toMatch(/leakage|undefined|null/);
    expect(adherenceSentence({ ...position, adherence, allocation: pence(0) }, HI)).toMatch(/\.$/);
  });
});
