import { RefusedError, two } from '#kernel';
import type { ReturnKey } from '../events.js';
import { versionsOf, type ReturnVersion, type SpendReturnState } from '../state.js';

export interface VersionKey extends ReturnKey {
  readonly version: number;
}

/** The version that is asked about. Throws ReturnVersionUnknown. */
export function known(asked: VersionKey, state: SpendReturnState): ReturnVersion {
  const found = versionsOf(state)[asked.version - 1];
  if (!found)
    throw refused(asked, 'ReturnVersionUnknown', 'was never submitted; look up the version that was');
  return found;
}

/** A refusal that is about one version; `what` reads on from its name. */
export function refused(asked: VersionKey, refusal: string, what: string): RefusedError {
  const { ics, year, period: at, version } = asked;
  const sentence = `Version ${version} of the return of ${nameOf(asked)} ${what}`;
  return new RefusedError(refusal, sentence.endsWith('.') ? sentence : `${sentence}.`, {
    ics,
    year,
    period: at,
    version,
  });
}

/** `QOQ for 2022-23 M07`. */
export const nameOf = (key: ReturnKey): string => `${key.ics} for ${key.year} M${two(key.period)}`;
