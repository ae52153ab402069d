import { never } from '#kernel';
import type { FileImportEvent } from './events.js';

export type FileImportState =
  { readonly status: 'unknown' } | { readonly status: 'accepted' } | { readonly status: 'applied' };

export const initial: FileImportState = { status: 'unknown' };

/** The state after one more event. */
export function evolve(_state: FileImportState, event: FileImportEvent): FileImportState {
  switch (event.type) {
    case 'FileAccepted':
      return { status: 'accepted' };
    case 'FileApplied':
      return { status: 'applied' };
    default:
      return never(event);
  }
}
