import { canonicalJson, sameContent } from './index.js';

describe('canonical JSON', () => {
  it('sorts keys at every depth and writes no space', () =>
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: { z: null, y: 'x' } })).toBe(
      '{"a":{"y":"x","z":null},"b":[{"c":2,"d":1}]}',
    ));
  it('sorts by code unit, whatever the locale', () =>
    expect(canonicalJson({ é: 1, a: 2, Z: 3, '10': 4, '9': 5 })).toBe('{"9":5,"10":4,"Z":3,"a":2,"é":1}'));
  it('keeps the order of lists, which says something', () => expect(canonicalJson([2, 1])).toBe('[2,1]'));
  it('leaves out what is not there', () => expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}'));
  it('refuses bigint, which JSON cannot say', () =>
    expect(() => canonicalJson({ a: 1n })).toThrow(TypeError));
});

it('compares content and not the order of keys', () => {
  expect(sameContent({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
  expect(sameContent({ a: 1 }, { a: '1' })).toBe(false);
  expect(sameContent([1, 2], [2, 1])).toBe(false);
});
