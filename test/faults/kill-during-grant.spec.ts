import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyCommand } from '#application';
import type { Position } from '#domain/policies';
import { compareWithRefill } from '#projections/engine';
import { seededRandom } from '../../infra/demo/random.js';
import { PROJECTIONS } from '../../apps/runtime/index.js';
import { openHouse, type House } from '../support/house.js';
import { startTestRedis, type TestRedis } from '../support/redis.js';
import { until } from '../support/until.js';
import { award, fund, sendAll } from './commands.support.js';
import { KilledServer } from './killed-server.support.js';
import { LogGate } from './log-gate.js';

const SEED = Number(process.env['FAULT_SEED'] ?? 20_230_531);
const RANDOM_KILLS = Number(process.env['FAULT_KILLS'] ?? 3);
const APPROVED = 'CarryForwardApproved.v1';
const BROUGHT_IN = 'CarryForwardBroughtIn.v1';
const ASKED = 400_000;

const random = seededRandom(SEED);
/** One account for each kill: three at a gate, the others by the clock. */
const SYSTEMS = Array.from({ length: 3 + RANDOM_KILLS }, (_, n) => `Q${String(n).padStart(2, '0')}`);
const granted = (n: number): number => 300_000 + n;

let redis: TestRedis;
let house: House;
let server: KilledServer;
let gate: LogGate;
let lee: string;
let ann: string;

beforeAll(async () => {
  redis = await startTestRedis();
  house = await openHouse({ redisUrl: redis.url });
  // What dies is made good by the server that is started after it, and by nobody else.
  await house.worker.stop();
  const defined = fund() as Extract<AnyCommand, { type: 'DefineFund' }>;
  const years = { ...defined.data.years, '2023-24': { regime: 'ring_fenced' as const } };
  await house.runtime.application.execute({ ...defined, data: { ...defined.data, years } } as AnyCommand);
  await sendAll(house.runtime.application, SYSTEMS.map(award));
  gate = await LogGate.built(house.superuserUrl);
  server = new KilledServer(house.config);
  await server.start();
  const appoint = async (name: string, ...posts: object[]): Promise<string> =>
    (await server.done<{ id: string }>('/v1/people', { name, posts }, {})).id;
  lee = await appoint('Lee', ...SYSTEMS.map((ics) => ({ post: 'finance_lead', ics })));
  ann = await appoint('Ann', { post: 'oversight_analyst', ics: null });
});
afterAll(async () => {
  await server?.kill();
  await gate?.close();
  await house?.close();
  await redis?.stop();
});

/** What the log holds of a system's account: events of this type, and their sum. */
async function inLog(ics: string, type: string): Promise<{ events: number; pence: number }> {
  const { rows } = await house.runtime.pool.query<{ events: number; pence: number }>(
    `SELECT count(*)::int AS events, coalesce(sum((data::json ->> 'amountPence')::int), 0)::int AS pence
     FROM log.events WHERE type = $2 AND stream ~ ('-HI:' || $1 || ':')`,
    [ics, type],
  );
  return rows[0]!;
}
interface CarryForward {
  readonly etag: string;
  readonly approvedPence: number;
  readonly bringingIn: { readonly broughtInPence: number; readonly proposedPence: number };
}
const account = (ics: string): string => `/v1/accounts/HI/${ics}/2022-23`;
const read = (ics: string) => server.get<CarryForward>(`${account(ics)}/carry-forward`);

async function asked(ics: string): Promise<string> {
  const headers = { 'ringfence-person': lee, 'if-match': '"none"' };
  const body = { amountPence: ASKED, reason: 'Two posts were filled late.' };
  return (await server.done<CarryForward>(`${account(ics)}/carry-forward/requests`, body, headers)).etag;
}

/** A request under one key, to be repeated word for word. */
type Deed = () => ReturnType<KilledServer['post']>;
function deed(path: string, body: object, etag: string): Deed {
  const headers = { 'ringfence-person': ann, 'if-match': etag, 'idempotency-key': randomUUID() };
  return () => server.post(path, body, headers);
}
const grant = (n: number, etag: string): Deed =>
  deed(
    `${account(SYSTEMS[n]!)}/carry-forward/grant`,
    { amountPence: granted(n), approvedOn: '2023-04-20' },
    etag,
  );

