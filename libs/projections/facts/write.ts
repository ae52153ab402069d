import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { FactBatch } from './batch.js';
import { claimLines } from './claim-lines.js';

/** Writes a collected batch: lines by COPY, the rest in one statement a table, then the accounts that it bears on. */
export async function writeBatch(tx: pg.ClientBase, schema: string, batch: FactBatch): Promise<void> {
  if (batch.lineText.length > 0) {
    const columns =
      'reference, n, line, amount_pence, charged_to, purpose, programme, cost_centre, account_code, supplier, description, evidence';
    await pipeline(
      Readable.from(batch.lineText),
      tx.query(copyFrom(`COPY ${schema}.return_lines (${columns}) FROM STDIN`)),
    );
  }
  for (const [table, rows] of batch.rows) {
    const conflict = ON_CONFLICT[table] ?? '';
    await tx.query(insertJson(schema, table, conflict), [JSON.stringify(dedupe(table, rows))]);
  }
  await knownTimes(tx, schema, batch);
  await claimLines(tx, schema, batch);
  await markTouched(tx, schema, batch);
  await markWatched(tx, schema, batch);
}

/** What a second row under a key means. Nothing that another stream says may ever stop the facts. */
const ON_CONFLICT: Readonly<Record<string, string>> = {
  accounts: `ON CONFLICT (fund, ics, year) DO UPDATE SET known_from = least(accounts.known_from, excluded.known_from)`,
  // A file's reference is kept unique by the import; where two got through, the first has it.
  row_references: 'ON CONFLICT (kind, reference) DO NOTHING',
};

const insertJson = (schema: string, table: string, conflict: string): string =>
  `INSERT INTO ${schema}.${table} AS ${table} SELECT * FROM json_populate_recordset(NULL::${schema}.${table}, $1) ${conflict}`;

/** One statement may touch a row once: of several namings of an account in a batch the first is kept. */
function dedupe(table: string, rows: Record<string, unknown>[]): Record<string, unknown>[] {
  if (table !== 'accounts') return rows;
  const first = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const key = `${String(row['fund'])}\u0000${String(row['ics'])}\u0000${String(row['year'])}`;
    if (!first.has(key)) first.set(key, row);
  }
  return [...first.values()];
}

/** When each event was known: the running maximum, since a clock that went back does not make us forget what we knew. */
async function knownTimes(tx: pg.ClientBase, schema: string, batch: FactBatch): Promise<void> {
  const { rows } = await tx.query<{ latest: Date | null }>(
    `SELECT known_at AS latest FROM ${schema}.known_times ORDER BY position DESC LIMIT 1`,
  );
  let latest = rows[0]?.latest?.toISOString() ?? '';
  const times = batch.recorded.map(({ recordedAt }) => (latest = recordedAt > latest ? recordedAt : latest));
  await tx.query(
    `INSERT INTO ${schema}.known_times (position, known_at) SELECT * FROM unnest($1::bigint[], $2::timestamptz[])`,
    [batch.recorded.map(({ position }) => position.toString()), times],
  );
}

/** Which accounts the batch bears on: by name, by system and year, by system and its successors, or all. */
async function markTouched(tx: pg.ClientBase, schema: string, batch: FactBatch): Promise<void> {
  const accounts = [...batch.touchedAccounts.values()];
  const systemYears = [...batch.touchedSystemYears];
  await tx.query(
    `WITH RECURSIVE heirs(ics, root, position) AS (
       SELECT ics, ics, position FROM unnest($7::text[], $8::bigint[]) AS t(ics, position)
       UNION
       SELECT s.successor, h.root, h.position FROM heirs h JOIN ${schema}.successions s ON s.predecessor = h.ics
     ), bearing(fund, ics, year, position) AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
       UNION ALL
       SELECT a.fund, a.ics, a.year, t.position FROM ${schema}.accounts a
         JOIN unnest($5::text[], $6::bigint[]) AS t(key, position) ON t.key = a.ics || ':' || a.year
       UNION ALL
       SELECT a.fund, a.ics, a.year, h.position FROM ${schema}.accounts a JOIN heirs h USING (ics)
       UNION ALL
       SELECT fund, ics, year, $9::bigint FROM ${schema}.accounts WHERE $9::bigint IS NOT NULL
     )
     INSERT INTO ${schema}.touched AS t (fund, ics, year, position, watch_position)
     SELECT fund, ics, year, max(position), max(position) FROM bearing GROUP BY 1, 2, 3
     ON CONFLICT (fund, ics, year) DO UPDATE SET position = greatest(t.position, excluded.position),
       watch_position = greatest(t.watch_position, excluded.watch_position)`,
    [
      accounts.map(({ key }) => key.fund),
      accounts.map(({ key }) => key.ics),
      accounts.map(({ key }) => key.year),
      accounts.map(({ position }) => position.toString()),
      systemYears.map(([key]) => key.replace('\u0000', ':')),
      systemYears.map(([, position]) => position.toString()),
      [...batch.touchedSystems.keys()],
      [...batch.touchedSystems.values()].map(String),
      batch.touchedAll?.toString() ?? null,
    ],
  );
}

/** Which accounts that exist, of the system and its successors, the batch says something to beside those: no figure moves, a signal may. */
async function markWatched(tx: pg.ClientBase, schema: string, batch: FactBatch): Promise<void> {
  const watched = [...batch.watched.values()];
  if (watched.length === 0) return;
  await tx.query(
    `WITH RECURSIVE said(fund, ics, year, position) AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
       UNION
       SELECT u.fund, s.successor, u.year, u.position FROM said u JOIN ${schema}.successions s ON s.predecessor = u.ics
     )
     UPDATE ${schema}.touched AS t SET watch_position = w.position
     FROM (SELECT a.fund, a.ics, a.year, max(u.position) AS position FROM ${schema}.accounts a
       JOIN said u ON u.year = a.year AND coalesce(u.ics, a.ics) = a.ics AND coalesce(u.fund, a.fund) = a.fund
       GROUP BY 1, 2, 3) AS w
     WHERE (t.fund, t.ics, t.year) = (w.fund, w.ics, w.year) AND t.watch_position < w.position`,
    [
      watched.map(({ fund }) => fund),
      watched.map(({ ics }) => ics),
      watched.map(({ year }) => year),
      watched.map(({ position }) => position.toString()),
    ],
  );
}
