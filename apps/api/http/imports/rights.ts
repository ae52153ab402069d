import type { Kind } from '#ingestion';
import type { Operation } from '#identity';

/**
 * What handing in a file of this kind comes to, where a post is asked for. It is asked for the system that the request names as
 * `ics` (no row may then be of another); a file of several systems takes a post that is held for all.
 */
export const OPERATION_OF: Partial<Readonly<Record<Kind, Operation>>> = {
  returns: 'return.submit',
  'sign-offs': 'return.sign_off',
  allocations: 'money.enter',
  virements: 'money.enter',
  plans: 'money.enter',
  'carry-forwards': 'carry_forward.approve',
  'year-ends': 'year.close',
  calendar: 'calendar.set',
};
