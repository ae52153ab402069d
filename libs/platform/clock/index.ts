import type { Clock } from '#kernel';

/** The machine's time in UTC, to the millisecond. The edges hand it in; nothing else reads the time. */
export const systemClock: Clock = () => new Date().toISOString();
