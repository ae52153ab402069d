import type { AnyCommand } from '#application';
import { award, commandOf, fund } from '../faults/commands.support.js';
import { registered } from '../faults/successions.support.js';
import { expectProblem, openApi, type Api } from '../support/api.js';

// Money of a closed year that nobody may bring into the next: of a fund without one, and of a system that is gone by then.

let api: Api;
beforeAll(async () => {
  api = await openApi();
  const { application } = api.house.runtime;
  await application.execute(fund());
  for (const ics of ['QE1', 'QF7']) {
    await application.execute(registered(ics));
    await application.execute(award(ics));
    const account = { fund: 'HI', ics, year: '2022-23' };
    const approval = { amountPence: 300_000, approvedOn: '2023-04-20', approvedBy: 'ann', reference: null };
    await application.execute(commandOf('ApproveCarryForward', { account, ...approval }));
    const close = commandOf('CloseAccount', { account, closedOn: '2023-05-31' });
    await application.execute({ ...close, meta: { ...close.meta, at: '2023-06-01T09:00:00.000Z' } });
  }
  await api.house.settle();
}, 60_000);
afterAll(() => api?.close());

const addressOf = (ics: string) => `/v1/accounts/HI/${ics}/2022-23/carry-forward`;

/** What bringing in is refused with, where reading announced it already; and nothing is brought in. */
async function refusalOf(ics: string) {
  const read = async () =>
    (await api.get(addressOf(ics))).json<{
      etag: string;
      bringingIn: Record<string, unknown> & { obstacle: { code: string; sentence: string } };
    }>();
  const { etag, bringingIn } = await read();
  const answer = await api.post(`${addressOf(ics)}/bringing-in`, {}, { 'if-match': etag });
  const { type, detail } = expectProblem(answer, 422);
  expect(bringingIn).toMatchObject({ carriedForwardPence: 300_000, proposedPence: 0 });
  expect(detail).toBe(bringingIn.obstacle.sentence);
  expect((await read()).bringingIn).toEqual(bringingIn);
  return { type: type.split(':').at(-1), detail };
}

test('a fund without a next year refuses, until it has one', async () => {
  expect(await refusalOf('QE1')).toEqual({
    type: 'FundHasNoNextYear',
    detail:
      'The fund has no year 2023-24 into which money could be brought; its conditions have to be set first.',
  });
  const one = fund() as Extract<AnyCommand, { type: 'DefineFund' }>;
  const years = { ...one.data.years, '2023-24': { regime: 'ring_fenced' as const } };
  await api.house.runtime.application.execute({ ...one, data: { ...one.data, years } } as AnyCommand);
  const { bringingIn } = (await api.get(addressOf('QE1'))).json<{ bringingIn: object }>();
  expect(bringingIn).toMatchObject({ proposedPence: 300_000, obstacle: null });
});

test('a system that is succeeded when the next year begins refuses; one that goes on a day later does not', async () => {
  const { application } = api.house.runtime;
  const succeeded = (predecessor: string, effectiveOn: string) =>
    commandOf('SucceedOrganisation', {
      ...{ predecessor, effectiveOn, successors: [{ icsCode: 'QOQ', shareBp: 10000 }] },
    });
  await application.execute(registered('QOQ'));
  await application.execute(succeeded('QF7', '2023-04-01'));
  await application.execute(succeeded('QE1', '2023-04-02'));
  expect(await refusalOf('QF7')).toEqual({
    type: 'SystemSucceeded',
    detail:
      'QF7 was succeeded on 2023-04-01 and has no 2023-24; what is left goes to its successors by the change of the map.',
  });
  const { bringingIn } = (await api.get(addressOf('QE1'))).json<{ bringingIn: object }>();
  expect(bringingIn).toMatchObject({ proposedPence: 300_000, obstacle: null });
});
