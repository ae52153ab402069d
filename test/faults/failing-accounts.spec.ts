import { withAccountLock } from '#projections/positions';
import pg from 'pg';
import { award, fund, sendAll, virement } from './commands.support.js';
import { openHouse, type House } from '../support/house.js';
import { PATIENCE_MS } from '../support/until.js';
import { Reconciler } from '../../apps/worker/reconcile.js';
import { RecomputeFailingError } from '../../apps/worker/settled.js';

const ICS = ['QA1', 'QB1', 'QC1', 'QD1', 'QE1'];
let house: House;
beforeAll(async () => {
  house = await openHouse();
  await sendAll(house.runtime.application, [fund(), ...ICS.map(award)]);
  await house.settle();
}, 60_000);
afterAll(() => house?.close());

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: house.superuserUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
/** Of those systems nothing can be told. */
const breakOf = (
  systems: string,
) => `CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.ics SIMILAR TO '${systems}' THEN RAISE EXCEPTION 'no figure can be made of it'; END IF; RETURN NEW; END $$;
  CREATE TRIGGER fail BEFORE INSERT ON reactions.signalled FOR EACH ROW EXECUTE FUNCTION public.fail()`;

describe('an account that can never be recomputed', () => {
  beforeAll(async () => {
    await asOwner(breakOf('QC1'));
    await sendAll(
      house.runtime.application,
      ICS.map((ics) => virement(ics, 100)),
    );
  });
  afterAll(() => asOwner('DROP FUNCTION public.fail CASCADE'));

  test('is told by name and reason to whoever waits, and keeps no other waiting', async () => {
    const error: unknown = await house.settle().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RecomputeFailingError);
    expect((error as RecomputeFailingError).details).toEqual({
      failing: [{ account: 'HI:QC1:2022-23', reason: 'no figure can be made of it' }],
    });
    expect((error as Error).message).toMatch(
      /^1 account cannot be recomputed.*HI:QC1:2022-23 \(no figure can be made of it\)/,
    );
  }, 60_000);
});

describe('many accounts that can never be recomputed, of which some are always in the hands of a job', () => {
  const MANY = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((letter) => [`Q${letter}2`, `Q${letter}3`]);
  const first = { fund: 'HI', ics: MANY[0]!, year: '2022-23' };
  let letGo: () => void;
  let held: Promise<boolean>;
  beforeAll(async () => {
    const { runtime } = house;
    // Half a hundred failures, each with its stack, would be all that a run of the specs prints.
    runtime.logger.level = 'silent';
    await new Promise<void>((taken) => {
      const gone = new Promise<void>((resolve) => (letGo = resolve));
      held = withAccountLock(runtime.lockPool, first, () => (taken(), gone));
    });
    await asOwner(breakOf('Q_[23]'));
    // The one that is held has waited longest, so that it is what whoever looks comes to first.
    await runtime.application.execute(award(first.ics));
    await sendAll(runtime.application, MANY.slice(1).map(award));
  }, 60_000);
  afterAll(async () => {
    letGo();
    house.runtime.logger.level = 'error';
    await held;
    await asOwner('DROP FUNCTION public.fail CASCADE');
  });

  test(
    'are told all the same, long before the time is up',
    async () => {
      const start = performance.now();
      const error: unknown = await house.worker
        .settled({ timeoutMs: PATIENCE_MS })
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(RecomputeFailingError);
      expect(performance.now() - start).toBeLessThan(PATIENCE_MS / 2);
      const { failing } = (error as RecomputeFailingError).details as { failing: { account: string }[] };
      expect(failing.map(({ account }) => account)).not.toContain('HI:QA2:2022-23');
      expect(failing.length).toBeGreaterThan(MANY.length / 2);
      expect((error as Error).message).toMatch(/but for \d+ that a job was at/);
    },
    PATIENCE_MS,
  );
});

it('is no more in the way when it can be recomputed again', () => house.settle(), 60_000);

it('puts on the queue what is due behind more accounts than go at once, and then the first again', async () => {
  await house.worker.stop();
  await sendAll(
    house.runtime.application,
    ICS.map((ics) => virement(ics, 100)),
  );
  await house.runtime.catchUp();
  const queued: string[][] = [];
  const queue = {
    addBulk: (jobs: readonly { data: { ics: string } }[]) =>
      Promise.resolve(void queued.push(jobs.map(({ data }) => data.ics).sort())),
  };
  const reconciler = new Reconciler(house.runtime, queue as never, 2);
  for (let n = 0; n < 4; n += 1) await reconciler.reconcile();
  expect(queued.map((jobs) => jobs.length)).toEqual([2, 2, 1, 2]);
  expect(queued.slice(0, 3).flat().sort()).toEqual(ICS);
  expect(queued[3]).toEqual(queued[0]);
});
