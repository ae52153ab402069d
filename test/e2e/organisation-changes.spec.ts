import { join } from 'node:path';
import { loadFolder } from '#ingestion';
import type { Position, PositionTotal } from '#domain/policies';
import type { AccountKey } from '#domain/ring-fence-account';
import { successionsKnown } from '#projections/facts';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { expectProblem, openApi, type Api } from '../support/api.js';
import { operatorContext } from '../support/operator.js';

const VECTORS = join(import.meta.dirname, '../fixtures/vectors/money/history-2/load-1');
const CHANGE = {
  effectiveOn: '2026-04-01',
  predecessors: [
    { predecessor: 'QE1', successors: [{ icsCode: 'QF7', shareBp: 10000 }] },
    {
      predecessor: 'QNQ',
      successors: [
        { icsCode: 'QRL', shareBp: 375 },
        { icsCode: 'QU9', shareBp: 2642 },
        { icsCode: 'QXU', shareBp: 6983 },
      ],
    },
  ],
  reason: 'The Integrated Care Boards Order 2026',
};

let api: Api;
let ann: string;
let bob: string;
beforeAll(async () => {
  api = await openApi();
  const ports = ingestionPorts(api.house.runtime);
  expect((await loadFolder(VECTORS, operatorContext(), ports)).status).toBe('applied');
  await api.house.settle();
  const appoint = async (name: string): Promise<string> =>
    (await api.post('/v1/people', { name, posts: [{ post: 'oversight_analyst', ics: null }] })).json<{
      id: string;
    }>().id;
  [ann, bob] = [await appoint('Ann'), await appoint('Bob')];
});
afterAll(() => api?.close());

interface Change {
  change: string;
  status: string;
  etag: string;
  orders: { transfers: { account: AccountKey; toIcs: string; amountPence: number }[] }[];
}
const as = (person: string, more: Record<string, string> = {}) => ({ 'ringfence-person': person, ...more });
const propose = async (body: unknown = CHANGE) => api.post('/v1/organisation-changes', body, as(ann));
const confirm = (it: Change, person: string, etag = it.etag) =>
  api.post(`/v1/organisation-changes/${it.change}/confirmation`, {}, as(person, { 'if-match': etag }));

const order = (it: Change, person: string, etag = it.etag) =>
  api.post(`/v1/organisation-changes/${it.change}/transfers`, {}, as(person, { 'if-match': etag }));

const recorded = async (): Promise<number> => {
  const { position } = await api.house.runtime.log.head();
  return (await successionsKnown(api.house.runtime.pool, position)).length;
};
const total = async (footprint = 'as_reported'): Promise<PositionTotal & { positions: Position[] }> => {
  const query = `fund=HI&year=2023-24&through=13&footprint=${footprint}`;
  const { total: sums, positions } = (await api.get(`/v1/positions?${query}`)).json<{
    total: PositionTotal;
    positions: Position[];
  }>();
  return { ...sums, positions };
};

test('a proposal changes nothing, and names a body that is not registered', async () => {
  const unknown = [{ predecessor: 'QE1', successors: [{ icsCode: 'QZZ', shareBp: 10000 }] }];
  expect(expectProblem(await propose({ ...CHANGE, predecessors: unknown }), 422).detail).toContain('QZZ');
  const short = [{ predecessor: 'QE1', successors: [{ icsCode: 'QF7', shareBp: 9000 }] }];
  expect(expectProblem(await propose({ ...CHANGE, predecessors: short }), 422).detail).toContain('9000');
  expect((await propose()).status).toBe(201);
  expect(await recorded()).toBe(0);
});

test('a proposal that is withdrawn ends there', async () => {
  const it = (await propose()).json<Change>();
  const path = `/v1/organisation-changes/${it.change}/withdrawal`;
  const answer = await api.post(
    path,
    { reason: 'The order was not laid.' },
    as(ann, { 'if-match': it.etag }),
  );
  expect(answer.json()).toMatchObject({ status: 'withdrawn' });
  expectProblem(await confirm(it, bob), 412);
  expectProblem(await confirm(it, bob, answer.json<Change>().etag), 422);
  expectProblem(await api.get('/v1/organisation-changes/none'), 404);
});

