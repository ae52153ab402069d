import type { CarryForwardState, RequestCarryForward } from '#domain/carry-forward';
import type { AccountKey } from '#domain/ring-fence-account';
import { pence, type CommandMeta } from '#kernel';
import type { Runtime } from '../runtime.js';

/** Only names a stream; never sent. */
export const NO_META: CommandMeta = {
  ...{ commandId: '', actor: { id: '', role: 'system' }, at: '', correlationId: '', causationId: '' },
};

/** What is asked and decided of an account's carry-forward, and the revision that it stands at. */
export async function askedOf(
  { application }: Runtime,
  account: AccountKey,
): Promise<{ readonly state: CarryForwardState; readonly revision: number | null }> {
  const names: RequestCarryForward = {
    type: 'RequestCarryForward',
    data: { account, amountPence: pence(0), reason: '', requestedBy: '' },
    meta: NO_META,
  };
  const { state, revision } = await application.standingFor(names);
  return { state: state as CarryForwardState, revision: revision === null ? null : Number(revision) };
}
