import { pence } from '#kernel';
import { ADHERENCE_CLASSES, findingsOf, positionOf } from '#domain/policies';
import { HI, syntheticSystem } from '../testing/synthetic-system.js';
import { adherenceSentence } from './adherence-sentence.js';
import { figureInWords } from './figure.js';
import { findingInWords, findingKnown } from './finding.js';
import { classMeaning, labelOf, ruleInWords } from './labels.js';
import { formatRate, formatRateRange, shortPounds } from './money.js';
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
});

test('rates of one column have two decimals each', () => {
  expect([3730, 500, 5, -70, 10000].map(formatRate)).toEqual([
    '37.30%',
    '5.00%',
    '0.05%',
    '−0.70%',
    '100.00%',
  ]);
});

test('an interval is said from end to end, and once where it is a point', () => {
  expect(formatRateRange(1200, 4290)).toBe('12.00% to 42.90%');
  expect(formatRateRange(1200, 1200)).toBe('12.00%');
  expect(formatRateRange(null, null)).toBe('no rate');
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
  expect(figureInWords('confirmedRateBp', 700, regime)).toEqual({ name: 'Confirmed rate', value: '7.00%' });
  expect(figureInWords('throughPeriod', 8, regime)).toEqual({ name: 'Through period', value: 'M8' });
  expect(figureInWords('longestOverduePeriod', 7, regime)).toEqual({
    name: 'Longest overdue period',
    value: 'M7',
  });
  expect(figureInWords('throughPeriodBefore', 6, regime).value).toBe('M6');
  expect(figureInWords('overdueReturns', 3, regime).value).toBe('3');
});

test('a finding says its rule and its programme in words, and no code', () => {
  const found = findingsOf(syntheticSystem('QE1', '2022-23').facts, 'HI', 12);
  const substituted = found.find(({ way }) => way === 'substituted');
  if (!substituted) throw new Error('the worked example replaces core money');
  expect(findingInWords(substituted, 'HI')).toContain(
    'of the fund paid for smoking cessation in place of core money',
  );
  expect(findingKnown(substituted)).toBe(
    'Found, confirmed: core spend on the programme is below its target.',
  );
  expect(findingKnown({ ...substituted, countedPence: pence(0) })).toMatch(/^Found, not counted: /);
  for (const { ruleId } of found) {
    expect(ruleInWords(ruleId)).not.toMatch(/[._]/);
    expect(ruleInWords(ruleId)).not.toBe(labelOf(ruleId.slice(ruleId.indexOf('.') + 1)));
  }
});

test.each([
  ['HI', '£1.00 of HI, more', '£1.00 of the fund, more'],
  ['HI', '£1.00 of HI.', '£1.00 of the fund.'],
  ['HI', 'HI-2 and THIS are not (HI)', 'HI-2 and THIS are not (the fund)'],
  ['H.I+', '£1.00 of H.I+: HxI is another', '£1.00 of the fund: HxI is another'],
  ['H-1/2', '£1.00 of H-1/2; H-1/23 is another', '£1.00 of the fund; H-1/23 is another'],
])('the code %s of a fund is a word of its own in %j', (fund, sentence, said) => {
  expect(findingInWords({ way: 'unevidenced', by: 'none', sentence }, fund)).toBe(said);
});

test('before M12 nothing is said of whether the year is closed', () => {
  expect(classMeaning('in_progress', 6)).toBe('through M6; a class is given from M12, after the close');
  expect(classMeaning('in_progress', 12)).toContain('the year is not closed');
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
      'It is confirmed that 37.30% of the allocation went elsewhere, above the tolerance of 5%; up to 41.05% cannot be excluded.',
    );
  });

  test('says so where nothing beyond the confirmed rate is in doubt', () => {
    expect(adherenceSentence({ ...position, potentialRate: position.confirmedRate }, HI)).toMatch(
      /went elsewhere, above the tolerance of 5%; nothing beyond it is in doubt\.$/,
    );
  });

  test.each([
    [
      6,
      'These figures are through M6: a class is given from M12, after the close. So far £1,492,000.00 of leakage is confirmed.',
    ],
    [
      12,
      'The year is not closed, so the account has no class yet. So far £1,492,000.00 of leakage is confirmed.',
    ],
  ])('through M%d does not call a year open that may be closed', (through, sentence) => {
    expect(adherenceSentence({ ...position, through, adherence: 'in_progress' }, HI)).toBe(sentence);
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
