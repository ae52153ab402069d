import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { gaveWay } from './gave-way.js';
import { gateOf } from './one-moment.js';
import type { ReadModel } from './projection.js';

/** Makes the readers' views show this schema. In the caller's transaction: readers see the old or the new, never a mixture. */
export async function pointViews(tx: pg.ClientBase, projection: ReadModel, schema: string): Promise<void> {
  await tx.query(`CREATE SCHEMA IF NOT EXISTS ${projection.name}`);
  const { rows } = await tx.query<{ viewname: string }>(
    'SELECT viewname FROM pg_views WHERE schemaname = $1',
    [projection.name],
  );
  const gate = gateOf(projection);
  const views = rows.map(({ viewname }) => viewname).sort((a, b) => Number(b === gate) - Number(a === gate));
  if (views.length > 0) await dropViews(tx, views.map((view) => `${projection.name}.${view}`).join(', '));
  for (const table of projection.tables) {
    await tx.query(`CREATE VIEW ${projection.name}.${table.name} AS SELECT * FROM ${schema}.${table.name}`);
  }
}

/**
 * How long a swap stands in the way of new readers while it waits for those at work, in ms. Shorter than PostgreSQL waits before it
 * looks for a ring of waiters (1 s), so that it is the swap that gives way and never a reader.
 */
const READERS_WAIT_MS = 300;
const PAUSE_MS = 100;
const TRIES = 20;

/** The gate first, then the others, in one statement. Gives way to long readers again and again, and in the end for good (55P03). */
async function dropViews(tx: pg.ClientBase, views: string): Promise<void> {
  for (let left = TRIES - 1; ; left -= 1) {
    await tx.query(`SAVEPOINT views; SET LOCAL lock_timeout = ${READERS_WAIT_MS}`);
    try {
      await tx.query(`DROP VIEW ${views}`);
      await tx.query('SET LOCAL lock_timeout TO DEFAULT; RELEASE SAVEPOINT views');
      return;
    } catch (error) {
      if (left === 0 || !gaveWay(error)) throw error;
      await tx.query('ROLLBACK TO SAVEPOINT views');
      await sleep(PAUSE_MS);
    }
  }
}
