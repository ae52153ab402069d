import { RefusedError, code, financialYear, never, period, plainDate, type Decider } from '#kernel';
import type { ReportingCalendarCommand } from './commands.js';
import type { ReportingCalendarEvent } from './events.js';
import { evolve, initial, type ReportingCalendarState } from './state.js';

/** Refuses with SignOffBeforeDue. */
export function decide(
  command: ReportingCalendarCommand,
  state: ReportingCalendarState,
): ReportingCalendarEvent[] {
  switch (command.type) {
    case 'SetDueDate': {
      const { fund, year, dueOn, signOffBy } = command.data;
      code('fund', fund);
      financialYear(year);
      const at = period(command.data.period);
      if (plainDate(signOffBy) < plainDate(dueOn)) {
        throw new RefusedError(
          'SignOffBeforeDue',
          `The return of M${at} ${year} would have to be signed off by ${signOffBy}, before it is due on ${dueOn}; correct one of the two.`,
          { fund, year, period: at, dueOn, signOffBy },
        );
      }
      const standing = state.status === 'set' ? state.dates.get(at) : undefined;
      if (standing?.dueOn === dueOn && standing.signOffBy === signOffBy) return [];
      return [{ type: 'DueDateSet', data: command.data }];
    }
    default:
      return never(command.type);
  }
}

export const reportingCalendarDecider: Decider<
  ReportingCalendarState,
  ReportingCalendarCommand,
  ReportingCalendarEvent
> = { initial, decide, evolve };
