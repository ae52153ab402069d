import { pressureLike } from './pressure-like.js';

test.each([
  ['elective_recvery', 'elective_recovery'],
  ['Elective recovery', 'elective_recovery'],
  ['workfroce', 'workforce'],
  ['cancer-waits', 'cancer_waits'],
  ['HI-001', null],
  ['smoking', null],
  ['core', null],
])('%s may mean %s', (written, meant) => expect(pressureLike(written)).toBe(meant));
