import { join } from 'node:path';
import { loadFolder } from '#ingestion';
import { ingestionPorts, reportsOnReturn } from '../../apps/runtime/index.js';
import { expectProblem, openApi, type Api } from '../support/api.js';
import { operatorContext } from '../support/operator.js';

const VECTORS = join(import.meta.dirname, '../fixtures/vectors/money/history-2');
const TODAY = {
  ...{ fund: 'HI', year: '2022-23', through: 12, footprint: 'current_footprint' },
  reason: 'As the map is now.',
};
const QXU = { kind: 'system', ics: 'QXU' };

let api: Api;
beforeAll(async () => {
  api = await openApi();
  await load('load-1');
});
afterAll(() => api?.close());

async function load(folder: string): Promise<void> {
  const loaded = await loadFolder(
    join(VECTORS, folder),
    operatorContext(),
    ingestionPorts(api.house.runtime),
  );
  expect(loaded.status).toBe('applied');
  await api.house.settle();
}

async function issue(body: object): Promise<string> {
  const { status, ...answer } = await api.post('/v1/reports', { ...TODAY, ...body });
  expect(status).toBe(201);
  return answer.json<{ number: string }>().number;
}

const touchedBy = async (ics: string): Promise<string[]> =>
  (await reportsOnReturn(api.house.runtime, { ics, year: '2022-23', period: 3 }))
    .map(({ number }) => number)
    .sort();

let before: string;
let after: string;
let region: string;
let reported: string;

test('one system is reported on before and after the map changed, and the later report takes the place of the former', async () => {
  before = await issue({ scope: QXU });
  await load('load-2');
  after = await issue({ scope: QXU, supersedes: before });
  region = await issue({ scope: { kind: 'region', regionCode: 'Y63' } });
  reported = await issue({ scope: { kind: 'system', ics: 'QNQ' }, footprint: 'as_reported' });
  for (const number of [before, after, region])
    expect((await api.get(`/v1/reports/${number}/verification`)).json()).toMatchObject({ verdict: 'same' });
  expectProblem(await api.post('/v1/reports', { ...TODAY, scope: { kind: 'system', ics: 'QNQ' } }), 400);
});

test('what makes them differ is the map, and what was recorded of the accounts that came by it', async () => {
  const { systems, events } = (await api.get(`/v1/reports/${before}/differences?with=${after}`)).json<{
    systems: { ics: string }[];
    events: { event: { type: string; systems: string[] }; effects: object[] }[];
  }>();
  expect(systems.map(({ ics }) => ics)).toEqual(['QXU']);
  expect(events.map(({ event }) => [event.type, event.systems])).toContainEqual([
    'OrganisationSucceeded',
    ['QNQ', 'QRL', 'QU9', 'QXU'],
  ]);
  // Two bodies became QN1 meanwhile, which is nothing to QXU.
  expect(events.flatMap(({ event }) => event.systems)).not.toContain('QN1');
  const page = await api.get(`/reports/${before}/differences?with=${after}`);
  expect(page.text).toContain('the map: accounts are apportioned anew');
});

test('a return of a predecessor touches the reports of its successors, and that of a successor its own', async () => {
  expect(await touchedBy('QNQ')).toEqual([after, region, reported].sort());
  expect(await touchedBy('QXU')).toEqual([after, region].sort());
  expect(await touchedBy('QRL')).toEqual([region]);
});

test('an account that left the region with the map touches its report no more, but one issued while it was there', async () => {
  // QE1 and QOQ became QN1, of another region.
  expect(await touchedBy('QE1')).toEqual([]);
  const then = (await api.get(`/v1/reports/${before}`)).json<{ position: string }>().position;
  const old = await issue({ scope: { kind: 'system', ics: 'QE1' }, knownAt: then });
  expect(await touchedBy('QE1')).toEqual([old]);
});
