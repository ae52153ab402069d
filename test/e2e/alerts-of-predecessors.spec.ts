import { join } from 'node:path';
import { loadFolder } from '#ingestion';
import { organisationsKnown } from '#projections/facts';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { openApi, type Api } from '../support/api.js';
import { operatorContext } from '../support/operator.js';

const VECTORS = join(import.meta.dirname, '../fixtures/vectors/money/history-2/load-1');

interface Page {
  readonly figuresAsOf: { readonly position: string };
  readonly alerts: {
    ics: string;
    fund: string;
    year: string;
    signal: string;
    status: string;
    severity: string;
  }[];
  readonly takenOver: { ics: string; whole: boolean }[];
  readonly next: string | null;
}

let api: Api;
let people: string[];
beforeAll(async () => {
  api = await openApi();
  expect((await loadFolder(VECTORS, operatorContext(), ingestionPorts(api.house.runtime))).status).toBe(
    'applied',
  );
  await api.house.settle();
  people = [];
  for (const name of ['Ann', 'Bob']) {
    const person = { name, posts: [{ post: 'oversight_analyst', ics: null }] };
    people.push((await api.post('/v1/people', person)).json<{ id: string }>().id);
  }
}, 60_000);
afterAll(() => api?.close());

const alerts = async (query: string): Promise<Page> => (await api.get(`/v1/alerts?${query}`)).json<Page>();

/** Proposed by one and confirmed by the other. */
async function succeed(effectiveOn: string, predecessor: string, shares: Record<string, number>) {
  const successors = Object.entries(shares).map(([icsCode, shareBp]) => ({ icsCode, shareBp }));
  const body = { effectiveOn, predecessors: [{ predecessor, successors }], reason: 'An order' };
  const proposed = await api.post('/v1/organisation-changes', body, { 'ringfence-person': people[0]! });
  const { change, etag } = proposed.json<{ change: string; etag: string }>();
  const headers = { 'ringfence-person': people[1]!, 'if-match': etag };
  const confirmed = await api.post(`/v1/organisation-changes/${change}/confirmation`, {}, headers);
  expect(confirmed.status).toBe(200);
  await api.house.settle();
}

test('open alerts of a system that is no more come with those of whoever took it over, as the map was known', async () => {
  const before = await alerts('ics=QF7');
  expect(before.takenOver).toEqual([]);
  expect(new Set(before.alerts.map(({ ics }) => ics))).not.toContain('QE1');

  const nextYear = new Date().getUTCFullYear() + 1;
  await succeed('2026-04-01', 'QE1', { QF7: 10_000 });
  await succeed('2026-04-01', 'QNQ', { QF7: 4_000, QU9: 6_000 });
  await succeed('2026-05-01', 'QF7', { QXU: 10_000 });
  await succeed(`${nextYear}-04-01`, 'QOQ', { QXU: 10_000 });

  // At any remove; what was shared out is taken over in part, and what is still to come not at all.
  const after = await alerts('ics=QXU');
  expect(after.takenOver).toEqual([
    { ics: 'QF7', whole: true },
    { ics: 'QE1', whole: true },
    { ics: 'QNQ', whole: false },
  ]);
  const all = (await alerts('status=open&limit=500')).alerts;
  const heirs = ['QXU', 'QF7', 'QE1', 'QNQ'];
  expect(new Set(all.map(({ ics }) => ics))).toContain('QOQ');
  const open = after.alerts.filter(({ status }) => status === 'open');
  expect(open).toEqual(all.filter(({ ics }) => heirs.includes(ics)));
  expect(new Set(open.map(({ ics }) => ics))).toContain('QE1');

  // Page by page, and narrowed like the system's own.
  const first = await alerts('ics=QXU&status=open&limit=1');
  const second = await alerts(`ics=QXU&status=open&limit=500&cursor=${first.next}`);
  expect([...first.alerts, ...second.alerts]).toEqual(open);
  const narrow = await alerts('ics=QXU&status=open&severity=red&year=2023-24');
  expect(narrow.alerts).toEqual(open.filter((one) => one.year === '2023-24' && one.severity === 'red'));

  const then = await alerts(`ics=QXU&knownAt=${before.figuresAsOf.position}`);
  expect(then.takenOver).toEqual([]);
  expect(then.alerts.every(({ ics }) => ics === 'QXU')).toBe(true);
});

test('the pages say whose they are, and who took the system over', async () => {
  const { position } = await api.house.runtime.log.head();
  const systems = await organisationsKnown(api.house.runtime.pool, position);
  const name = (ics: string) => systems.get(ics)!.name;
  const took = (ics: string) => `Of ${name(ics)}, which ${name('QXU')} took over.`;
  const list = (await api.get('/alerts?ics=QXU')).text;
  expect(list).toContain(took('QE1'));
  const system = (await api.get('/systems/QXU?fund=HI&year=2023-24')).text;
  expect(system).toContain(took('QE1'));
  // Under its own name nothing is inherited.
  for (const path of ['/alerts', '/alerts?ics=QE1'])
    expect((await api.get(path)).text).not.toContain('took over');
});
