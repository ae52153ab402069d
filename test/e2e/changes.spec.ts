import { join } from 'node:path';
import { importFile, loadFolder } from '#ingestion';
import type { ChangesReading } from '#reporting';
import { fileOf } from '../../libs/ingestion/testing/sources.js';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { expectProblem, openApi, type Api } from '../support/api.js';
import { operatorContext } from '../support/operator.js';

const VIREMENTS =
  'fund,ics_code,financial_year,period,direction,pressure,amount,reason,authorised_by,reference';

let api: Api;
/** The last position before the two corrections below. */
let before: string;
let first: string;

beforeAll(async () => {
  api = await openApi();
  const worked = join(import.meta.dirname, '../fixtures/worked-example');
  await loadFolder(worked, operatorContext(), ingestionPorts(api.house.runtime));
  before = await head();
  first = await vired('out,workforce,1000.00,Locum cover,Ada Lovelace,V-901');
  await vired('in,deficit_support,400.00,Paid back,Ada Lovelace,V-902');
  await api.house.settle();
}, 60_000);
afterAll(() => api?.close());

const head = async (): Promise<string> => (await api.house.runtime.log.head()).position.toString();

/** The year is closed: only an operator's file still gets in. */
async function vired(rest: string): Promise<string> {
  const body = `${VIREMENTS}\nHI,QE1,2022-23,12,${rest}\n`;
  await importFile(fileOf('virements', body), operatorContext(), ingestionPorts(api.house.runtime));
  // The file's own last event stands behind its virement.
  return String(BigInt(await head()) - 1n);
}

const changes = async (query: string): Promise<ChangesReading> => {
  const { status, json } = await api.get(`/v1/changes?fund=HI&year=2022-23&through=12&${query}`);
  expect(status).toBe(200);
  return json<ChangesReading>();
};
const effectsOn = ({ events }: ChangesReading, amount: string) =>
  events.flatMap(({ event, effects }) =>
    effects
      .flatMap(({ amounts }) => amounts)
      .filter((it) => it.amount === amount && it.by === null)
      .map(({ effectPence }) => [event.type, event.amountPence, effectPence]),
  );

test('each amount that differs is told with the events that made it differ, each with its pence', async () => {
  const found = await changes(`from=${before}`);
  expect(effectsOn(found, 'diverted')).toEqual([
    ['VirementMade', 100_000, 100_000],
    ['VirementMade', 40_000, -40_000],
  ]);
  // What was moved out had lapsed, and is leakage either way.
  expect(effectsOn(found, 'lapsed')).toEqual([
    ['VirementMade', 100_000, -100_000],
    ['VirementMade', 40_000, 40_000],
  ]);
  expect(found.total.amounts).toContainEqual({
    ...{ amount: 'diverted', by: null, beforePence: 50_000_000, afterPence: 50_060_000 },
    effectPence: 60_000,
  });
  expect(found.accounts.map(({ ics }) => ics)).toEqual(['QE1']);
  expect(found.accounts[0]!.amounts).toContainEqual({
    ...{ amount: 'divertedBy', by: 'workforce', beforePence: 0, afterPence: 100_000, effectPence: 100_000 },
  });
});

test('says what happened in a sentence, and who recorded it when', async () => {
  const [one] = (await changes(`from=${before}&to=${first}&ics=QE1`)).events;
  expect(one!.event).toMatchObject({
    sentence: '£1,000.00 moved out to workforce in M12: Locum cover',
    ...{ position: first, fund: 'HI', systems: ['QE1'], period: 12, actor: { role: 'operator', name: null } },
  });
});

test('from the beginning on, the whole position is explained', async () => {
  const start = await changes(`from=1`);
  const { positions } = (await api.get('/v1/positions?fund=HI&year=2022-23&through=12')).json<{
    positions: Record<string, number>[];
  }>();
  for (const amount of ['allocation', 'additional', 'substituted', 'confirmedLeakage', 'lapsed']) {
    const sum = effectsOn(start, amount).reduce((soFar, [, , effect]) => soFar + Number(effect), 0);
    expect([amount, sum]).toEqual([amount, positions[0]![amount]]);
  }
});

test('between a moment and itself nothing changed', async () => {
  const none = await changes(`from=${before}&to=${before}`);
  expect([none.accounts, none.events, none.total.amounts]).toEqual([[], [], []]);
});

test.each([
  ['from=0', 'from', 'nothing was recorded by then'],
  ['from=1&to=99999999', 'to', 'the log ends at'],
  ['from=40&to=39', 'from', 'comes after'],
  ['', 'from', 'is missing'],
  ['from=1&knownAt=2', 'knownAt', ''],
])('%s is refused at the parameter %s', async (query, parameter, detail) => {
  const { errors } = expectProblem(
    await api.get(`/v1/changes?fund=HI&year=2022-23&through=12&${query}`),
    400,
  );
  expect(errors).toEqual([
    expect.objectContaining({ parameter, detail: expect.stringContaining(detail) as string }),
  ]);
});
