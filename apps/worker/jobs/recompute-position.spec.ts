import { randomUUID } from 'node:crypto';
import type { AnyCommand, Application } from '#application';
import { pence, type CommandMeta } from '#kernel';
import { readAlerts } from '#projections/alerts';
import { dueAccounts, markSignalled, signalledAt } from '#projections/positions';
import { aFund } from '../../../libs/domain/testing/facts.js';
import pg from 'pg';
import { openHouse, type House } from '../../../test/support/house.js';
import { until } from '../../../test/support/until.js';
import { recomputePosition } from './recompute-position.js';

const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };
const meta = (): CommandMeta => ({
  ...{ commandId: randomUUID(), actor: { id: 'operator', role: 'operator' }, at: '2023-06-01T09:00:00.000Z' },
  ...{ correlationId: randomUUID(), causationId: randomUUID() },
});
const movedOut = (pounds: number): AnyCommand => ({
  type: 'MakeVirement',
  data: {
    ...{
      account,
      period: 9,
      direction: 'out',
      pressure: 'deficit_support',
      amountPence: pence(pounds * 100),
    },
    ...{ reason: 'spec', authorisedBy: randomUUID(), reference: null },
  },
  meta: meta(),
});

const awarded = (amountPence: number): AnyCommand => ({
  type: 'AdjustAllocation',
  data: {
    ...{ account, amountPence: pence(amountPence), effectiveOn: '2022-09-01', source: 'spec' },
    ...{ recurrent: null, reference: null },
  },
  meta: meta(),
});

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const { application } = house.runtime;
  await application.execute({
    type: 'DefineFund',
    data: aFund(),
    meta: meta(),
  });
  await application.execute({
    type: 'AwardAllocation',
    data: {
      ...{ account, amountPence: pence(1_000_000), effectiveOn: '2022-04-01', source: 'spec' },
      ...{ recurrent: null, reference: null },
    },
    meta: meta(),
  });
  await application.execute(movedOut(100));
  await house.settle();
}, 60_000);
afterAll(() => house?.close());

const movedOutAlert = async () => {
  await house.runtime.catchUp();
  return (await readAlerts(house.runtime.pool, {})).find(({ signal }) => signal === 'virement_out');
};

it('leaves an account that was recomputed and told no longer due', async () => {
  expect(await dueAccounts(house.runtime.pool, 10)).toEqual([]);
  expect((await movedOutAlert())?.figures['movedOutPence']).toBe(10_000);
});

it('does the same again without a word', async () => {
  const before = await house.runtime.log.head();
  await recomputePosition(house.runtime, account);
  expect(await house.runtime.log.head()).toEqual(before);
});

it('does nothing for an account that does not exist', async () => {
  await recomputePosition(house.runtime, { ...account, ics: 'QZZ' });
  expect(await signalledAt(house.runtime.pool, { ...account, ics: 'QZZ' })).toBeNull();
});

it('tells nothing older than what a later job has told', async () => {
  const before = await movedOutAlert();
  await markSignalled(house.runtime.pool, account, (await house.runtime.log.head()).position + 1000n);
  await house.runtime.application.execute(movedOut(50));
  await house.runtime.catchUp();
  await recomputePosition(house.runtime, account);
  expect(await movedOutAlert()).toEqual(before);
});

describe('a job that is held up before it tells, while the truth moves on', () => {
  /** Begins a job that stops before its first word; `goOn` lets it speak. */
  async function heldUp(): Promise<{ goOn: () => Promise<boolean> }> {
    let reached: () => void, release: () => void;
    const atGate = new Promise<void>((resolve) => (reached = resolve));
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { application } = house.runtime;
    const slow = {
      stateFor: (command: AnyCommand) => application.stateFor(command),
      async execute(command: AnyCommand) {
        reached();
        await gate;
        return application.execute(command);
      },
    } as Application;
    const job = recomputePosition({ ...house.runtime, application: slow }, account);
    await atGate;
    return { goOn: () => (release(), job) };
  }

  const overcommitted = async () => {
    await house.runtime.catchUp();
    return (await readAlerts(house.runtime.pool, {})).find(({ signal }) => signal === 'overcommitted');
  };
  const happens = async (command: AnyCommand) => {
    await house.runtime.application.execute(command);
    await house.runtime.catchUp();
  };

  beforeAll(async () => {
    await house.runtime.pool.query('DELETE FROM reactions.signalled');
    await recomputePosition(house.runtime, account);
    await house.worker.stop();
  });

  test('is not overtaken by another job: the account stays due, and is told the truth', async () => {
    await happens(movedOut(12_000));
    const { goOn } = await heldUp();
    await happens(awarded(1_000_000));
    expect(await recomputePosition(house.runtime, account)).toBe(false);
    expect(await goOn()).toBe(true);
    expect(await dueAccounts(house.runtime.pool, 10)).toEqual([account]);
    expect(await recomputePosition(house.runtime, account)).toBe(true);
    expect(await dueAccounts(house.runtime.pool, 10)).toEqual([]);
    expect((await overcommitted())?.status).toBe('resolved');
  });

  test('whose connection is lost, and its lock with it, leaves the account due again', async () => {
    await happens(movedOut(20_000));
    const { goOn } = await heldUp();
    const owner = new pg.Client({ connectionString: house.superuserUrl });
    await owner.connect();
    const lost = await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'ringfence-locks' AND datname = current_database()`,
    );
    await owner.end();
    expect(lost.rowCount).toBeGreaterThan(0);
    await happens(awarded(10_000_000));
    await until(() => recomputePosition(house.runtime, account).catch(() => false), 10_000);
    expect(await dueAccounts(house.runtime.pool, 10)).toEqual([]);
    await goOn();
    // It has told what is true no more.
    expect((await overcommitted())?.status).toBe('open');
    expect(await dueAccounts(house.runtime.pool, 10)).toEqual([account]);
    await recomputePosition(house.runtime, account);
    expect(await dueAccounts(house.runtime.pool, 10)).toEqual([]);
    expect((await overcommitted())?.status).toBe('resolved');
  });
});
