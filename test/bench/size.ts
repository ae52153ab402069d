import type { Scale } from './data/national.js';

/** How long a bench takes. Every part is bounded, in count and where it matters in time. */
export interface Size {
  readonly appendRounds: number;
  readonly appendMs: number;
  /** Rounds of load, catch-up and rebuild; each loads a file of its own. */
  readonly loadRounds: number;
  /** A month's returns of every system, as one file. */
  readonly month: Scale;
  readonly reads: number;
  /** What the processes whose memory is measured load. */
  readonly bigFile: Scale;
}

export const FULL: Size = {
  appendRounds: 5,
  appendMs: 1200,
  loadRounds: 5,
  month: { systems: 42, years: 1, periods: 1, linesPerReturn: 1000 },
  reads: 200,
  bigFile: { systems: 42, years: 1, periods: 13, linesPerReturn: 500 },
};

export const QUICK: Size = {
  appendRounds: 3,
  appendMs: 250,
  loadRounds: 3,
  month: { systems: 42, years: 1, periods: 1, linesPerReturn: 200 },
  reads: 40,
  bigFile: { systems: 42, years: 1, periods: 2, linesPerReturn: 500 },
};
