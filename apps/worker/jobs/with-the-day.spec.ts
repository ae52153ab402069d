import { randomUUID } from 'node:crypto';
import type { AnyCommand } from '#application';
import { EVERY_FUND } from '#domain/reporting-calendar';
import { pence, type CommandMeta } from '#kernel';
import { readAlerts } from '#projections/alerts';
import { dueAccounts } from '#projections/positions';
import { aFund } from '../../../libs/domain/testing/facts.js';
import { openHouse, type House } from '../../../test/support/house.js';

const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };
let now = '2022-05-16T10:00:00.000Z';
let house: House;

const meta = (): CommandMeta => ({
  ...{ commandId: randomUUID(), actor: { id: 'operator', role: 'operator' }, at: now },
  ...{ correlationId: randomUUID(), causationId: randomUUID() },
});
const happens = (type: string, data: object): Promise<unknown> =>
  house.runtime.application.execute({ type, data, meta: meta() } as AnyCommand);
const overdue = async () => {
  await house.settle();
  return (await readAlerts(house.runtime.pool, {})).find(({ signal }) => signal === 'return_overdue');
};
const head = async () => (await house.runtime.log.head()).position;

beforeAll(async () => {
  house = await openHouse({ clock: () => now });
  await happens('DefineFund', aFund());
  await happens('AwardAllocation', {
    ...{ account, amountPence: pence(1_000_000), effectiveOn: '2022-04-01', source: 'spec' },
    ...{ recurrent: null, reference: null },
  });
  const dates = { dueOn: '2022-05-16', signOffBy: '2022-05-30' };
  await happens('SetDueDate', { fund: EVERY_FUND, year: account.year, period: 1, ...dates });
}, 60_000);
afterAll(() => house?.close());

it('says nothing on the day on which a return is due', async () => expect(await overdue()).toBeUndefined());

it('raises that it is overdue when the next day begins in England, though no fact came', async () => {
  const before = await head();
  now = '2022-05-16T22:59:00.000Z';
  expect(await overdue()).toBeUndefined();
  now = '2022-05-16T23:01:00.000Z';
  expect(await overdue()).toMatchObject({ severity: 'amber', status: 'open' });
  expect(await head()).toBe(before + 1n);
});

it('looks once a day, and says the same once', async () => {
  now = '2022-05-20T09:00:00.000Z';
  const before = await head();
  expect(await dueAccounts(house.runtime.pool, 1)).toEqual([]);
  expect(await overdue()).toMatchObject({ severity: 'amber' });
  await house.restart();
  await house.settle();
  expect(await head()).toBe(before);
});

it('turns red after ten working days, and waits again after an extension', async () => {
  now = '2022-05-31T09:00:00.000Z';
  expect(await overdue()).toMatchObject({ severity: 'red' });
  await happens('GrantExtension', {
    ...{ fund: EVERY_FUND, ics: 'QE1', year: account.year, period: 1, until: '2022-06-10' },
    reason: 'The ledger was moved.',
  });
  expect(await overdue()).toMatchObject({ status: 'resolved' });
  now = '2022-06-11T09:00:00.000Z';
  expect(await overdue()).toMatchObject({ severity: 'amber', status: 'open' });
});
