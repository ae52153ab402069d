import { openHouse, type House } from '../../../../test/support/house.js';
import { HealthController } from './health.controller.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.worker.stop();
}, 60_000);
afterAll(() => house?.close());

it.each(['facts', 'positions'])(
  'says that newer code has the %s, and not that nothing answers',
  async (name) => {
    const { pool } = house.runtime;
    const raise = (by: number) =>
      pool.query('UPDATE projection.generations SET version = version + $1 WHERE projection = $2', [
        by,
        name,
      ]);
    const health = new HealthController({ ...house.runtime, logger: { warn: () => undefined } as never });
    await raise(1);
    await expect(health.ready()).rejects.toMatchObject({
      problem: { status: 503, detail: expect.stringMatching(`read model ${name} .*newer code`) as string },
    });
    await raise(-1);
    expect(await health.ready()).toMatchObject({ status: 'ready' });
  },
);
