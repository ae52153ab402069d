import { sumPence, type Pence } from '#kernel';
import type { Position } from '../position/position.js';

/** P: all that is charged to the account. */
export const spentPence = ({ additional, substituted, misdirected, unevidenced }: Position): Pence =>
  sumPence([additional, substituted, misdirected, unevidenced]);
