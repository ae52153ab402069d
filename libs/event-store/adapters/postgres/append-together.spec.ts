import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { appendStatement, resultOf, type AppendRequest } from './append-statement.js';
import { Session, type TextRow } from './session.js';
import { event, events, mixOf, randomFrom, renamed, request } from './testing/mixed-appends.js';

/** The database's own part: appends in one call are what they are one after the other. */
let database: TestDatabase;
let pool: pg.Pool;
let session: Session;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = database.createPool({ max: 2 });
  session = new Session(pool);
}, 120_000);
afterAll(() => database?.drop());

async function send(requests: readonly AppendRequest[]): Promise<TextRow[]> {
  const { name, text, values } = appendStatement(requests);
  return session.query(name, text, values);
}

/** `appended 0`, `repeated 1`, `wrong_revision 2` … */
const verdicts = (rows: readonly TextRow[]): string[] =>
  rows.map(([verdict, revision]) => `${verdict} ${revision}`);

/** What stands in some streams, in the order of the log: which stream, where, which event. */
async function stored(
  streams: readonly string[],
): Promise<{ stream: string; revision: string; id: string }[]> {
  const { rows } = await pool.query<{ stream: string; revision: string; id: string }>(
    'SELECT stream, revision, event_id AS id FROM log.events WHERE stream = ANY ($1) ORDER BY position',
    [streams],
  );
  return rows;
}

describe('appends in one call', () => {
  it('each stand at a revision of their stream and a position of the log, in their order, with none left out', async () => {
    const [a, b, c] = [`a-${randomUUID()}`, `b-${randomUUID()}`, `c-${randomUUID()}`];
    await send([request(b, 'noStream', events(2))]);
    const requests = [
      request(a, 'noStream', events(3)),
      request(b, 1, events(1)),
      request(c, 'noStream', events(2)),
    ];
    const rows = await send(requests);
    const results = rows.map((row, at) => resultOf(requests[at]!, row));
    expect(verdicts(rows)).toEqual(['appended 2', 'appended 2', 'appended 1']);
    const [first] = results;
    expect(results.map(({ position }) => position - first!.position)).toEqual([0n, 1n, 3n]);
    expect(new Set(results.map(({ recordedAt }) => recordedAt)).size).toBe(1);
    const ids = requests.flatMap((each) => each.events.map(({ eventId }) => eventId));
    expect((await stored([a, b, c])).slice(2).map(({ id }) => id)).toEqual(ids);
  });

  it('keep each event with its own data, however long', async () => {
    const stream = `a-${randomUUID()}`;
    const long = { ...event(), data: JSON.stringify({ text: 'é"\\\n'.repeat(20_000) }) };
    const sent = [event(), long, event()];
    await send([request(stream, 'noStream', sent), request(`b-${randomUUID()}`, 'noStream', [event()])]);
    const { rows } = await pool.query<{ data: string; metadata: string }>(
      'SELECT data, metadata FROM log.events WHERE stream = $1 ORDER BY revision',
      [stream],
    );
    expect(rows).toEqual(sent.map(({ data, metadata }) => ({ data, metadata: JSON.stringify(metadata) })));
  });

  it('see those before them in the same stream, whatever each of them expects', async () => {
    const stream = `a-${randomUUID()}`;
    const first = events(2);
    const third = events(1);
    const rows = await send([
      request(stream, 'noStream', first),
      request(stream, 'noStream', events(1)),
      request(stream, 1, third),
      request(stream, 'noStream', first),
      request(stream, 'streamExists', events(2)),
      request(stream, 1, third),
      request(stream, 7, events(1)),
      request(`none-${randomUUID()}`, 'streamExists', events(1)),
    ]);
    expect(verdicts(rows)).toEqual([
      'appended 1',
      'wrong_revision 1',
      'appended 2',
      'repeated 1',
      'appended 4',
      'repeated 2',
      'wrong_revision 4',
      'wrong_revision -1',
    ]);
  });

  it('come to the same as one after the other, for any mix of them', async () => {
    const random = randomFrom(7);
    for (let round = 0; round < 12; round += 1) {
      const mixed = mixOf(random, `t${round}`);
      // The same appends to streams of other names, with other ids, each by itself.
      const alone = renamed(mixed, `s${round}`);
      const together: TextRow[] = [];
      for (let at = 0; at < mixed.length; at += 15) together.push(...(await send(mixed.slice(at, at + 15))));
      const singly: TextRow[] = [];
      for (const each of alone) singly.push(...(await send([each])));
      expect(verdicts(together)).toEqual(verdicts(singly));
      expect(new Set(verdicts(together).map((said) => said.split(' ')[0])).size).toBe(3);
      expect(await shape(mixed)).toEqual(await shape(alone));
    }
    const { rows } = await pool.query(
      'SELECT max(position) - count(*) AS gaps, count(DISTINCT recorded_at) > 1 AS moved FROM log.events',
    );
    expect(rows).toEqual([{ gaps: '0', moved: true }]);
  });
});

describe('one call of several appends', () => {
  it('writes nothing of any when an event id stands elsewhere', async () => {
    const [known, a, b] = [event(), `a-${randomUUID()}`, `b-${randomUUID()}`];
    await send([request(`x-${randomUUID()}`, 'noStream', [known])]);
    const refused = send([request(a, 'noStream', events(1)), request(b, 'noStream', [event(), known])]);
    await expect(refused).rejects.toMatchObject({ code: '23505', constraint: 'events_event_id_key' });
    expect(await stored([a, b])).toEqual([]);
  });
});

/** The data in each stream of these requests, by the stream's number. */
async function shape(requests: readonly AppendRequest[]): Promise<Record<string, string[]>> {
  const streams = [...new Set(requests.map(({ stream }) => stream))];
  const { rows } = await pool.query<{ stream: string; data: string }>(
    'SELECT stream, data FROM log.events WHERE stream = ANY ($1) ORDER BY stream, revision',
    [streams],
  );
  const found: Record<string, string[]> = {};
  for (const { stream, data } of rows) (found[stream.replace(/^[^-]+/, '')] ??= []).push(data);
  return found;
}
