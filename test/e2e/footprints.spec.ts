import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFolder } from '#ingestion';
import type { Position, PositionTotal } from '#domain/policies';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { expectProblem, openApi, type Api } from '../support/api.js';
import { operatorContext } from '../support/operator.js';

const VECTORS = join(import.meta.dirname, '../fixtures/vectors/money/history-2');
const QUERY = 'fund=HI&year=2022-23&through=12';
const TODAY = `${QUERY}&footprint=current_footprint`;

const published = (JSON.parse(readFileSync(join(VECTORS, 'expected-2-footprint.json'), 'utf8')) as Position[])
  .filter(({ fund, year, through }) => fund === 'HI' && year === '2022-23' && through === 12)
  .sort((a, b) => (a.ics < b.ics ? -1 : 1));

interface Reading {
  figuresAsOf: { position: string };
  positions: Position[];
  total: PositionTotal;
}

let api: Api;
let before: string;
beforeAll(async () => {
  api = await openApi();
  const ports = ingestionPorts(api.house.runtime);
  expect((await loadFolder(join(VECTORS, 'load-1'), operatorContext(), ports)).status).toBe('applied');
  before = String((await api.house.runtime.log.head()).position);
  expect((await loadFolder(join(VECTORS, 'load-2'), operatorContext(), ports)).status).toBe('applied');
  await api.house.settle();
});
afterAll(() => api?.close());

const read = async (query: string): Promise<Reading> =>
  (await api.get(`/v1/positions?${query}`)).json<Reading>();

describe("positions on today's footprint", () => {
  test('are those published, and sum to what was reported', async () => {
    const today = await read(TODAY);
    expect(today.positions).toEqual(published);
    const { accounts: _classes, ...reported } = (await read(QUERY)).total;
    expect(today.total).toMatchObject(reported);
  });

  test('of one system are its own alone', async () => {
    const { positions, total } = await read(`${TODAY}&ics=QN1`);
    expect(positions).toEqual(published.filter(({ ics }) => ics === 'QN1'));
    expect(total.allocation).toBe(positions[0]!.allocation);
  });

  test('as known before the succession was, are the bodies that reported', async () => {
    const then = await read(`${TODAY}&knownAt=${before}`);
    expect(then.positions).toEqual((await read(`${QUERY}&knownAt=${before}`)).positions);
  });

  test('of a system that was succeeded are refused, and say by whom', async () => {
    const problem = expectProblem(await api.get(`/v1/positions?${TODAY}&ics=QNQ`), 400);
    expect(problem.detail).toContain('QNQ is not on today');
    expect(problem.detail).toContain('QU9');
    expect(problem.errors?.map(({ parameter }) => parameter)).toEqual(['ics']);
  });
});
