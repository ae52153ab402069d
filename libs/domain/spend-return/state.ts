import { never, type PlainDate } from '#kernel';
import type { ReturnReopened, ReturnSubmitted, SpendReturnEvent } from './events.js';

/** One version and what became of it. Both may be true of it: a signed version can be sent back afterwards. */
export interface ReturnVersion {
  readonly submitted: ReturnSubmitted['data'];
  /** Why it was sent back; null while it was not. */
  readonly sentBackFor: string | null;
  /** The last reopening of it; null while there was none. */
  readonly reopened: Pick<ReturnReopened['data'], 'reason' | 'reopenedBy' | 'byOversight'> | null;
  readonly signature: { readonly signedOffBy: string; readonly signedOffOn: PlainDate } | null;
}

export type SpendReturnState =
  | { readonly status: 'unsubmitted' }
  | {
      readonly status: 'submitted';
      /** Version n stands at index n − 1. */
      readonly versions: readonly ReturnVersion[];
      /** The version that counts: the newest not sent back. */
      readonly counting: number;
    }
  /** Every version was sent back: none counts. */
  | { readonly status: 'sent_back'; readonly versions: readonly ReturnVersion[] };

export const initial: SpendReturnState = { status: 'unsubmitted' };

export const versionsOf = (state: SpendReturnState): readonly ReturnVersion[] =>
  state.status === 'unsubmitted' ? [] : state.versions;

/** What stands between a return and its next version: nothing, a signature, or (`by_oversight`) not even a closed year. */
export type Openness = 'open' | 'signed' | 'by_oversight';

/** By the newest version: sent back, it asks for another; else by what was done with it. */
export const openness = (state: SpendReturnState): Openness => opennessAfter(versionsOf(state).at(-1));

/** What was done with a version, as the next one depends on it. */
export interface VersionDone {
  readonly sentBackFor: string | null;
  readonly reopened: { readonly byOversight: boolean } | null;
  readonly signature: object | null;
}

/** The same, of the newest version as it was at some moment; `undefined` where there was none. */
export function opennessAfter(newest: VersionDone | undefined): Openness {
  if (newest === undefined) return 'open';
  const { sentBackFor, reopened, signature } = newest;
  if (sentBackFor !== null || reopened?.byOversight === true) return 'by_oversight';
  return signature === null || reopened !== null ? 'open' : 'signed';
}

/** The state after one more event. */
export function evolve(state: SpendReturnState, event: SpendReturnEvent): SpendReturnState {
  const versions = versionsOf(state);
  switch (event.type) {
    case 'ReturnSubmitted':
      return stateOf([
        ...versions,
        { submitted: event.data, sentBackFor: null, reopened: null, signature: null },
      ]);
    case 'ReturnSentBack': {
      const { version, reason } = event.data;
      return stateOf(
        versions.map((each, at) => (at + 1 === version ? { ...each, sentBackFor: reason } : each)),
      );
    }
    case 'ReturnReopened': {
      const { version, reason, reopenedBy, byOversight } = event.data;
      const reopened = { reason, reopenedBy, byOversight };
      return stateOf(versions.map((each, at) => (at + 1 === version ? { ...each, reopened } : each)));
    }
    case 'ReturnSignedOff': {
      const { version, signedOffBy, signedOffOn } = event.data;
      const signature = { signedOffBy, signedOffOn };
      return stateOf(versions.map((each, at) => (at + 1 === version ? { ...each, signature } : each)));
    }
    default:
      return never(event);
  }
}

function stateOf(versions: readonly ReturnVersion[]): SpendReturnState {
  if (versions.length === 0) return { status: 'unsubmitted' };
  const counting = versions.findLastIndex((each) => each.sentBackFor === null) + 1;
  return counting === 0 ? { status: 'sent_back', versions } : { status: 'submitted', versions, counting };
}
