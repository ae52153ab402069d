import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Names of people, apart from the log: events hold opaque ids, and a row here can be deleted when someone asks for that. */
export class People {
  constructor(private readonly pool: pg.Pool) {}

  /** The id of each name, made where there is none yet; the same name always has the same id. */
  async idsFor(names: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    if (names.size === 0) return new Map();
    const list = [...names];
    await this.pool.query(
      `INSERT INTO workspace.people (id, name) SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT (name) DO NOTHING`,
      [list.map(() => randomUUID()), list],
    );
    return this.known(names);
  }

  /** Ids of those names that have one; makes none. */
  async known(names: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    if (names.size === 0) return new Map();
    const { rows } = await this.pool.query<{ id: string; name: string }>(
      'SELECT id, name FROM workspace.people WHERE name = ANY($1)',
      [[...names]],
    );
    return new Map(rows.map(({ id, name }) => [name, id]));
  }

  /** Names of those ids that still have one: of the others nothing is known any more but the id. */
  async namesOf(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    if (ids.size === 0) return new Map();
    const { rows } = await this.pool.query<{ id: string; name: string }>(
      'SELECT id::text AS id, name FROM workspace.people WHERE id::text = ANY($1)',
      [[...ids]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
