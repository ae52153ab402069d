import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile, loadFolder } from '#ingestion';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { expectProblem, openApi, type Api } from '../support/api.js';
import { operatorContext } from '../support/operator.js';

const WORKED = join(import.meta.dirname, '../fixtures/worked-example');
const JUNE = '/v1/returns/QE1/2022-23/3';
const PAGE = '/submit/QE1/2022-23/3/differences?from=1&to=2';

let api: Api;
/** Log positions: the first version alone, and both. */
let first: string;
let both: string;
beforeAll(async () => {
  api = await openApi();
  const ports = ingestionPorts(api.house.runtime);
  const head = async (): Promise<string> => String((await api.house.runtime.log.head()).position);
  await loadFolder(WORKED, operatorContext(), ports);
  first = await head();
  const restated = async function* () {
    yield Buffer.from(restatedJune());
  };
  const file = { kind: 'returns', fileName: 'returns.csv', open: restated };
  expect((await importFile(file, operatorContext(), ports)).status).toBe('applied');
  both = await head();
  await api.house.settle();
});
afterAll(() => api?.close());

/** M3 again, with a line of £1,000.00 more. */
function restatedJune(): string {
  const [header, ...rows] = readFileSync(join(WORKED, 'returns.csv'), 'utf8').trimEnd().split('\n');
  const june = rows.filter((row) => row.split(',')[2] === 'M3');
  const line = june[0]!.split(',');
  line[header!.split(',').indexOf('line')] = 'restated';
  line[header!.split(',').indexOf('amount')] = '1000.00';
  return `${[header, ...june, line.join(',')].join('\n')}\n`;
}

test('a return is read as it was known: its versions up to then, and nothing to change it by', async () => {
  const read = async (query: string) =>
    (await api.get(`${JUNE}${query}`)).json<{
      etag: string | null;
      status: string;
      versions: { version: number }[];
    }>();
  const [now, then] = [await read(''), await read(`?knownAt=${first}`)];
  expect(now.versions.map(({ version }) => version)).toEqual([1, 2]);
  expect(now.etag).not.toBeNull();
  expect(then.versions.map(({ version }) => version)).toEqual([1]);
  expect(then).toMatchObject({ etag: null, draft: null, versions: [{ counts: true }] });
  // The very same as of the moment that is now, but for what only the present has.
  expect(await read(`?knownAt=${both}`)).toEqual({ ...now, etag: null, draft: null });
});

test.each(['versions/2', 'versions/2/lines', 'differences?from=1&to=2'])(
  '%s was not known before it was submitted, and is ever after',
  async (path) => {
    const at = (knownAt: string): string =>
      `${JUNE}/${path}${path.includes('?') ? '&' : '?'}knownAt=${knownAt}`;
    expect(expectProblem(await api.get(at(first)), 404).detail).toContain('no version 2');
    const { figuresAsOf: _now, ...known } = (await api.get(`${JUNE}/${path}`)).json<
      Record<string, unknown>
    >();
    expect((await api.get(at(both))).json()).toMatchObject(known);
  },
);

test('the effect of a version is that of its lines, whenever it is asked for', async () => {
  const { total, effectPence, figuresAsOf } = (
    await api.get(`${JUNE}/differences?from=1&to=2&knownAt=${both}`)
  ).json<{ total: number; effectPence: number; figuresAsOf: { position: string } }>();
  expect([total, effectPence, figuresAsOf.position]).toEqual([1, 100_000, both]);
});

test.each(['', '/versions/1', '/versions/1/lines', '/differences?from=1&to=1'])(
  'a moment that is unknown, or no moment, is an error at its name: of "%s"',
  async (path) => {
    const join = path.includes('?') ? '&' : '?';
    for (const moment of ['999999999', 'yesterday', '2001-01-01']) {
      const { errors } = expectProblem(await api.get(`${JUNE}${path}${join}knownAt=${moment}`), 400);
      expect(errors?.map(({ parameter }) => parameter)).toEqual(['knownAt']);
    }
    expectProblem(await api.get(`${JUNE}${path}${join}asAt=1`), 400);
  },
);

test('the page shows the past as the past, and not what was submitted after it', async () => {
  expect((await api.get(`${PAGE}&knownAt=${first}`)).status).toBe(404);
  expect((await api.get(`${PAGE}&knownAt=999999999`)).status).toBe(400);
  const then = await api.get(`${PAGE}&knownAt=${both}`);
  expect(then.text).toMatch(/This is the past:.*£1,000\.00/s);
  expect(then.text).toContain('href="/submit/QE1/2022-23/3/differences?from=1&amp;to=2"');
  expect((await api.get(PAGE)).text).not.toContain('This is the past');
});
