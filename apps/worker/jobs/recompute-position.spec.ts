import { randomUUID } from 'node:crypto';
import type { AnyCommand } from '#application';
import { pence, type CommandMeta } from '#kernel';
import { readAlerts } from '#projections/alerts';
import { dueAccounts, markSignalled, signalledAt } from '#projections/positions';
import { aFund } from '../../../libs/domain/testing/facts.js';
import { openHouse, type House } from '../../../test/support/house.js';
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
  return (await readAlerts(house.runtime.pool, { today: '2023-06-01' })).find(
    ({ signal }) => signal === 'virement_out',
  );
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
  await markSignalled(
    house.runtime.pool,
    account,
    (await house.runtime.log.head()).position + 1000n,
    '2026-01-01',
  );
  await house.runtime.application.execute(movedOut(50));
  await house.runtime.catchUp();
  await recomputePosition(house.runtime, account);
  expect(await movedOutAlert()).toEqual(before);
});
