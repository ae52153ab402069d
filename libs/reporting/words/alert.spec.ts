import { alertInWords } from './alert.js';

test('the sentence of an alert names the account in words: its heading has named it', () => {
  const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };
  expect(alertInWords(account, '£16.00 of HI of QE1 in 2022-23 is confirmed leakage.')).toBe(
    '£16.00 of the account is confirmed leakage.',
  );
  expect(alertInWords(account, 'HI of QE1 in 2022-23 stays within its allocation.')).toBe(
    'The account stays within its allocation.',
  );
});

test('the sentence of an alert says its dates as people write them', () => {
  const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };
  expect(
    alertInWords(account, 'The return of M7 of HI of QE1 in 2022-23 is overdue: it was due on 2022-11-14.'),
  ).toBe('The return of M7 of the account is overdue: it was due on 14 November 2022.');
  for (const left of ['2022-23', '2022-13-01', '2022-11-14T10:00:00Z', 'A-2022-11-14', '2022-11-14-b'])
    expect(alertInWords(account, `It was ${left}.`)).toBe(`It was ${left}.`);
});
