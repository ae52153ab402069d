import {
  InvalidValueError,
  RefusedError,
  code,
  financialYear,
  londonDate,
  never,
  period,
  plainDate,
  requireText,
  type Decider,
} from '#kernel';
import type { GrantExtension, ReportingCalendarCommand, SetDueDate } from './commands.js';
import type { ReportingCalendarEvent } from './events.js';
import { evolve, extensionKey, initial, type ReportingCalendarState } from './state.js';

/** Long enough for a reason; a document belongs elsewhere. */
const MAX_REASON_CHARACTERS = 1000;

/** Refuses with SignOffBeforeDue, ExtensionInThePast, ExtensionNotLater. */
export function decide(
  command: ReportingCalendarCommand,
  state: ReportingCalendarState,
): ReportingCalendarEvent[] {
  code('fund', command.data.fund);
  financialYear(command.data.year);
  period(command.data.period);
  switch (command.type) {
    case 'SetDueDate':
      return setDates(command.data, state);
    case 'GrantExtension':
      return extend(command, state);
    default:
      return never(command);
  }
}

function setDates(asked: SetDueDate['data'], state: ReportingCalendarState): ReportingCalendarEvent[] {
  const { fund, year, period: at, dueOn, signOffBy } = asked;
  if (plainDate(signOffBy) < plainDate(dueOn)) {
    throw new RefusedError(
      'SignOffBeforeDue',
      `The return of M${at} ${year} would have to be signed off by ${signOffBy}, before it is due on ${dueOn}; correct one of the two.`,
      { fund, year, period: at, dueOn, signOffBy },
    );
  }
  const standing = state.status === 'set' ? state.dates.get(at) : undefined;
  if (standing?.dueOn === dueOn && standing.signOffBy === signOffBy) return [];
  return [{ type: 'DueDateSet', data: asked }];
}

/** For one system, until a day that has not passed. What was granted before it, for longer or shorter, no longer stands. */
function extend({ data, meta }: GrantExtension, state: ReportingCalendarState): ReportingCalendarEvent[] {
  const { fund, ics, year, period: at, until, reason } = data;
  code('ICS code', ics);
  plainDate(until);
  if (requireText('reason', reason).length > MAX_REASON_CHARACTERS)
    throw new InvalidValueError('reason', reason, `must be at most ${MAX_REASON_CHARACTERS} characters`);
  const standing = state.status === 'set' ? state.extensions.get(extensionKey(data)) : undefined;
  if (standing?.until === until && standing.reason === reason) return [];
  const today = londonDate(meta.at);
  if (until < today) {
    throw new RefusedError(
      'ExtensionInThePast',
      `An extension until ${until} would be over already on ${today}; give ${ics} a day that is still to come.`,
      { ics, year, period: at, until, today },
    );
  }
  const dueOn = state.status === 'set' ? state.dates.get(at)?.dueOn : undefined;
  if (dueOn !== undefined && until <= dueOn) {
    throw new RefusedError(
      'ExtensionNotLater',
      `The return of M${at} ${year} is due on ${dueOn} anyway; an extension must end later than that.`,
      { fund, ics, year, period: at, until, dueOn },
    );
  }
  return [{ type: 'ExtensionGranted', data: { ...data, grantedBy: meta.actor.id } }];
}

export const reportingCalendarDecider: Decider<
  ReportingCalendarState,
  ReportingCalendarCommand,
  ReportingCalendarEvent
> = { initial, decide, evolve };
