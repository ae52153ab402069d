import { eventCodec } from '#event-store/codec';
import { WrongExpectedRevisionError } from '#event-store/port';
import { pence, type Actor } from '#kernel';
import { randomUUID } from 'node:crypto';
import { metaOf } from '../domain/testing/command-meta.js';
import { Application } from './application.js';
import type { AnyCommand } from './commands.js';
import { interfering, openLogged, type Logged } from './testing/logged.js';

const account = { fund: 'HI', ics: 'QE1', year: '2022-23' };
const award = (commandId = randomUUID(), reference: string | null = null): AnyCommand => ({
  type: 'AwardAllocation',
  data: {
    account,
    amountPence: pence(100),
    effectiveOn: '2022-04-01',
    source: 'spec',
    recurrent: null,
    reference,
  },
  meta: metaOf({ commandId }),
});
const close = (closedOn: string, role: Actor['role'] = 'operator'): AnyCommand => ({
  type: 'CloseAccount',
  data: { account, closedOn },
  meta: metaOf({ commandId: randomUUID(), role }),
});

let given: Logged;
beforeEach(async () => {
  given = await openLogged();
}, 60_000);
afterEach(() => given.close());

it('writes what the decider decides, with who asked and for what', async () => {
  const command = award();
  const outcome = await given.application.execute(command);
  const [event] = await given.all();
  expect(outcome).toEqual({
    stream: 'ringFenceAccount-HI:QE1:2022-23',
    position: event!.position,
    written: 1,
  });
  expect(event).toMatchObject({
    type: 'AllocationAwarded.v1',
    revision: 0,
    metadata: { commandId: command.meta.commandId, index: 0, actor: command.meta.actor },
  });
});

it('answers the same command again as before, and writes nothing', async () => {
  const command = award();
  const first = await given.application.execute(command);
  await given.application.execute(award());
  expect(await given.application.execute(command)).toEqual({ ...first, written: 0 });
  expect(await given.all()).toHaveLength(2);
});

it('writes nothing for a command that changes nothing', async () => {
  await given.application.execute(close('2023-05-31'));
  expect(await given.application.execute(close('2023-05-31'))).toMatchObject({ position: null, written: 0 });
  expect(await given.all()).toHaveLength(1);
});

it('passes on the refusal of the rules, and writes nothing', async () => {
  await given.application.execute(close('2023-05-31'));
  await expect(given.application.execute(close('2023-06-30'))).rejects.toMatchObject({
    name: expect.stringMatching(/Closed/),
  });
  expect(await given.all()).toHaveLength(1);
});

it('decides again when another writer was first: twenty at once all succeed, none twice', async () => {
  const commands = Array.from({ length: 20 }, () => award());
  await Promise.all(commands.map((command) => given.application.execute(command)));
  const events = await given.all();
  expect(events.map(({ revision }) => revision)).toEqual(commands.map((_command, index) => index));
  expect(new Set(events.map(({ metadata }) => metadata.commandId)).size).toBe(20);
});

it('writes only to a stream that stands as it was seen, where the caller says how that was', async () => {
  await given.application.execute(award(), { seen: null });
  const { revision } = await given.application.standingFor(award());
  await given.application.execute(award(), { seen: revision });
  await expect(given.application.execute(award(), { seen: revision })).rejects.toMatchObject({
    code: 'StaleRevision',
  });
  expect(await given.all()).toHaveLength(2);
});

it('gives up with a name when it loses every race', async () => {
  const log = interfering(given.log, {
    append: (stream, expected) => Promise.reject(new WrongExpectedRevisionError(stream, expected, 7)),
  });
  await expect(new Application(log, eventCodec).execute(award())).rejects.toMatchObject({
    code: 'Contended',
  });
});
