import { award, fund, virement } from './commands.support.js';
import { openHouse, type House } from '../support/house.js';
import { until } from '../support/until.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  for (const command of [fund(), award('QE1')]) await house.runtime.application.execute(command);
  await house.settle();
}, 60_000);
afterAll(() => house?.close());

const raise = (by: number) =>
  house.runtime.pool.query(
    `UPDATE projection.generations SET version = version + $1 WHERE projection = 'positions'`,
    [by],
  );

it('stands still and says why while newer code has the positions, and goes on when it has them again', async () => {
  const { troubles, application, pool, catchUp } = house.runtime;
  await raise(1);
  await until(() => troubles.has('positions'));
  expect(troubles.get('positions')).toContain('made by newer code');
  await application.execute(virement('QE1', 5));
  await catchUp();
  // Whoever waits for it is told, and does not wait.
  await expect(house.settle()).rejects.toMatchObject({ name: 'ReadModelVersion' });
  const { rows } = await pool.query('SELECT FROM positions.current WHERE facts_position > 3');
  expect(rows).toEqual([]);
  await raise(-1);
  await house.settle();
  expect(troubles.has('positions')).toBe(false);
}, 60_000);
