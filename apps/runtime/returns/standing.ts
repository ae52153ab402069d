import type { ReopenReturn, ReturnKey, SpendReturnState } from '#domain/spend-return';
import type { Runtime } from '../runtime.js';

/** A return as its stream says it, and the revision at which it does: the ETag of whoever changes it. */
export interface Standing {
  readonly state: SpendReturnState;
  readonly revision: number | null;
}

export async function standingOf({ application }: Runtime, key: ReturnKey): Promise<Standing> {
  // Only names the stream; never sent.
  const asked: ReopenReturn = {
    type: 'ReopenReturn',
    data: { ...key, version: 0, reason: '', reopenedBy: '', byOversight: false },
    meta: { commandId: '', actor: { id: '', role: 'system' }, at: '', correlationId: '', causationId: '' },
  };
  const { state, revision } = await application.standingFor(asked);
  return { state: state as SpendReturnState, revision };
}
