import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { ReadModel } from './projection.js';

export interface Digest {
  /** SHA-256 (hex) of the canonical dump: every table in name order, its rows by natural key. */
  readonly sha256: string;
  readonly tables: Readonly<Record<string, string>>;
}

/** The canonical dump of a generation, hashed as it streams: bounded memory whatever the size. */
export async function digestOf(tx: pg.ClientBase, readModel: ReadModel, schema: string): Promise<Digest> {
  const tables: Record<string, string> = {};
  const whole = createHash('sha256');
  const specs = readModel.tables
    .filter((table) => !table.volatile)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const table of specs) {
    const hash = createHash('sha256');
    const order = table.key.join(', ');
    const stream = tx.query(
      copyTo(`COPY (SELECT ${table.dumped ?? '*'} FROM ${schema}.${table.name} ORDER BY ${order}) TO STDOUT`),
    );
    for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk);
    tables[table.name] = hash.digest('hex');
    whole.update(`${table.name} ${tables[table.name]}\n`);
  }
  return { sha256: whole.digest('hex'), tables };
}
