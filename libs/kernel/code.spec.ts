import { MAX_CODE_LENGTH, code, lastCode, requireText, wholeNumber } from './index.js';

const invalid = expect.objectContaining({ code: 'InvalidValue' }) as Error;

it.each(['HI', '0012', 'smoking-cessation', '*', 'QE1 North', 'x'.repeat(MAX_CODE_LENGTH)])(
  'takes the code %s as it stands',
  (text) => expect(code('code', text)).toBe(text),
);
it.each(['', ' ', ' HI', 'HI ', 'x'.repeat(MAX_CODE_LENGTH + 1)])('takes no code %j', (text) => {
  expect(() => code('code', text)).toThrow(invalid);
  expect(() => lastCode('code', text)).toThrow(invalid);
});
it.each(['HI:QE1', 'a\u0000b', 'a\nb'])('takes %j at most as the last part of a name', (text) =>
  expect(() => code('code', text)).toThrow(invalid),
);
it('lets a colon stand where nothing follows it', () => expect(lastCode('code', 'CVD:1')).toBe('CVD:1'));
it('asks for text', () => {
  expect(requireText('reason', ' x ')).toBe(' x ');
  expect(() => requireText('reason', '\t')).toThrow(invalid);
});
it.each(['a\u0000b', 'a\ud800b', '\u202eabc', '\u0007', 'x'.repeat(4001)])('takes no text like %j', (text) =>
  expect(() => requireText('reason', text)).toThrow(invalid),
);
it.each(['two\nlines\tof text', 'Größe 😀', 'x'.repeat(4000)])('takes a text like %j', (text) =>
  expect(requireText('reason', text)).toBe(text),
);
it('tells of what cannot be seen without saying it', () => {
  expect(() => requireText('reason', 'a\u0000b')).toThrow(/a\ufffdb/);
});
it('asks for whole numbers within bounds, which are allowed themselves', () => {
  expect([0, 5].map((value) => wholeNumber('n', value, 0, 5))).toEqual([0, 5]);
  for (const value of [-1, 6, 0.5, NaN]) expect(() => wholeNumber('n', value, 0, 5)).toThrow(invalid);
});
