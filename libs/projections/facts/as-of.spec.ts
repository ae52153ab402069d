import { parseKnownAt } from './as-of.js';

const invalid = expect.objectContaining({ code: 'InvalidValue' }) as Error;

describe('known at', () => {
  test.each([
    ['184467', { position: 184467n }],
    ['2023-05-31T12:00:00Z', { time: '2023-05-31T12:00:00.000Z' }],
    ['2023-05-31T12:00:00+01:00', { time: '2023-05-31T11:00:00.000Z' }],
    ['2024-02-29', { time: '2024-02-29T23:59:59.999Z', begins: '2024-02-29T00:00:00.000Z' }],
  ])('%s is a moment', (text, moment) => expect(parseKnownAt(text)).toEqual(moment));

  test.each([
    'yesterday',
    '',
    '-1',
    '2023-05-31T12:00:00',
    '2023-13-01',
    '2023-02-30',
    '2023-02-29T10:00:00Z',
  ])('%j is none', (text) => expect(() => parseKnownAt(text)).toThrow(invalid));
});
