import type { Position, PositionTotal } from '#domain/policies';
import { compareWithRefill } from '#projections/engine';
import { countDue } from '#projections/positions';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../infra/demo/random.js';
import { PROJECTIONS } from '../../apps/runtime/index.js';
import { openHouse, type House } from '../support/house.js';
import { startTestRedis, type TestRedis } from '../support/redis.js';
import { until } from '../support/until.js';
import { award, fund, sendAll, virement } from './commands.support.js';
import { KilledServer } from './killed-server.support.js';
import { LogGate } from './log-gate.js';
import { bodiesOf, proposalOf, registered } from './successions.support.js';

const SEED = Number(process.env['FAULT_SEED'] ?? 20_260_401);
const RANDOM_KILLS = Number(process.env['FAULT_KILLS'] ?? 3);
const AWARD = 1_000_000;

/** Before which event of which request the process is killed. Confirming records two successions, ordering moves three amounts. */
const POINTS = [
  ['confirmation', 'OrganisationSucceeded.v1', 1],
  ['confirmation', 'OrganisationSucceeded.v1', 2],
  ['transfers', 'AllocationTransferred.v1', 1],
  ['transfers', 'AllocationTransferred.v1', 2],
  ['transfers', 'AllocationTransferred.v1', 3],
] as const;
type Deed = (typeof POINTS)[number][0];

const random = seededRandom(SEED);
const rounds = POINTS.length + RANDOM_KILLS;
let redis: TestRedis;
let house: House;
let server: KilledServer;
let gate: LogGate;
let ann: string;
let bob: string;

beforeAll(async () => {
  redis = await startTestRedis();
  house = await openHouse({ redisUrl: redis.url });
  // What dies is made good by the server that is started after it, and by nobody else.
  await house.worker.stop();
  const { application } = house.runtime;
  await application.execute(fund());
  const all = Array.from({ length: rounds }, (_, round) => bodiesOf(round));
  await sendAll(application, all.flatMap((bodies) => Object.values(bodies) as string[]).map(registered));
  await sendAll(
    application,
    all.flatMap(({ a, b }) => [award(a), award(b)]),
  );
  await sendAll(
    application,
    all.map(({ a }, round) => virement(a, 123_451 + round)),
  );
  gate = await LogGate.built(house.superuserUrl);
  server = new KilledServer(house.config);
  await server.start();
  const appoint = async (name: string): Promise<string> => {
    const posts = [{ post: 'oversight_analyst', ics: null }];
    return (await server.done<{ id: string }>('/v1/people', { name, posts }, {})).id;
  };
  [ann, bob] = [await appoint('Ann'), await appoint('Bob')];
});
afterAll(async () => {
  await server?.kill();
  await gate?.close();
  await house?.close();
  await redis?.stop();
});

interface Change {
  readonly change: string;
  readonly etag: string;
}
interface Counted {
  readonly events: number;
  readonly commands: number;
  readonly pence: number;
}

/** What the log holds of a change: events of this type, distinct commands, and their sum. */
async function inLog(change: string, type: string): Promise<Counted> {
  const { rows } = await house.runtime.pool.query<Counted>(
    `SELECT count(*)::int AS events, count(DISTINCT metadata::json ->> 'commandId')::int AS commands,
      coalesce(sum((data::json ->> 'amountPence')::bigint), 0)::int AS pence
     FROM log.events WHERE type = $2 AND (metadata::json ->> 'correlationId' = $1 OR stream = 'organisationChange-' || $1)`,
    [change, type],
  );
  return rows[0]!;
}

const propose = (round: number) =>
  server.done<Change>('/v1/organisation-changes', proposalOf(bodiesOf(round)), { 'ringfence-person': ann });
const ask = (deed: Deed, { change, etag }: Change, key: string = randomUUID()) => {
  const headers = { 'ringfence-person': bob, 'if-match': etag, 'idempotency-key': key };
  return server.post(`/v1/organisation-changes/${change}/${deed}`, {}, headers);
};
const leftOf = async ({ change }: Change): Promise<number> =>
  (await server.get<{ beforePence: number }>(`/v1/organisation-changes/${change}/totals`)).beforePence;

