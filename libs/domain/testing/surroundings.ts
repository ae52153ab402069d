import type { Surroundings } from '../policies/signals/watched-facts.js';
import { someHolidays } from './holidays.js';

/** Nothing beside the account: no plan, no calendar, no other year; on the day on which 2022-23 ends. */
export const surroundings = (changes: Partial<Surroundings> = {}): Surroundings => ({
  today: '2023-03-31',
  holidays: someHolidays,
  plan: new Map(),
  months: new Map(),
  closedOn: null,
  abolishedOn: null,
  atClose: null,
  yearBefore: null,
  predecessorsBefore: [],
  register: [],
  coreSpentBefore: new Map(),
  creditsAfter: new Map(),
  registrations: new Map(),
  declarations: new Map(),
  ...changes,
});
