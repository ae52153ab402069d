import { never, type Period, type PlainDate } from '#kernel';
import type { ReportingCalendarEvent } from './events.js';

export interface PeriodDates {
  readonly dueOn: PlainDate;
  readonly signOffBy: PlainDate;
}

export type ReportingCalendarState =
  { readonly status: 'unset' } | { readonly status: 'set'; readonly dates: ReadonlyMap<Period, PeriodDates> };

export const initial: ReportingCalendarState = { status: 'unset' };

/** The state after one more event. */
export function evolve(state: ReportingCalendarState, event: ReportingCalendarEvent): ReportingCalendarState {
  switch (event.type) {
    case 'DueDateSet': {
      const { period, dueOn, signOffBy } = event.data;
      const before = state.status === 'set' ? state.dates : [];
      return { status: 'set', dates: new Map([...before, [period, { dueOn, signOffBy }]]) };
    }
    default:
      return never(event.type);
  }
}
