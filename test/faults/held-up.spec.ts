import type { AnyCommand, Application } from '#application';
import { readAlerts } from '#projections/alerts';
import { dueAccounts } from '#projections/positions';
import pg from 'pg';
import { award, fund, virement } from './commands.support.js';
import { openHouse, type House } from '../support/house.js';
import { until } from '../support/until.js';
import { recomputePosition } from '../../apps/worker/jobs/recompute-position.js';

const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };

describe('a job that is held up before it tells, while the truth moves on', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
    for (const command of [fund(), award('QE1')]) await house.runtime.application.execute(command);
    await house.settle();
    await house.worker.stop();
  }, 60_000);
  afterAll(() => house?.close());

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

  test('is not overtaken by another job: the account stays due, and is told the truth', async () => {
    await happens(virement('QE1', 1_200_000));
    const { goOn } = await heldUp();
    await happens(award('QE1'));
    expect(await recomputePosition(house.runtime, account)).toBe(false);
    expect(await goOn()).toBe(true);
    expect(await dueAccounts(house.runtime.pool, 10)).toEqual([account]);
    expect(await recomputePosition(house.runtime, account)).toBe(true);
    expect(await dueAccounts(house.runtime.pool, 10)).toEqual([]);
    expect((await overcommitted())?.status).toBe('resolved');
  });

  test('whose connection is lost, and its lock with it, leaves the account due again', async () => {
    await happens(virement('QE1', 2_000_000));
    const { goOn } = await heldUp();
    const owner = new pg.Client({ connectionString: house.superuserUrl });
    await owner.connect();
    const lost = await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'ringfence-locks' AND datname = current_database()`,
    );
    await owner.end();
    expect(lost.rowCount).toBeGreaterThan(0);
    await happens(award('QE1'));
    await happens(award('QE1'));
    await until(() => recomputePosition(house.runtime, account).catch(() => false));
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
