import type { AnyCommand } from '#application';
import { compareWithRefill, rebuild } from '#projections/engine';
import { rebuildPositions, verifyPositions } from '#projections/positions';
import type { ChildProcess } from 'node:child_process';
import { PROJECTIONS } from '../../apps/runtime/index.js';
import { openHouse, type House } from '../support/house.js';
import { tailOf } from '../support/processes.js';
import { spawnScript } from '../support/spawn-script.js';
import { award, fund } from './commands.support.js';

const SEED = Number(process.env['FAULT_SEED'] ?? 41);
/** Of each of two writers; every third is sent by both, under one id. */
const COMMANDS = 900;
const SHARED = COMMANDS / 3;
const DISTINCT = 2 * COMMANDS - SHARED;

const writers = new Set<ChildProcess>();
let house: House;

beforeAll(async () => {
  house = await openHouse();
  for (const command of setUp()) await house.runtime.application.execute(command);
});
afterAll(async () => {
  for (const writer of writers) writer.kill('SIGKILL');
  await house?.close();
});

/** The fund, and an award for each of the hundred accounts. */
const setUp = (): AnyCommand[] => [
  fund(),
  ...Array.from({ length: 100 }, (_, i) => award(`Q${String(i).padStart(2, '0')}`)),
];

/** A writer in a process of its own; resolves with what it says in the end. */
function write(name: string, seed: number): Promise<{ written: number; repeated: number }> {
  const { appUrl } = house.runtime.database;
  const child = spawnScript('test/faults/writer.child.ts', [appUrl, name, String(seed), String(COMMANDS)]);
  writers.add(child);
  const [said, complaint] = [tailOf(child.stdout), tailOf(child.stderr)];
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      writers.delete(child);
      if (code === 0) resolve(JSON.parse(said()) as { written: number; repeated: number });
      else reject(new Error(`seed ${seed}, writer ${name} ended with ${code}: ${complaint()}`));
    });
  });
}

async function expectEachOnce(rounds: number): Promise<void> {
  const { pool } = house.runtime;
  const one = async (sql: string) => (await pool.query<Record<string, string>>(sql)).rows[0];
  const virements = String(rounds * DISTINCT);
  expect(
    await one(
      `SELECT count(*) AS events, count(DISTINCT metadata::json ->> 'commandId') AS commands FROM log.events
       WHERE type = 'VirementMade.v1'`,
    ),
  ).toEqual({ events: virements, commands: virements });
  // No position is skipped and none is taken twice, neither by the log nor by the facts.
  expect(await one('SELECT count(*) = max(position) AS dense FROM log.events')).toEqual({ dense: true });
  expect(
    await one(
      `SELECT (SELECT count(*) FROM facts.virements) AS facts,
        (SELECT count(*) FROM facts.virements f JOIN log.events e ON e.position = f.known_from
          AND (e.data::json ->> 'amountPence')::bigint = f.amount_pence) AS matched`,
    ),
  ).toEqual({ facts: virements, matched: virements });
}

async function expectAsTheLogSays(): Promise<void> {
  await house.settle();
  for (const projection of PROJECTIONS) {
    const { live, rebuilt, differing } = await compareWithRefill(house.runtime.engine, projection);
    expect({ seed: SEED, differing }).toEqual({ seed: SEED, differing: [] });
    expect(rebuilt.sha256).toBe(live.sha256);
  }
  const { differences, due, accounts, current } = await verifyPositions(house.runtime.engine);
  expect({ differences, due, accounts, current }).toEqual({
    differences: [],
    due: 0,
    accounts: 100,
    current: 100,
  });
}

describe(`two writers at once on a hundred accounts (seed ${SEED})`, () => {
  test('while projections and jobs follow: nothing is skipped and nothing is there twice', async () => {
    const [a, b] = await Promise.all([write('a', SEED), write('b', SEED)]);
    expect(a.written + b.written).toBe(DISTINCT);
    expect(a.repeated + b.repeated).toBe(SHARED);
    await house.settle();
    await expectEachOnce(1);
    await expectAsTheLogSays();
  });

  test('while the read models are rebuilt beneath them, again and again', async () => {
    let writing = true;
    const both = Promise.all([write('a', SEED + 1), write('b', SEED + 1)]).finally(() => (writing = false));
    both.catch(() => undefined); // told below, also when a rebuild fails first
    const { engine, pool, log } = house.runtime;
    let rebuilds = 0;
    do {
      for (const projection of PROJECTIONS) {
        const { differing } = await rebuild(engine, projection);
        expect({ seed: SEED, rebuilds, differing }).toEqual({ seed: SEED, rebuilds, differing: [] });
        // Each read model that was swapped under running writers counts: a whole round may outlast them.
        if (writing) rebuilds += 1;
      }
      await rebuildPositions(pool, (await log.head()).logId);
    } while (writing);
    await both;
    expect(rebuilds).toBeGreaterThan(0);
    await house.settle();
    await expectEachOnce(2);
    await expectAsTheLogSays();
  });
});
