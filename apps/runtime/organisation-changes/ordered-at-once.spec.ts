import type { Person } from '#identity';
import type { CommandMeta } from '#kernel';
import { randomUUID } from 'node:crypto';
import { award, fund } from '../../../test/faults/commands.support.js';
import { bodiesOf, proposalOf, registered } from '../../../test/faults/successions.support.js';
import { openHouse, type House } from '../../../test/support/house.js';
import { actorOf } from '../acting.js';
import { changeTotals, confirmChange, orderTransfers, organisationChange, proposeChange } from './index.js';

const BODIES = bodiesOf(1);
const somebody = (id: string): Person => ({ id, posts: [{ post: 'oversight_analyst', ics: null }] });
const [ann, bob, cat] = [somebody('ann'), somebody('bob'), somebody('cat')];

let house: House;
beforeAll(async () => {
  house = await openHouse();
  const { application } = house.runtime;
  for (const body of Object.values(BODIES) as string[]) await application.execute(registered(body));
  for (const command of [fund(), award(BODIES.a), award(BODIES.b)]) await application.execute(command);
  await house.runtime.catchUp();
});
afterAll(() => house?.close());

function meta(person: Person): CommandMeta {
  const id = randomUUID();
  const ids = { commandId: id, correlationId: id, causationId: id };
  return { ...ids, at: house.runtime.clock(), actor: actorOf(person) };
}

test('two people who order at once move what is left once: the second is told that it was changed', async () => {
  const { runtime } = house;
  const proposal = proposalOf(BODIES) as Parameters<typeof proposeChange>[2];
  const { state } = await proposeChange(runtime, ann, proposal, meta(ann));
  const { change } = state.proposal;
  await confirmChange(runtime, bob, change, meta(bob));
  // Bob's order reaches the log between what Cat read of the change and the figures that hers would rest on.
  const overtaken = {
    ...runtime,
    async catchUp() {
      const { accounts, moment } = await changeTotals(runtime, state);
      const transfers = accounts.flatMap((account) => account.transfers);
      const data = { change, transfers, orderedBy: bob.id, basedOn: moment.position.toString() };
      await runtime.application.execute({ type: 'OrderSuccessionTransfers', data, meta: meta(bob) });
      await runtime.catchUp();
    },
  };
  await expect(orderTransfers(overtaken, cat, change, meta(cat))).rejects.toMatchObject({
    code: 'StaleRevision',
  });
  await orderTransfers(runtime, cat, change, meta(cat));
  const { state: standing } = await organisationChange(runtime, change);
  expect(standing).toMatchObject({ status: 'confirmed', orders: [{ orderedBy: 'bob' }] });
  const moved = await runtime.pool.query<{ events: number; pence: number }>(
    `SELECT count(*)::int AS events, sum((data::json ->> 'amountPence')::int)::int AS pence
     FROM log.events WHERE type = 'AllocationTransferred.v1'`,
  );
  expect(moved.rows).toEqual([{ events: 3, pence: 2_000_000 }]);
});
