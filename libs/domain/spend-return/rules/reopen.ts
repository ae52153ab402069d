import { requireText } from '#kernel';
import type { ReopenReturn, SendBackReturn } from '../commands.js';
import type { SpendReturnEvent } from '../events.js';
import type { SpendReturnState } from '../state.js';
import { known, refused } from './version.js';

/** Any version can be sent back, a signed one too. */
export function sendBack(asked: SendBackReturn['data'], state: SpendReturnState): SpendReturnEvent[] {
  requireText('reason', asked.reason);
  const { sentBackFor } = known(asked, state);
  if (sentBackFor === null) return [{ type: 'ReturnSentBack', data: asked }];
  if (sentBackFor === asked.reason) return [];
  throw refused(asked, 'ReturnAlreadySentBack', `was sent back already, for this reason: ${sentBackFor}`);
}

/**
 * Only the version that counts. One that the system itself reopened can be reopened again by oversight, which is more: a closed year
 * asks for it.
 */
export function reopen({ data }: ReopenReturn, state: SpendReturnState): SpendReturnEvent[] {
  requireText('reason', data.reason);
  requireText('person who reopens', data.reopenedBy);
  const { reopened, sentBackFor } = known(data, state);
  if (reopened !== null) {
    const { reason, reopenedBy, byOversight } = reopened;
    const same = reason === data.reason && reopenedBy === data.reopenedBy && byOversight === data.byOversight;
    if (same) return [];
    if (byOversight || !data.byOversight)
      throw refused(
        data,
        'ReturnAlreadyReopened',
        `was reopened already, for this reason: ${reason.replace(/\.$/, '')}; submit the next version`,
      );
  }
  if (sentBackFor !== null)
    throw refused(data, 'ReturnWasSentBack', 'was sent back: the next version can be submitted as it is');
  if (state.status === 'submitted' && state.counting !== data.version)
    throw refused(
      data,
      'VersionSuperseded',
      `was replaced by version ${state.counting}; reopen the one that counts`,
    );
  return [{ type: 'ReturnReopened', data }];
}
