import { InvalidValueError, RefusedError, RingfenceError, fold, never } from './index.js';

it('says what was wrong, as a name, a sentence and plain details', () => {
  const refused = new RefusedError('AccountClosed', 'It is closed.', { closedOn: '2023-05-31' });
  expect(refused).toMatchObject({
    name: 'AccountClosed',
    code: 'AccountClosed',
    details: { closedOn: '2023-05-31' },
  });
  expect(refused).toBeInstanceOf(RingfenceError);
});
it.each([
  ['text', '"x"'],
  [undefined, 'undefined'],
])('names a value that can never be right', (value, shown) => {
  const error = new InvalidValueError('date', value === 'text' ? 'x' : value, 'must be YYYY-MM-DD');
  expect(error.message).toBe(`date: ${shown} – must be YYYY-MM-DD`);
});
it('fails loudly where a case was forgotten', () =>
  expect(() => never({ type: 'New' } as never)).toThrow(expect.objectContaining({ code: 'UnhandledCase' })));

it('folds events from the initial state, in order', () => {
  const decider = { initial: '', evolve: (state: string, event: string) => state + event };
  expect(fold(decider, ['a', 'b'])).toBe('ab');
  expect(fold(decider, [])).toBe('');
});
