import type { Person } from './person.js';
import { demand, may } from './rights.js';

const person = (...posts: Person['posts']): Person => ({ id: 'p-1', posts });
const lead = person({ post: 'finance_lead', ics: 'QE1' });
const predecessorsOf = (ics: string) => (ics === 'QE1' ? ['QOP'] : []);

it('lets a finance lead hand in for their own system, and for one that it took over', () => {
  expect(may(lead, 'return.submit', 'QE1')).toBe(true);
  expect(may(lead, 'return.submit', 'QOP')).toBe(false);
  expect(may(lead, 'return.submit', 'QOP', predecessorsOf)).toBe(true);
});

it('keeps other systems, other operations and what belongs to no system from them', () => {
  expect(may(lead, 'return.submit', 'QF7', predecessorsOf)).toBe(false);
  expect(may(lead, 'return.sign_off', 'QE1')).toBe(false);
  expect(may(lead, 'report.issue', null)).toBe(false);
});

it('lets a post that is held for all systems do its work everywhere', () => {
  const analyst = person({ post: 'oversight_analyst', ics: null });
  expect(may(analyst, 'return.reopen', 'QF7')).toBe(true);
  expect(may(analyst, 'report.issue', null)).toBe(true);
  expect(may(analyst, 'return.submit', 'QF7')).toBe(false);
});

it('says who could', () => {
  expect(() => demand(lead, 'return.sign_off', 'QE1')).toThrow('this is for a director of finance of QE1');
  expect(() => demand(person(), 'report.issue', null)).toThrow('this is for an oversight analyst');
});
