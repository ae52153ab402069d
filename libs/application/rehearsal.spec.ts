import { pence } from '#kernel';
import { randomUUID } from 'node:crypto';
import { metaOf } from '../domain/testing/command-meta.js';
import type { AnyCommand } from './commands.js';
import { openLogged, type Logged } from './testing/logged.js';

const baseline = (amountPence: number): AnyCommand => ({
  type: 'DeclareBaseline',
  data: {
    ...{
      ics: 'QE1',
      year: '2022-23',
      programme: 'smoking-cessation',
      amountPence: pence(amountPence),
      growthBp: 350,
    },
    ...{ source: 'spec', referenceYear: null, declaredBy: null, approvedBy: null },
  },
  meta: metaOf({ commandId: randomUUID() }),
});

let given: Logged;
beforeEach(async () => {
  given = await openLogged();
}, 60_000);
afterEach(() => given.close());

it('decides on what the log holds and on what was rehearsed before, and writes nothing', async () => {
  const rehearsal = given.application.rehearsal();
  await rehearsal.rehearse(baseline(100));
  await rehearsal.rehearse(baseline(100));
  await expect(rehearsal.rehearse(baseline(200))).rejects.toMatchObject({ code: 'BaselineAlreadyDeclared' });
  expect(await given.all()).toEqual([]);
});

it('takes a command that stands in the log already for a repeat', async () => {
  const command = baseline(100);
  await given.application.execute(command);
  await expect(given.application.rehearsal().rehearse(command)).resolves.toBeUndefined();
  await expect(given.application.rehearsal().rehearse(baseline(200))).rejects.toMatchObject({
    code: 'BaselineAlreadyDeclared',
  });
});
