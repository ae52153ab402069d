import pg from 'pg';
import { award, fund, sendAll, virement } from '../../test/faults/commands.support.js';
import { openHouse, type House } from '../../test/support/house.js';
import { Reconciler } from './reconcile.js';
import { RecomputeFailingError } from './settled.js';

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
const BREAK = `CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.ics = 'QC1' THEN RAISE EXCEPTION 'no figure can be made of it'; END IF; RETURN NEW; END $$;
  CREATE TRIGGER fail BEFORE INSERT ON reactions.signalled FOR EACH ROW EXECUTE FUNCTION public.fail()`;

describe('an account that can never be recomputed', () => {
  beforeAll(async () => {
    await asOwner(BREAK);
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
