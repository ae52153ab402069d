import { StaleRevisionError, type SeenRevision } from '#application';
import {
  carryForwardStream,
  type CarryForwardState,
  type DeclineCarryForward,
  type GrantCarryForward,
  type RequestCarryForward,
} from '#domain/carry-forward';
import type { AccountKey } from '#domain/ring-fence-account';
import type { Person } from '#identity';
import { londonDate, RefusedError, type CommandMeta } from '#kernel';
import { figuresAsOf, type FiguresAsOf } from '#projections/positions';
import { demandRight } from '../acting.js';
import { withoutPatients } from '../without-patients.js';
import type { Runtime } from '../runtime.js';
import { accountKnown } from './account-known.js';
import { bringIn } from './bring-in.js';
import { bringingInOf, type BringingIn } from './bringing-in.js';
import { approvalOf, bookGrants } from './grants.js';
import { askedOf } from './standing.js';

/** What is asked to be kept of an account's year, what was decided, and what is still to be brought into the next. */
export interface CarryForward {
  readonly figuresAsOf: FiguresAsOf;
  readonly closed: boolean;
  readonly state: CarryForwardState;
  /** All approvals, those of the operator's files too. */
  readonly approvedPence: number;
  readonly bringingIn: BringingIn;
  /** Of the request's stream: to be said back when it is decided. */
  readonly revision: number | null;
}

/** Throws UnknownAccount. */
export async function carryForwardOf(runtime: Runtime, account: AccountKey): Promise<CarryForward> {
  const known = await accountKnown(runtime, account);
  const { mine, moment } = known;
  return {
    ...{ figuresAsOf: figuresAsOf(moment), closed: mine.closed, ...(await askedOf(runtime, account)) },
    approvedPence: mine.carryForwardApprovedPence,
    bringingIn: await bringingInOf(runtime, account, known),
  };
}

/** In the name of the system. Throws NotAllowed, UnknownAccount, StaleRevision, PatientIdentifier and what the decider refuses. */
export async function requestCarryForward(
  runtime: Runtime,
  person: Person,
  asked: Omit<RequestCarryForward['data'], 'requestedBy'>,
  meta: CommandMeta,
  seen: SeenRevision,
): Promise<CarryForward> {
  await demandRight(runtime, person, 'carry_forward.request', asked.account.ics);
  await accountKnown(runtime, asked.account);
  withoutPatients(asked.reason);
  const data = { ...asked, requestedBy: person.id };
  await runtime.application.execute({ type: 'RequestCarryForward', data, meta }, seen);
  return carryForwardOf(runtime, asked.account);
}

/** Grants, then approves it in the account's own stream. Throws NotAllowed, UnknownAccount, StaleRevision and what is refused. */
export async function grantCarryForward(
  runtime: Runtime,
  person: Person,
  asked: Omit<GrantCarryForward['data'], 'grantedBy'>,
  meta: CommandMeta,
  seen: SeenRevision,
): Promise<CarryForward> {
  const { account, approvedOn } = asked;
  await demandRight(runtime, person, 'carry_forward.approve', account.ics);
  await accountKnown(runtime, account);
  if (approvedOn > londonDate(meta.at))
    throw new RefusedError('GrantNotYet', `The day ${approvedOn} has not come: grant it on it or after it.`);
  const data = { ...asked, grantedBy: person.id };
  const { state } = await askedOf(runtime, account);
  // Nothing is granted that the account's books would not take.
  if (state.status === 'asked')
    await runtime.application.rehearsal().rehearse(approvalOf(runtime, data, state.grants.length));
  await runtime.application.execute({ type: 'GrantCarryForward', data, meta }, seen);
  await bookGrants(runtime, account);
  return carryForwardOf(runtime, account);
}

/** Throws NotAllowed, UnknownAccount, StaleRevision, PatientIdentifier and what the decider refuses. */
export async function declineCarryForward(
  runtime: Runtime,
  person: Person,
  asked: Omit<DeclineCarryForward['data'], 'declinedBy'>,
  meta: CommandMeta,
  seen: SeenRevision,
): Promise<CarryForward> {
  await demandRight(runtime, person, 'carry_forward.approve', asked.account.ics);
  await accountKnown(runtime, asked.account);
  withoutPatients(asked.reason);
  const data = { ...asked, declinedBy: person.id };
  await runtime.application.execute({ type: 'DeclineCarryForward', data, meta }, seen);
  return carryForwardOf(runtime, asked.account);
}

/** Brings into the next year what is proposed. Throws NotAllowed, UnknownAccount, StaleRevision and the obstacles as refusals. */
export async function bringInCarryForward(
  runtime: Runtime,
  person: Person,
  account: AccountKey,
  meta: CommandMeta,
  { seen }: SeenRevision,
): Promise<CarryForward> {
  await demandRight(runtime, person, 'carry_forward.approve', account.ics);
  const { revision } = await askedOf(runtime, account);
  if (revision !== seen) throw new StaleRevisionError(carryForwardStream(account), seen, revision);
  await bookGrants(runtime, account);
  await bringIn(runtime, account, meta);
  return carryForwardOf(runtime, account);
}
