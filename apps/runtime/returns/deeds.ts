import type { CommandOutcome, SeenRevision } from '#application';
import type { ReturnKey, ReturnStatement, SpendReturnCommand } from '#domain/spend-return';
import type { Person } from '#identity';
import { londonDate, type CommandMeta } from '#kernel';
import type { Runtime } from '../runtime.js';
import { mayDo } from '../acting.js';
import { demandReturn } from './return-key.js';
import { standingOf } from './standing.js';
import { withoutPatients } from '../without-patients.js';

/** Where a deed left the return. */
export interface Done {
  readonly version: number;
  /** Null when nothing was written: it was so already. */
  readonly position: string | null;
  readonly revision: number | null;
}

/** What somebody was shown of a version, and signs. */
export interface ShownVersion extends ReturnStatement {
  readonly version: number;
}

/** Signs exactly what was shown, today by the date in England. */
export async function signReturn(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
  { version, ...statement }: ShownVersion,
  meta: CommandMeta,
  seen?: SeenRevision,
): Promise<Done> {
  await demandReturn(runtime, person, 'return.sign_off', key);
  const signedOffOn = londonDate(meta.at);
  const data = { ...key, version, signedOffBy: person.id, signedOffOn, statement };
  return done(runtime, key, version, { type: 'SignOffReturn', data, meta }, seen);
}

/** Lets the version be replaced. Whoever may also send back is oversight. */
export async function reopenReturn(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
  { version, reason }: { readonly version: number; readonly reason: string },
  meta: CommandMeta,
  seen?: SeenRevision,
): Promise<Done> {
  await demandReturn(runtime, person, 'return.reopen', key);
  withoutPatients(reason);
  const byOversight = await mayDo(runtime, person, 'return.send_back', key.ics);
  const data = { ...key, version, reason, reopenedBy: person.id, byOversight };
  return done(runtime, key, version, { type: 'ReopenReturn', data, meta }, seen);
}

/** Takes the version out of the figures. */
export async function sendReturnBack(
  runtime: Runtime,
  person: Person,
  key: ReturnKey,
  { version, reason }: { readonly version: number; readonly reason: string },
  meta: CommandMeta,
  seen?: SeenRevision,
): Promise<Done> {
  await demandReturn(runtime, person, 'return.send_back', key);
  withoutPatients(reason);
  return done(
    runtime,
    key,
    version,
    { type: 'SendBackReturn', data: { ...key, version, reason }, meta },
    seen,
  );
}

async function done(
  runtime: Runtime,
  key: ReturnKey,
  version: number,
  command: SpendReturnCommand,
  seen: SeenRevision | undefined,
): Promise<Done> {
  const { position }: CommandOutcome = await runtime.application.execute(command, seen);
  await runtime.catchUp();
  const { revision } = await standingOf(runtime, key);
  return { version, position: position?.toString() ?? null, revision };
}
