import type { TableSpec } from '../engine/projection.js';
import { ACCOUNTS_TABLES } from './tables/accounts.js';
import { EVENTS_TABLES } from './tables/events.js';
import { IMPORTS_TABLES } from './tables/imports.js';
import { REGISTER_TABLES } from './tables/register.js';
import { REPLIES_TABLES } from './tables/replies.js';
import { RETURNS_TABLES } from './tables/returns.js';

/**
 * Bitemporal facts, insert-only: `known_from` is the log position at which we knew. "As known at P" is `known_from <= P`, and
 * of several versions under a key the latest such one. Nothing is ever updated, so nothing can be forgotten. Money in pence.
 */
export const FACT_TABLES: readonly TableSpec[] = [
  {
    // The gate of the facts (see one-moment.ts): the first for good.
    name: 'known_times',
    // The running maximum of recordedAt at every event: turns a time into a position and back.
    columns: 'position bigint NOT NULL, known_at timestamptz(3) NOT NULL',
    key: ['position'],
    indexes: ['(known_at)'],
  },
  ...REGISTER_TABLES,
  ...ACCOUNTS_TABLES,
  ...RETURNS_TABLES,
  ...IMPORTS_TABLES,
  ...EVENTS_TABLES,
  ...REPLIES_TABLES,
];
