import type { SeenRevision } from '#application';
import { SIGNALS, type AlertCommand, type AlertKey, type Signal } from '#domain/alert';
import type { Operation, Person } from '#identity';
import { code, financialYear, RingfenceError } from '#kernel';
import { demandRight } from '../acting.js';
import type { Runtime } from '../runtime.js';
import { withoutPatients } from '../without-patients.js';

/** What people do about an alert; what the signal says of it comes from the jobs alone. */
export type AlertHandlingCommand = Exclude<AlertCommand, { type: 'ReportSignal' }>;

const RIGHT_TO: Readonly<Record<AlertHandlingCommand['type'], Operation>> = {
  AcknowledgeAlert: 'alert.handle',
  AssignAlert: 'alert.handle',
  CloseAlert: 'alert.handle',
  ReplyToAlert: 'alert.reply',
};

/** The alert that an address names. Throws UnknownAlert for a signal that there is none of, InvalidValue. */
export function alertKeyOf(named: Readonly<Record<'signal' | 'fund' | 'ics' | 'year', string>>): AlertKey {
  const signal = SIGNALS.find((each): each is Signal => each === named.signal);
  if (signal === undefined)
    throw new RingfenceError('UnknownAlert', `no signal is called ${named.signal.slice(0, 60)}`);
  const { fund, ics, year } = named;
  return {
    signal,
    account: { fund: code('fund', fund), ics: code('ICS code', ics), year: financialYear(year) },
  };
}

/** What stands now, and where it was written. */
export interface Handled {
  /** Of the event that this wrote, or wrote when it was asked for first; null when nothing had to be. */
  readonly position: string | null;
  readonly written: number;
  /** The stream as it stands now. */
  readonly revision: number | null;
}

/**
 * Does it in the name of the person, to the alert as they saw it. Throws NotAllowed, UnknownPerson (who it is given to), StaleRevision, and
 * what the decider refuses.
 */
export async function handleAlert(
  runtime: Runtime,
  person: Person,
  command: AlertHandlingCommand,
  seen?: SeenRevision,
): Promise<Handled> {
  await demandRight(runtime, person, RIGHT_TO[command.type], command.data.account.ics);
  if (command.type === 'ReplyToAlert') withoutPatients(command.data.text);
  if (command.type === 'CloseAlert') withoutPatients(command.data.reason);
  if (command.type === 'AssignAlert' && command.data.to !== null) await mustBeKnown(runtime, command.data.to);
  const { position, written } = await runtime.application.execute(command, seen);
  const { revision } = await runtime.application.standingFor(command);
  return { position: position?.toString() ?? null, written, revision };
}

async function mustBeKnown({ posts }: Runtime, id: string): Promise<void> {
  if ((await posts.find(id)) === null)
    throw new RingfenceError('UnknownPerson', `nobody is known by the id ${id.slice(0, 60)}`);
}
