import { periodsInWords } from './index.js';

it.each([
  [[], ''],
  [[3], 'M3'],
  [[3, 4], 'M3 and M4'],
  [[3, 4, 7], 'M3, M4 and M7'],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 'M1 to M12'],
  [[1, 2, 3, 7, 9, 10, 11], 'M1 to M3, M7 and M9 to M11'],
])('periods %j are said as %s', (periods, words) => {
  expect(periodsInWords(periods)).toBe(words);
});
