import type { Random } from '../../infra/demo/random.js';
import { PLANTED_LINES } from './plants-in-lines.js';
import { PLANTED_MONEY } from './plants-in-money.js';
import type { Sheet } from './sheet.js';

/** One kind of leakage as a story: what somebody did, in amounts that begin below where a rule draws its line. */
export interface Plant {
  /** The signal or rule that ought to speak of it. */
  readonly kind: string;
  /** What else is true of a year in which this happened: neither found nor a false alarm. */
  readonly implies: readonly string[];
  readonly plant: (sheet: Sheet, random: Random) => void;
}

export const PLANTS: readonly Plant[] = [...PLANTED_MONEY, ...PLANTED_LINES];
