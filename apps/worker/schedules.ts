/** Facts come in bursts; one look at what is due for all of a burst. In ms. */
export const SETTLE_MS = 25;

/** A job that was lost, or failed for good, is put back within this time, in ms. */
export const RECONCILE_EVERY_MS = 2000;

/** Recomputations side by side in one process: PostgreSQL does most of the work. */
export const RECOMPUTE_CONCURRENCY = 4;

/** How often, from its start on, a process looks for what a dead one had begun: files, changes of the map, grants. In ms. */
export const TIDY_IMPORTS_EVERY_MS = 15_000;