/** The approval is there by the worker alone when the grant is; and once, however often the grant is asked again. */
async function madeGood(n: number, again: Deed): Promise<void> {
  const ics = SYSTEMS[n]!;
  if ((await inLog(ics, 'CarryForwardGranted.v1')).events === 0) expect((await again())?.status).toBe(200);
  await until(async () => (await inLog(ics, APPROVED)).events > 0);
  expect((await again())?.status).toBe(200);
  const once = { events: 1, pence: granted(n) };
  expect([await inLog(ics, 'CarryForwardGranted.v1'), await inLog(ics, APPROVED)]).toEqual([once, once]);
  expect(await read(ics)).toMatchObject({ approvedPence: granted(n) });
}

/** Kills the server while this deed stands before its event. */
async function killedBefore(type: string, dead: Parameters<LogGate['open']>[0], what: Deed): Promise<void> {
  await gate.shut(type, 1);
  const answer = what();
  await gate.untilMet();
  await server.kill();
  expect(await answer).toBeNull();
  await gate.open(dead);
}

test.each([
  [0, 'is thrown out', 0],
  [1, 'passes', 1],
] as const)(
  'killed between grant and approval of system %i, where the approval %s',
  async (n, dead, written) => {
    const what = grant(n, await asked(SYSTEMS[n]!));
    await killedBefore(APPROVED, dead, what);
    expect(await inLog(SYSTEMS[n]!, 'CarryForwardGranted.v1')).toMatchObject({ events: 1 });
    expect(await inLog(SYSTEMS[n]!, APPROVED)).toMatchObject({ events: written });
    await server.start();
    await madeGood(n, what);
  },
);

test('killed as the money is brought into the next year: asked again, it is there once', async () => {
  const ics = SYSTEMS[2]!;
  const what = grant(2, await asked(ics));
  expect((await what())?.status).toBe(200);
  const { etag } = await server.get<CarryForward>(`${account(ics)}/year-end`);
  const closing = { 'ringfence-person': ann, 'if-match': etag };
  await server.done(`${account(ics)}/closing`, { closedOn: '2023-05-31' }, closing);
  for (const dead of ['is thrown out', 'passes'] as const) {
    const before = await read(ics);
    if (before.bringingIn.proposedPence === 0) throw new Error('nothing is left to be brought in');
    const bring = deed(`${account(ics)}/carry-forward/bringing-in`, {}, before.etag);
    await killedBefore(BROUGHT_IN, dead, bring);
    expect((await inLog(ics, BROUGHT_IN)).events).toBe(dead === 'passes' ? 1 : 0);
    await server.start();
    if (dead === 'passes') expect((await bring())?.status).toBe(200);
  }
  expect(await inLog(ics, BROUGHT_IN)).toEqual({ events: 1, pence: granted(2) });
  const { bringingIn } = await read(ics);
  expect(bringingIn).toMatchObject({ broughtInPence: granted(2), proposedPence: 0 });
});

test(`killed at ${RANDOM_KILLS} moments of a grant (seed ${SEED})`, async () => {
  // From the first byte of the request to its answer, as it was last seen whole.
  let usualMs = 150;
  for (let n = 3; n < SYSTEMS.length; n += 1) {
    const what = grant(n, await asked(SYSTEMS[n]!));
    const start = performance.now();
    const answer = what();
    await sleep(random.below(usualMs));
    await server.kill();
    if ((await answer) !== null) usualMs = Math.ceil(performance.now() - start);
    await server.start();
    await madeGood(n, what);
  }
});

test('afterwards every account has what was granted, once, and the read models say what the log says', async () => {
  const { runtime } = house;
  await runtime.catchUp();
  const { rows } = await runtime.pool.query<{ ics: string; approved: number }>(
    `SELECT split_part(stream, ':', 2) AS ics, sum((data::json ->> 'amountPence')::int)::int AS approved
     FROM log.events WHERE type = $1 GROUP BY 1 ORDER BY 1`,
    [APPROVED],
  );
  expect(rows).toEqual(SYSTEMS.map((ics, n) => ({ ics, approved: granted(n) })));
  const { positions } = await server.get<{ positions: Position[] }>(
    '/v1/positions?fund=HI&year=2023-24&through=13',
  );
  expect(positions).toMatchObject([{ ics: SYSTEMS[2], allocation: granted(2) }]);
  for (const projection of PROJECTIONS) {
    const { differing } = await compareWithRefill(runtime.engine, projection);
    expect({ seed: SEED, differing }).toEqual({ seed: SEED, differing: [] });
  }
});
