import { award, fund, virement } from '../../test/faults/commands.support.js';
import { openHouse, type House } from '../../test/support/house.js';
import type { EngineContext } from '#projections/engine';
import { rebuildPositions, verifyPositions } from '#projections/positions';

let house: House;
let engine: EngineContext;
beforeAll(async () => {
  house = await openHouse();
  engine = house.runtime.engine;
  for (const command of [fund(), award('QE1'), award('QE2'), virement('QE2', 800_000)])
    await house.runtime.application.execute(command);
  await house.settle();
  await house.worker.stop();
}, 60_000);
afterAll(() => house?.close());

const rebuilt = async () => (await rebuildPositions(engine.pool, (await engine.log.head()).logId)).differing;
const tamper = async (sql: string) => expect((await engine.pool.query(sql)).rowCount).toBe(1);
const ONE_ROW = `(fund, ics, year) = (SELECT fund, ics, year FROM positions.current ORDER BY 1, 2, 3 LIMIT 1)`;
const CHANGE = `UPDATE positions.current SET positions = replace(positions::text, '"through":1,', '"through":2,')::json
  WHERE ${ONE_ROW}`;
const INVENT = `INSERT INTO positions.current SELECT fund, 'QZZ', year, facts_generation, facts_position, method, positions
  FROM positions.current WHERE ${ONE_ROW}`;

it('finds stored positions to be what the log says, and so does a rebuild', async () => {
  const { differences, due, current, accounts } = await verifyPositions(engine);
  expect({ differences, due, current }).toEqual({ differences: [], due: 0, current: accounts });
  expect(await rebuilt()).toEqual([]);
});

it('tells a stored position that is not what the log says, and so does a rebuild, which puts it right', async () => {
  await tamper(CHANGE);
  expect((await verifyPositions(engine)).differences).toEqual([
    expect.stringMatching(/through M1: not what the log says$/),
  ]);
  expect(await rebuilt()).toEqual(['current']);
  expect((await verifyPositions(engine)).differences).toEqual([]);
});

it('tells a stored position of an account that the log does not know, and so does a rebuild, which leaves it out', async () => {
  await tamper(INVENT);
  expect((await verifyPositions(engine)).differences).toEqual([
    expect.stringMatching(/QZZ.*: a position is stored, and the log knows no such account$/),
  ]);
  expect(await rebuilt()).toEqual(['current']);
  expect((await verifyPositions(engine)).differences).toEqual([]);
});

it('takes what is due for no difference', async () => {
  await house.runtime.application.execute(virement('QE1', 10));
  await house.runtime.catchUp();
  const { differences, due } = await verifyPositions(engine);
  expect({ differences, due }).toEqual({ differences: [], due: 1 });
  expect(await rebuilt()).toEqual([]);
});
