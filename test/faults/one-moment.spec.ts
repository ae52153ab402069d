import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyCommand } from '#application';
import { plainDate } from '#kernel';
import type { Readings } from '#reporting';
import { alertsProjection } from '#projections/alerts';
import { rebuild } from '#projections/engine';
import { factsProjection } from '#projections/facts';
import { rebuildPositions, recomputeAccount } from '#projections/positions';
import type pg from 'pg';
import { award, fund, virement } from './commands.support.js';
import { openHouse, type House } from '../support/house.js';
import { PATIENCE_MS, quickestOf } from '../support/until.js';
import { createReadings } from '../../apps/runtime/readings.js';

const account = { fund: 'HI', ics: 'QE1', year: '2022-23' } as const;
const query = { ...account, through: 12 } as const;

const system: AnyCommand = {
  type: 'RegisterOrganisation',
  data: {
    ...{ icsCode: 'QE1', onsCode: 'E54000048', name: 'Lancashire and South Cumbria' },
    ...{ regionCode: 'Y62', region: 'North West' },
    ...{ establishedOn: plainDate('2022-07-01'), abolishedOn: null },
  },
  meta: { ...award('QE1').meta, commandId: randomUUID() },
};

/** How long the swap is held off. */
const HELD_MS = 4000;
/** Waiting behind it for the long reader to end takes nearly all of that time. */
const LONG_MS = 0.7 * HELD_MS;

let house: House;
beforeAll(async () => {
  house = await openHouse();
  for (const command of [system, fund(), award('QE1'), virement('QE1', 800_000)])
    await house.runtime.application.execute(command);
  await house.settle();
}, 60_000);
afterAll(() => house?.close());

/** Every read model swapped for another generation, one after the other. */
async function swapAll(): Promise<void> {
  const { engine, pool, log } = house.runtime;
  await rebuild(engine, factsProjection);
  await rebuild(engine, alertsProjection);
  await rebuildPositions(pool, (await log.head()).logId);
}

/**
 * The pool, except that everything is swapped once a reader has asked for its first figures, which is when its snapshot is taken. A
 * reader that holds a swap off is not waited for longer than a moment.
 */
function swappingBeneath(pool: pg.Pool): { pool: pg.Pool; swapped: Promise<void> } {
  let done: () => void;
  const swapped = new Promise<void>((resolve) => (done = resolve));
  let asked = false;
  const afterFirst = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    const swap = swapAll().finally(() => done());
    await Promise.race([swap, sleep(700)]);
  };
  const connect = async () => {
    const client = await pool.connect();
    return new Proxy(client, {
      get(target, name) {
        const member = Reflect.get(target, name) as unknown;
        if (typeof member !== 'function') return member;
        if (name !== 'query') return member.bind(target) as unknown;
        return async (...given: Parameters<pg.PoolClient['query']>) => {
          const result = await (target.query(...given) as unknown as Promise<unknown>);
          if (String(given[0]).includes('FROM projection.generations')) await afterFirst();
          return result;
        };
      },
    });
  };
  return { pool: { connect } as unknown as pg.Pool, swapped };
}

type Read = (readings: Readings) => Promise<unknown>;
const READS: Record<string, Read> = {
  positions: (readings) => readings.positions(query),
  'positions as known then': (readings) => readings.positions({ ...query, knownAt: '3' }),
  account: (readings) => readings.account(query),
  findings: (readings) => readings.findings(query),
  alerts: (readings) => readings.alerts(query),
};

it.each(Object.entries(READS))('reads %s of one moment, whatever is swapped beneath', async (_name, read) => {
  const { runtime } = house;
  const before = await read(createReadings(runtime));
  const { pool, swapped } = swappingBeneath(runtime.pool);
  expect(await read(createReadings({ ...runtime, pool }))).toEqual(before);
  await swapped;
  expect(await read(createReadings(runtime))).toEqual(before);
});

it('recomputes an account of one moment, whatever is swapped beneath', async () => {
  const before = await recomputeAccount(house.runtime.pool, account);
  const { pool, swapped } = swappingBeneath(house.runtime.pool);
  expect((await recomputeAccount(pool, account))?.positions).toEqual(before!.positions);
  await swapped;
});

it(
  'keeps no reader waiting for long when another holds the swap off',
  async () => {
    const readings = createReadings(house.runtime);
    // A machine that stalls is slow now and then; a reader that waits behind the swap for the long one to end is slow every time.
    const slowestMs = await quickestOf(3, LONG_MS, async () => {
      const { pool, swapped } = swappingBeneath(house.runtime.pool);
      const long = pool.connect().then(async (client) => {
        await client.query('BEGIN; LOCK TABLE facts.known_times IN ACCESS SHARE MODE');
        await client.query('SELECT FROM projection.generations');
        await sleep(HELD_MS);
        await client.query('COMMIT');
        client.release();
      });
      await sleep(200);
      let slowest = 0;
      let over = false;
      const ended = () => (over = true);
      long.then(ended, ended);
      while (!over) {
        const start = performance.now();
        await readings.positions(query);
        slowest = Math.max(slowest, performance.now() - start);
      }
      await long;
      await swapped;
      return slowest;
    });
    expect(slowestMs).toBeLessThan(LONG_MS);
  },
  PATIENCE_MS,
);