/** What was begun is finished, by the worker alone; what never reached the log is asked again, under the same key. */
async function madeGood(deed: Deed, it: Change, key: string): Promise<void> {
  const begun = deed === 'confirmation' ? 'SuccessionConfirmed.v1' : 'SuccessionTransfersOrdered.v1';
  const [follows, times] =
    deed === 'confirmation' ? ['OrganisationSucceeded.v1', 2] : ['AllocationTransferred.v1', 3];
  if ((await inLog(it.change, begun)).events === 0) expect((await ask(deed, it, key))?.status).toBe(200);
  // Half of the time a person does not wait for the worker, and the two do it side by side.
  if (random.below(2) === 0) expect((await ask(deed, it, key))?.status).toBe(200);
  await until(async () => (await inLog(it.change, follows as string)).events >= Number(times));
  expect((await ask(deed, it, key))?.status).toBe(200);
  const once = { events: 1, commands: 1 };
  expect(await inLog(it.change, begun)).toMatchObject(once);
  expect(await inLog(it.change, follows as string)).toMatchObject({ events: times, commands: times });
}

/** The change as it stands, with the ETag to order by. */
const standing = ({ change }: Change) => server.get<Change>(`/v1/organisation-changes/${change}`);

/** The change of a round, confirmed where the deed comes after that. */
async function upTo(deed: Deed, round: number): Promise<Change> {
  const it = await propose(round);
  if (deed === 'confirmation') return it;
  expect((await ask('confirmation', it))?.status).toBe(200);
  return standing(it);
}

test.each(POINTS.map((point, round) => [...point, round] as const))(
  'killed in its %s before %s no. %i',
  async (deed, type, nth, round) => {
    const it = await upTo(deed, round);
    const left = await leftOf(it);
    expect(left).toBe(2 * AWARD - 123_451 - round);
    await gate.shut(type, nth);
    const key = randomUUID();
    const asked = ask(deed, it, key);
    await gate.untilMet();
    await server.kill();
    expect(await asked).toBeNull();
    const dead = random.pick(['passes', 'is thrown out'] as const);
    await gate.open(dead);
    const written = (await inLog(it.change, type)).events;
    expect({ seed: SEED, dead, written }).toEqual({
      ...{ seed: SEED, dead },
      written: dead === 'passes' ? nth : nth - 1,
    });
    await server.start();
    await madeGood(deed, it, key);
    if (deed === 'confirmation') expect((await ask('transfers', await standing(it)))?.status).toBe(200);
    expect((await inLog(it.change, 'AllocationTransferred.v1')).pence).toBe(left);
  },
);

test(`killed at ${RANDOM_KILLS} moments (seed ${SEED})`, async () => {
  // From the first byte of the request to a little after its answer.
  let usualMs = 150;
  for (let round = POINTS.length; round < rounds; round += 1) {
    const deed = round % 2 === 0 ? 'confirmation' : 'transfers';
    const it = await upTo(deed, round);
    const left = await leftOf(it);
    const key = randomUUID();
    const start = performance.now();
    const asked = ask(deed, it, key);
    await sleep(random.below(usualMs));
    await server.kill();
    if ((await asked) !== null) usualMs = Math.ceil(performance.now() - start);
    await server.start();
    await madeGood(deed, it, key);
    if (deed === 'confirmation') expect((await ask('transfers', await standing(it)))?.status).toBe(200);
    expect((await inLog(it.change, 'AllocationTransferred.v1')).pence).toBe(left);
  }
});

test('afterwards no penny is gone, none is there twice, and the read models say what the log says', async () => {
  const { runtime } = house;
  await until(async () => {
    await runtime.catchUp();
    return (await countDue(runtime.pool)) === 0;
  });
  const { total, positions } = await server.get<{ total: PositionTotal; positions: Position[] }>(
    '/v1/positions?fund=HI&year=2022-23&through=13',
  );
  expect(total.allocation).toBe(2 * AWARD * rounds);
  const diverted = Array.from({ length: rounds }, (_, round) => 123_451 + round);
  expect(total.uncommitted).toBe(total.allocation - diverted.reduce((sum, one) => sum + one, 0));
  expect(positions).toHaveLength(4 * rounds);
  const ended = positions.filter(({ ics }) => /^[AB]/.test(ics));
  expect(ended.filter(({ uncommitted, overspend }) => uncommitted !== 0 || overspend !== 0)).toEqual([]);
  for (const projection of PROJECTIONS) {
    const { differing } = await compareWithRefill(runtime.engine, projection);
    expect({ seed: SEED, differing }).toEqual({ seed: SEED, differing: [] });
  }
});
