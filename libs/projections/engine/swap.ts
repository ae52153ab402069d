import type pg from 'pg';
import type { Projection } from './projection.js';
import { dropGeneration, type Generation } from './registry.js';
import { pointViews } from './views.js';

/** The built one serves from the end of this transaction on. */
export async function switchTo(
  tx: pg.ClientBase,
  projection: Projection,
  live: Generation,
  built: Generation,
): Promise<void> {
  const SET = 'UPDATE projection.generations SET status = $3 WHERE projection = $1 AND generation = $2';
  await tx.query(SET, [projection.name, live.generation, 'retired']);
  await tx.query(SET, [projection.name, built.generation, 'live']);
  await pointViews(tx, projection, built.schema);
  // One retired generation stays, to look back at; older ones go.
  const { rows } = await tx.query<{ generation: number }>(
    `SELECT generation FROM projection.generations WHERE projection = $1 AND status = 'retired' AND generation <> $2`,
    [projection.name, live.generation],
  );
  for (const { generation } of rows) await dropGeneration(tx, projection.name, generation);
}