test('two people change the map, and what is left goes over to the penny', async () => {
  const before = await total();
  const it = (await propose()).json<Change>();
  const totals = (await api.get(`/v1/organisation-changes/${it.change}/totals`)).json<
    Record<string, number>
  >();
  expect(totals['beforePence']).toBeGreaterThan(0);
  expect(totals['afterPence']).toBe(totals['beforePence']);

  expect(expectProblem(await confirm(it, ann), 422).detail).toContain('another person');
  expectProblem(await api.post(`/v1/organisation-changes/${it.change}/confirmation`, {}, as(bob)), 428);
  expectProblem(await api.post(`/v1/organisation-changes/${it.change}/transfers`, {}, as(bob)), 428);
  expectProblem(await order(it, bob), 422);
  const proposedBy = String((await api.house.runtime.log.head()).position);
  const confirmed = await confirm(it, bob);
  expect(confirmed.json()).toMatchObject({ status: 'confirmed', confirmedBy: bob });
  const listed = async (query = '') => {
    const answer = await api.get(`/v1/organisation-changes${query}`);
    return answer.json<{ changes: Change[] }>().changes.find(({ change }) => change === it.change)?.status;
  };
  expect([await listed(), await listed(`?knownAt=${proposedBy}`)]).toEqual(['confirmed', 'proposed']);
  expectProblem(await api.get('/v1/organisation-changes?knownAt=yesterday'), 400);
  expect(await recorded()).toBe(4);

  expectProblem(await order(it, bob), 412);
  const moved = (await order(confirmed.json<Change>(), bob)).json<Change>();
  const sum = moved.orders
    .flatMap(({ transfers }) => transfers)
    .reduce((all, one) => all + one.amountPence, 0);
  expect(sum).toBe(totals['movedPence']);
  // Again: nothing is left, so nothing moves.
  const again = await order(moved, bob);
  expect(again.json<Change>().orders).toHaveLength(1);
  await api.house.settle();

  const after = await total();
  expect([after.allocation, after.additional]).toEqual([before.allocation, before.additional]);
  const left = after.positions.filter(({ ics }) => ics === 'QE1' || ics === 'QNQ').map((p) => p.uncommitted);
  expect(left.filter((amount) => amount !== 0)).toEqual([]);
  const today = await total('current_footprint');
  expect(today.allocation).toBe(before.allocation);
  expect(today.positions.map(({ ics }) => ics)).not.toContain('QNQ');
});

test('the share of a body that goes on stays: asked again, only what has come since moves', async () => {
  const predecessors = [
    {
      predecessor: 'QOQ',
      successors: [
        { icsCode: 'QOQ', shareBp: 7000 },
        { icsCode: 'QU9', shareBp: 3000 },
      ],
    },
  ];
  const proposed = (await propose({ ...CHANGE, effectiveOn: '2026-10-01', predecessors })).json<Change>();
  const first = (await order((await confirm(proposed, bob)).json<Change>(), bob)).json<Change>();
  const { account } = first.orders[0]!.transfers[0]!;
  const second = (await order(first, bob)).json<Change>();
  expect(second.orders).toEqual(first.orders);

  const header = 'fund,ics_code,financial_year,kind,amount,effective_on,source\n';
  const more = await api.post(
    '/v1/allocations',
    `${header}${account.fund},QOQ,${account.year},award,1000.00,2023-04-01,Late\n`,
  );
  expect(more.status).toBe(201);
  const third = (await order(second, bob)).json<Change>();
  expect(third.orders.slice(1).flatMap(({ transfers }) => transfers)).toEqual([
    { account, toIcs: 'QU9', amountPence: 300_00 },
  ]);
  expect((await order(third, bob)).json<Change>().orders).toHaveLength(2);
  await api.house.settle();
});

test('a file of a month that a body did not live to see is refused to a submitter, and its last month is not', async () => {
  const header = 'ics_code,financial_year,period,core_complete,line,amount,charged_to,programme';
  const file = (year: string, period: number) =>
    api.post('/v1/returns', `${header}\nQE1,${year},${period},yes,L1,0,core,smoking\n`);
  const late = await file('2026-27', 1);
  expect(late.status).toBe(422);
  expect(late.text).toContain('was abolished on 2026-04-01');
  expect((await file('2025-26', 12)).status).toBe(201);
});

test('the page shows shares and totals, and does what a person may do', async () => {
  const page = async (path: string, form?: Record<string, string>, person?: string) => {
    const headers = person === undefined ? {} : { cookie: `ringfence-person=${person}` };
    const init =
      form === undefined
        ? { headers }
        : { headers, method: 'POST', body: new URLSearchParams(form), redirect: 'manual' as const };
    const response = await fetch(`${api.url}${path}`, init);
    return {
      status: response.status,
      to: response.headers.get('location') ?? '',
      text: await response.text(),
    };
  };
  const list = await page('/organisation-changes');
  expect(list.text).toContain('QE1, QNQ');
  const form = { effectiveOn: '2027-04-01', reason: 'An order', rows: 'QOQ, QF7, 4000\nQOQ, QOQ, 6000' };
  expect((await page('/organisation-changes', { ...form, rows: 'QOQ gets all' }, ann)).text).toContain(
    'line 1',
  );
  const { status, to } = await page('/organisation-changes', form, ann);
  expect(status).toBe(303);
  const shown = await page(to);
  expect(shown.text).toMatch(/60(\.00)?%/);
  expect(shown.text).toContain('The totals match');
  const revision = /name="revision" value="(\d+)"/.exec(shown.text)![1]!;
  const refused = await page(to, { deed: 'confirm', revision }, ann);
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('another person')]);
  expect((await page(to, { deed: 'confirm', revision }, bob)).status).toBe(303);
  expect((await page(to)).text).toContain('Confirmed');
});
