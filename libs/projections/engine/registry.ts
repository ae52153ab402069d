import type { LogPosition } from '#event-store/port';
import type { Instant } from '#kernel';
import type pg from 'pg';
import type { ReadModel } from './projection.js';
import { pointViews } from './views.js';
import { REGISTRY_DDL } from './registry-ddl.js';

export type GenerationStatus = 'building' | 'live' | 'retired';

/** A generation and how far it has read: the checkpoint stands in the same database as the rows. */
export interface Generation {
  readonly projection: string;
  readonly generation: number;
  readonly version: number;
  readonly status: GenerationStatus;
  readonly schema: string;
  readonly logId: string;
  readonly position: LogPosition;
  readonly recordedAt: Instant | null;
}

/** Serialises the making of schemas between processes that start together. */
const REGISTRY_LOCK = 7_210_001;

/** Runs `work` in a transaction that no other process' registry work overlaps. */
export async function withRegistry<T>(pool: pg.Pool, work: (tx: pg.PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [REGISTRY_LOCK]);
    await tx.query(REGISTRY_DDL);
    return work(tx);
  });
}

export async function inTransaction<T>(
  pool: pg.Pool,
  work: (tx: pg.PoolClient) => Promise<T>,
  begin = 'BEGIN',
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot roll back is thrown away, not handed to the next caller.
    const broken = await client.query('ROLLBACK').then(
      () => undefined,
      (failure: unknown) => failure,
    );
    client.release(broken instanceof Error ? broken : undefined);
    throw error;
  }
}

export async function createGeneration(
  tx: pg.ClientBase,
  projection: ReadModel,
  logId: string,
  status: GenerationStatus,
): Promise<Generation> {
  const { rows } = await tx.query<{ next: number }>(
    'SELECT coalesce(max(generation), 0) + 1 AS next FROM projection.generations WHERE projection = $1',
    [projection.name],
  );
  const generation = rows[0]!.next;
  const schema = schemaOf(projection.name, generation);
  await tx.query(`CREATE SCHEMA ${schema}`);
  for (const table of projection.tables) {
    await tx.query(
      `CREATE TABLE ${schema}.${table.name} (${table.columns}, PRIMARY KEY (${table.key.join(', ')}))`,
    );
    for (const index of table.indexes ?? [])
      await tx.query(`CREATE INDEX ON ${schema}.${table.name} ${index}`);
  }
  await tx.query(
    `INSERT INTO projection.generations (projection, generation, version, status, log_id) VALUES ($1, $2, $3, $4, $5)`,
    [projection.name, generation, projection.version, status, logId],
  );
  if (status === 'live') await pointViews(tx, projection, schema);
  return (await findGeneration(tx, projection.name, generation))!;
}

export async function liveGeneration(
  db: pg.Pool | pg.ClientBase,
  projection: string,
): Promise<Generation | null> {
  const { rows } = await db.query<GenerationRow>(`${SELECT} WHERE projection = $1 AND status = 'live'`, [
    projection,
  ]);
  return rows[0] ? toGeneration(rows[0]) : null;
}

export async function findGeneration(
  db: pg.ClientBase,
  projection: string,
  generation: number,
  lock = '',
): Promise<Generation | null> {
  const { rows } = await db.query<GenerationRow>(
    `${SELECT} WHERE projection = $1 AND generation = $2 ${lock}`,
    [projection, generation],
  );
  return rows[0] ? toGeneration(rows[0]) : null;
}

export async function allGenerations(db: pg.Pool | pg.ClientBase): Promise<Generation[]> {
  const { rows } = await db.query<GenerationRow>(`${SELECT} ORDER BY projection, generation`);
  return rows.map(toGeneration);
}

export async function dropGeneration(
  tx: pg.ClientBase,
  projection: string,
  generation: number,
): Promise<void> {
  await tx.query(`DROP SCHEMA IF EXISTS ${schemaOf(projection, generation)} CASCADE`);
  await tx.query('DELETE FROM projection.generations WHERE projection = $1 AND generation = $2', [
    projection,
    generation,
  ]);
}

const SELECT = `SELECT projection, generation, version, status, log_id, position, recorded_at FROM projection.generations`;

interface GenerationRow {
  projection: string;
  generation: number;
  version: number;
  status: GenerationStatus;
  log_id: string;
  position: string;
  recorded_at: Date | null;
}

function toGeneration(row: GenerationRow): Generation {
  return {
    projection: row.projection,
    generation: row.generation,
    version: row.version,
    status: row.status,
    schema: schemaOf(row.projection, row.generation),
    logId: row.log_id,
    position: BigInt(row.position),
    recordedAt: row.recorded_at?.toISOString() ?? null,
  };
}

const schemaOf = (projection: string, generation: number): string => `${projection}_g${generation}`;
