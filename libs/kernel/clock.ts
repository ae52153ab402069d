import type { Instant } from './plain-date.js';

/** The only way to the time. The edges hold a real one; tests hold their own. */
export type Clock = () => Instant;
