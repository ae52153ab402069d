import { may } from './rights.js';
import { withStandingPosts } from './standing-posts.js';

const of = (ics: string) => ({ id: `lead-of-${ics}`, posts: [{ post: 'finance_lead' as const, ics }] });
const abolishedOn = (ics: string) => (ics === 'QE1' ? '2026-04-01' : null);
const predecessorsOf = (ics: string) => (ics === 'QN1' ? ['QE1'] : []);
const maySubmit = (ics: string, today: string): boolean =>
  may(withStandingPosts(of(ics), abolishedOn, today), 'return.submit', 'QE1', predecessorsOf);

it('people of a body hand in for it until its last day, those of its successor from then on too', () => {
  expect([maySubmit('QE1', '2026-03-31'), maySubmit('QE1', '2026-04-01')]).toEqual([true, false]);
  expect(maySubmit('QN1', '2026-05-12')).toBe(true);
});

it('posts for all systems go on', () => {
  const analyst = { id: 'a', posts: [{ post: 'oversight_analyst' as const, ics: null }] };
  expect(withStandingPosts(analyst, abolishedOn, '2027-01-01')).toEqual(analyst);
});
