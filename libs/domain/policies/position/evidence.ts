import type { CountedReturn } from './facts.js';
import type { Position } from './position.js';

/** Signed off when there is a counted return and the counted version of every one is signed off. */
export function evidenceOf(counted: readonly CountedReturn[]): Position['evidence'] {
  return counted.length > 0 && counted.every((it) => it.signedOff) ? 'signed_off' : 'provisional';
}
