import { nameOf } from './names.js';

test.each([
  ['7f0e', 'Ann Analyst'],
  ['api', 'nobody in particular'],
  ['operator', 'the operator'],
  ['an id of whoever asked to be forgotten', 'somebody whose name is not kept'],
])('%s is %s', (id, name) => {
  expect(nameOf(new Map([['7f0e', 'Ann Analyst']]), id)).toBe(name);
});
