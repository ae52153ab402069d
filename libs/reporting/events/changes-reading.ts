import type { FinancialYear, Period } from '#kernel';
import type { Changes } from '#projections/positions';
import type { ToldEvent } from './told-event.js';

/** The difference between two moments known, event by event. */
export interface ChangesReading extends Changes<ToldEvent> {
  readonly fund: string;
  readonly year: FinancialYear;
  readonly through: Period;
}
