/** How far an event reaches: an account, a system's year, every year of a system and of its successors, all accounts, or none. */
export type Bears = 'account' | 'system_year' | 'system' | 'all' | 'nothing';

/** What an event bears on; empty text stands for "any". */
export interface Bearing {
  readonly bears: Bears;
  readonly fund: string;
  readonly ics: string;
  readonly year: string;
}
