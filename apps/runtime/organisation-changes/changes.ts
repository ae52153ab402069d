import type { SeenRevision } from '#application';
import type {
  ConfirmSuccession,
  OrganisationChangeState,
  ProposedSuccession,
} from '#domain/organisation-change';
import type { Person } from '#identity';
import { RingfenceError, type CommandMeta } from '#kernel';
import {
  momentKnownAt,
  organisationChangesKnown,
  parseKnownAt,
  type Moment,
  type StandingChange,
} from '#projections/facts';
import { demandRight } from '../acting.js';
import type { Runtime } from '../runtime.js';
import { carryOut } from './carry-out.js';
import { checkRegister } from './check-register.js';
import { changeTotals } from './totals.js';
import { withoutPatients } from '../without-patients.js';

/** A change with the revision that it stands at: what a reader saw, and says back when they decide. */
export interface ReadChange {
  readonly state: StandingChange;
  readonly revision: number;
}

/** Every change, the newest first, as they stand or stood at another moment known. Throws InvalidValue. */
export async function organisationChanges(
  { pool }: Runtime,
  knownAt?: string,
): Promise<{ readonly moment: Moment; readonly changes: StandingChange[] }> {
  const moment = await momentKnownAt(pool, knownAt === undefined ? undefined : parseKnownAt(knownAt));
  return { moment, changes: await organisationChangesKnown(pool, moment.position) };
}

/** Throws UnknownChange. */
export async function organisationChange({ application }: Runtime, change: string): Promise<ReadChange> {
  const known = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(change);
  const asked: ConfirmSuccession = {
    type: 'ConfirmSuccession',
    data: { change, confirmedBy: '' },
    meta: NO_META,
  };
  const { state, revision } = known ? await application.standingFor(asked) : { state: null, revision: null };
  if (revision === null)
    throw new RingfenceError('UnknownChange', `no change ${change.slice(0, 60)} was proposed`);
  const standing = state as OrganisationChangeState;
  if (standing.status === 'unknown') throw new RingfenceError('UnknownChange', 'no such change was proposed');
  return { state: standing, revision: Number(revision) };
}

/** The id of the change is that of its command. Throws NotAllowed and what is refused. */
export async function proposeChange(
  runtime: Runtime,
  person: Person,
  asked: Omit<ProposedSuccession, 'change'>,
  meta: CommandMeta,
): Promise<ReadChange> {
  await demandRight(runtime, person, 'succession.propose', null);
  withoutPatients(asked.reason);
  await checkRegister(runtime, asked);
  const change = meta.commandId;
  await runtime.application.execute({
    type: 'ProposeSuccession',
    data: { ...asked, change, proposedBy: person.id },
    meta,
  });
  await runtime.catchUp();
  return organisationChange(runtime, change);
}

/** Confirms, then does what was confirmed. Throws NotAllowed, UnknownChange, StaleRevision and what is refused. */
export async function confirmChange(
  runtime: Runtime,
  person: Person,
  change: string,
  meta: CommandMeta,
  seen?: SeenRevision,
): Promise<ReadChange> {
  await demandRight(runtime, person, 'succession.confirm', null);
  const { state } = await organisationChange(runtime, change);
  if (state.status === 'proposed') await checkRegister(runtime, state.proposal);
  await runtime.application.execute(
    { type: 'ConfirmSuccession', data: { change, confirmedBy: person.id }, meta },
    seen,
  );
  return afterCarryingOut(runtime, change);
}

/** Throws NotAllowed, UnknownChange, StaleRevision and what is refused. */
export async function withdrawChange(
  runtime: Runtime,
  person: Person,
  { change, reason }: { readonly change: string; readonly reason: string },
  meta: CommandMeta,
  seen?: SeenRevision,
): Promise<ReadChange> {
  await demandRight(runtime, person, 'succession.propose', null);
  withoutPatients(reason);
  await organisationChange(runtime, change);
  await runtime.application.execute(
    { type: 'WithdrawSuccession', data: { change, withdrawnBy: person.id, reason }, meta },
    seen,
  );
  await runtime.catchUp();
  return organisationChange(runtime, change);
}

/**
 * Orders that what is left now goes to the successors, and moves it; what stayed with a body that goes on is not split again. Throws
 * NotAllowed, UnknownChange, StaleRevision when another ordered meanwhile, and what is refused.
 */
export async function orderTransfers(
  runtime: Runtime,
  person: Person,
  change: string,
  meta: CommandMeta,
  seen?: SeenRevision,
): Promise<ReadChange> {
  await demandRight(runtime, person, 'succession.confirm', null);
  // An order that was cut short is finished first, or what it was about to move would be ordered again.
  const { state, revision } = await afterCarryingOut(runtime, change);
  const { accounts, moment } = await changeTotals(runtime, state);
  const data = {
    ...{ change, orderedBy: person.id, basedOn: moment.position.toString() },
    transfers: accounts.flatMap(({ transfers }) => transfers),
  };
  // What another ordered since is not moved yet, and would be in these figures a second time.
  await runtime.application.execute(
    { type: 'OrderSuccessionTransfers', data, meta },
    seen ?? { seen: revision },
  );
  return afterCarryingOut(runtime, change);
}

async function afterCarryingOut(runtime: Runtime, change: string): Promise<ReadChange> {
  const read = await organisationChange(runtime, change);
  await carryOut(runtime, read.state);
  await runtime.catchUp();
  return read;
}

/** Only names a stream; never sent. */
const NO_META: CommandMeta = {
  ...{ commandId: '', actor: { id: '', role: 'system' }, at: '', correlationId: '', causationId: '' },
};
