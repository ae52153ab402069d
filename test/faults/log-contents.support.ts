import { createHash } from 'node:crypto';
import { canonicalJson, financialYear, period } from '#kernel';
import { openDatabase } from '#platform';
import { readPositions } from '#projections/positions';
import type pg from 'pg';
import { FUNDS, YEAR } from './generated-folder.js';

/** What a log holds, in terms that do not depend on when or in which order of streams it was written. */
export interface LogContents {
  /** Stored type → how many. */
  readonly byType: Readonly<Record<string, number>>;
  /** SHA-256 (hex) over every stream's events in order, names in place of ids, without times and positions. */
  readonly sha256: string;
  /** File → status, and how many events it caused besides its acceptance. */
  readonly files: Readonly<Record<string, { readonly status: string; readonly caused: number }>>;
  /** Events that no acceptance of a file caused, nor the alerts. */
  readonly orphans: number;
  /** Alerts that stand open, by account and signal. */
  readonly alerts: readonly string[];
}

interface Row {
  readonly stream: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly metadata: { readonly commandId: string; readonly causationId: string };
}

/** Opens the database that lies there, as a start does, without finishing anything. */
export async function withDatabase<T>(dataDir: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const database = await openDatabase({ dataDir });
  try {
    return await work(database.createPool({ max: 4 }));
  } finally {
    await database.close();
  }
}

export async function logContents(pool: pg.Pool): Promise<LogContents> {
  const { rows } = await pool.query<Row>(
    'SELECT stream, type, data::json AS data, metadata::json AS metadata FROM log.events ORDER BY stream, revision',
  );
  const people = await pool.query<{ id: string; name: string }>('SELECT id, name FROM workspace.people');
  const names = new Map(people.rows.map(({ id, name }) => [id, name]));
  const byType: Record<string, number> = {};
  const files: Record<string, { status: string; caused: number }> = {};
  const acceptances = new Map<string, string>();
  for (const { type, data, metadata } of rows) {
    byType[type] = (byType[type] ?? 0) + 1;
    if (type !== 'FileAccepted.v1') continue;
    acceptances.set(metadata.commandId, String(data['fileName']));
    files[String(data['fileName'])] = { status: 'accepted', caused: 0 };
  }
  const hash = createHash('sha256');
  let orphans = 0;
  for (const { stream, type, data, metadata } of rows) {
    hash.update(`${stream} ${type} ${canonicalJson(timeless(data, names))}\n`);
    if (type === 'FileAccepted.v1') continue;
    const file = files[acceptances.get(metadata.causationId) ?? ''];
    if (file) file.caused += 1;
    else if (!stream.startsWith('alert-')) orphans += 1;
    if (file && type === 'FileApplied.v1') file.status = 'applied';
  }
  const alerts = rows.filter(({ stream }) => stream.startsWith('alert-'));
  return {
    ...{ byType, sha256: hash.digest('hex'), files, orphans },
    alerts: [...new Set(alerts.map(({ stream }) => stream))],
  };
}

/** Ids of people are random and alerts say when: neither is what was recorded. */
function timeless(data: Record<string, unknown>, names: ReadonlyMap<string, string>): unknown {
  return JSON.parse(
    JSON.stringify(data, (key, value: unknown) => {
      if (key === 'at' || key === 'basedOn') return undefined;
      return typeof value === 'string' ? (names.get(value) ?? value) : value;
    }),
  );
}

/** `position --json` of every fund through M6, M12 and M13, without the moment that it is of. */
export async function positionsText(pool: pg.Pool): Promise<string> {
  const readings: string[] = [];
  for (const fund of FUNDS)
    for (const through of [6, 12, 13]) {
      const query = { fund, year: financialYear(YEAR), through: period(through) };
      readings.push(withoutMoment(JSON.stringify(await readPositions(pool, query))));
    }
  return readings.join('\n');
}

/** The method is compared, the log and its position are not. */
export function withoutMoment(json: string): string {
  const { figuresAsOf, ...figures } = JSON.parse(json) as { figuresAsOf: { method: string } };
  return JSON.stringify({ method: figuresAsOf.method, ...figures });
}
