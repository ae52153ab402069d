import { randomUUID } from 'node:crypto';
import type { NewEvent } from '#event-store/port';
import type { BenchHouse } from '../bench-house.js';
import { alternate } from '../harness/alternate.js';
import { callRate } from '../harness/rate.js';
import type { Row } from '../harness/row.js';
import type { Size } from '../size.js';

interface AppendCase {
  readonly events: number;
  readonly callers: number;
  readonly maxCalls: number;
  /** From what the best peer reached against the same limit; see the README. */
  readonly goal: number | null;
}

const CASES: readonly AppendCase[] = [
  { events: 1, callers: 1, maxCalls: 2000, goal: 0.55 },
  { events: 1, callers: 16, maxCalls: 12_000, goal: 1.19 },
  { events: 100, callers: 1, maxCalls: 200, goal: 0.58 },
  { events: 100, callers: 16, maxCalls: 800, goal: null },
];

/** The same columns, checks and indexes as log.events; positions from a sequence, so nothing waits for anything. */
const RAW_TABLE = `
  CREATE SCHEMA bench;
  CREATE TABLE bench.events (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream text COLLATE "C" NOT NULL CHECK (char_length(stream) BETWEEN 1 AND 200),
    revision bigint NOT NULL CHECK (revision >= 0),
    event_id uuid NOT NULL UNIQUE,
    type text COLLATE "C" NOT NULL CHECK (char_length(type) BETWEEN 1 AND 200),
    data text NOT NULL CHECK (octet_length(data) <= 1048576),
    metadata text NOT NULL CHECK (octet_length(metadata) <= 1048576),
    recorded_at timestamptz(3) NOT NULL,
    category text COLLATE "C" NOT NULL GENERATED ALWAYS AS (split_part(stream, '-', 1)) STORED,
    UNIQUE (stream, revision)
  );
  CREATE INDEX ON bench.events (category, position)`;
const COLUMNS = 'stream, revision, event_id, type, data, metadata, recorded_at';
const RAW_ONE = `INSERT INTO bench.events (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, now())`;
const RAW_MANY = `INSERT INTO bench.events (${COLUMNS})
  SELECT $1, u.n - 1, u.id, u.type, u.data, u.metadata, now()
  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS u (id, type, data, metadata, n)`;

/** The log's append through its port against a bare INSERT of the same rows, in the same database. */
export async function appendRows(house: BenchHouse, size: Size): Promise<Row[]> {
  await house.rawPool.query(RAW_TABLE);
  const rows: Row[] = [];
  for (const each of CASES) rows.push(await appendRow(house, size, each));
  return rows;
}

function appendRow(
  house: BenchHouse,
  size: Size,
  { events, callers, goal, maxCalls }: AppendCase,
): Promise<Row> {
  const { rawPool, runtime } = house;
  const bounds = { maxCalls, maxMs: size.appendMs };
  const many = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
  return alternate({
    work: `append ${many(events, 'event')}, ${many(callers, 'caller')}`,
    unit: 'events/s',
    limitIs: events === 1 ? 'raw INSERT … VALUES' : 'raw INSERT … SELECT unnest',
    goal,
    rounds: size.appendRounds,
    settle: () => house.checkpoint(),
    ours: async () =>
      events *
      (await callRate(callers, bounds, () => {
        const batch = makeEvents(events);
        return runtime.log.append(`bench-${randomUUID()}`, 'noStream', batch);
      })),
    limit: async () =>
      events *
      (await callRate(callers, bounds, () => {
        const batch = makeEvents(events);
        return rawPool.query(rawInsert(`bench-${randomUUID()}`, batch));
      })),
  });
}

function rawInsert(
  stream: string,
  batch: readonly NewEvent[],
): { name: string; text: string; values: unknown[] } {
  const [first] = batch;
  if (batch.length === 1) {
    const { eventId, type, data, metadata } = first!;
    const values = [stream, 0, eventId, type, data, JSON.stringify(metadata)];
    return { name: 'bench_one', text: RAW_ONE, values };
  }
  const values = [
    stream,
    batch.map(({ eventId }) => eventId),
    batch.map(({ type }) => type),
    batch.map(({ data }) => data),
    batch.map(({ metadata }) => JSON.stringify(metadata)),
  ];
  return { name: 'bench_many', text: RAW_MANY, values };
}

/** 326 bytes of data, as the probes behind the goals had. */
const DATA = JSON.stringify({ account: { fund: 'HI', ics: 'QE1', year: '2022-23' }, text: 'x'.repeat(262) });

function makeEvents(count: number): NewEvent[] {
  const id = randomUUID();
  return Array.from({ length: count }, (_, index) => ({
    eventId: randomUUID(),
    type: 'Benched.v1',
    data: DATA,
    metadata: {
      commandId: id,
      index,
      actor: { id: 'bench', role: 'system' },
      correlationId: id,
      causationId: id,
    },
  }));
}
