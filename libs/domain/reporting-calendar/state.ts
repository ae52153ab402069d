import { never, type Period, type PlainDate } from '#kernel';
import type { ReportingCalendarEvent } from './events.js';

export interface PeriodDates {
  readonly dueOn: PlainDate;
  readonly signOffBy: PlainDate;
}

export interface Extension {
  readonly until: PlainDate;
  readonly reason: string;
}

export type ReportingCalendarState =
  | { readonly status: 'unset' }
  | {
      readonly status: 'set';
      readonly dates: ReadonlyMap<Period, PeriodDates>;
      /** By `extensionKey`. */
      readonly extensions: ReadonlyMap<string, Extension>;
    };

export const initial: ReportingCalendarState = { status: 'unset' };

export const extensionKey = ({ ics, period }: { ics: string; period: Period }): string => `${ics}:${period}`;

/** The state after one more event. */
export function evolve(state: ReportingCalendarState, event: ReportingCalendarEvent): ReportingCalendarState {
  const { dates, extensions } =
    state.status === 'set' ? state : { dates: new Map<never, never>(), extensions: new Map<never, never>() };
  switch (event.type) {
    case 'DueDateSet': {
      const { period, dueOn, signOffBy } = event.data;
      return { status: 'set', dates: new Map([...dates, [period, { dueOn, signOffBy }]]), extensions };
    }
    case 'ExtensionGranted': {
      const { until, reason } = event.data;
      const standing = new Map([...extensions, [extensionKey(event.data), { until, reason }]]);
      return { status: 'set', dates, extensions: standing };
    }
    default:
      return never(event);
  }
}
