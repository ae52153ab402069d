import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile, loadFolder } from '#ingestion';
import { withClient } from '#platform/database';
import { ingestionPorts } from '../../apps/runtime/index.js';
import { expectProblem, openApi, type Api } from '../support/api.js';
import { operatorContext } from '../support/operator.js';

const FILES = [
  'report.json',
  'systems.csv',
  'systems.csv-metadata.json',
  'totals.csv',
  'totals.csv-metadata.json',
];
const worked = join(import.meta.dirname, '../fixtures/worked-example');
const WHOLE = { fund: 'HI', year: '2022-23', through: 12, reason: 'The year is complete.' };

let api: Api;
let analyst: string;
beforeAll(async () => {
  api = await openApi();
  await loadFolder(worked, operatorContext(), ingestionPorts(api.house.runtime));
  await api.house.settle();
  const posts = [{ post: 'oversight_analyst', ics: null }];
  analyst = (await api.post('/v1/people', { name: 'Olu Example', posts })).json<{ id: string }>().id;
});
afterAll(() => api?.close());

const issue = (body: object, headers: Record<string, string> = { 'ringfence-person': analyst }) =>
  api.post('/v1/reports', body, headers);
const numberOf = (answer: { json<T>(): T }): string => answer.json<{ number: string }>().number;
const bytesOf = async (number: string): Promise<string[]> =>
  Promise.all(FILES.map(async (name) => (await api.get(`/v1/reports/${number}/files/${name}`)).text));
const verdictOf = async (number: string): Promise<string> =>
  (await api.get(`/v1/reports/${number}/verification`)).json<{ verdict: string }>().verdict;

/** M3 again, with £1,000.00 more charged to elective recovery. */
function restatedJune(): string {
  const [header, ...rows] = readFileSync(join(worked, 'returns.csv'), 'utf8').trimEnd().split('\n');
  const june = rows.filter((row) => row.split(',')[2] === 'M3');
  const line = june[0]!.split(',');
  line[header!.split(',').indexOf('line')] = 'restated';
  line[header!.split(',').indexOf('amount')] = '1000.00';
  line[header!.split(',').indexOf('charged_to')] = 'HI';
  line[header!.split(',').indexOf('purpose')] = 'elective_recovery';
  return `${[header, ...june, line.join(',')].join('\n')}\n`;
}

test('an issued report gives the same bytes from its number, whatever is restated underneath, and the new one supersedes it', async () => {
  const first = await issue(WHOLE);
  expect([first.status, numberOf(first)]).toEqual([201, 'HI-2022-23-0001']);
  const before = await bytesOf('HI-2022-23-0001');
  expect(await verdictOf('HI-2022-23-0001')).toBe('same');

  const folder = { kind: 'returns', fileName: 'returns.csv' };
  const restated = await importFile(
    {
      ...folder,
      open: async function* () {
        yield Buffer.from(restatedJune());
      },
    },
    operatorContext(),
    ingestionPorts(api.house.runtime),
  );
  expect(restated.status).toBe('applied');
  await api.house.settle();

  expectProblem(await issue(WHOLE), 422);
  const second = await issue({ ...WHOLE, supersedes: 'HI-2022-23-0001', reason: 'M3 was restated.' });
  expect([second.status, numberOf(second)]).toEqual([201, 'HI-2022-23-0002']);

  expect(await bytesOf('HI-2022-23-0001')).toEqual(before);
  expect(await verdictOf('HI-2022-23-0001')).toBe('same');
  expect(await verdictOf('HI-2022-23-0002')).toBe('same');
  const misdirected = (json: string): number =>
    (JSON.parse(json) as { total: { misdirected: number } }).total.misdirected;
  expect(misdirected((await bytesOf('HI-2022-23-0002'))[0]!) - misdirected(before[0]!)).toBe(100_000);
  expect((await api.get('/v1/reports/HI-2022-23-0001')).json()).toMatchObject({
    ...{ supersededBy: 'HI-2022-23-0002', supersededBecause: 'M3 was restated.', issuedBy: analyst },
  });
});

test('two reports are compared figure by figure, in whatever order they are named', async () => {
  const path = '/v1/reports/HI-2022-23-0001/differences?with=HI-2022-23-0002';
  const compared = (await api.get(path)).json<{
    before: { number: string };
    systems: { ics: string; figures: object[] }[];
    events: { event: { type: string; sentence: string }; effects: { ics: string; amounts: object[] }[] }[];
  }>();
  expect(compared.before.number).toBe('HI-2022-23-0001');
  expect(compared.systems).toMatchObject([{ ics: 'QE1' }]);
  expect(compared.systems[0]!.figures).toContainEqual(
    expect.objectContaining({ figure: 'misdirected', differencePence: 100_000 }),
  );
  // The event that made the difference, and no other.
  expect(compared.events.map(({ event }) => event.type)).toEqual(['ReturnSubmitted']);
  expect(compared.events[0]!.effects).toMatchObject([{ ics: 'QE1' }]);
  expect(compared.events[0]!.effects[0]!.amounts).toContainEqual(
    expect.objectContaining({ amount: 'misdirected', effectPence: 100_000 }),
  );
  const turned = await api.get('/v1/reports/HI-2022-23-0002/differences?with=HI-2022-23-0001');
  expect(turned.json()).toEqual(compared);
  expectProblem(await api.get('/v1/reports/HI-2022-23-0002/differences'), 400);
});

test('every frozen file is known by its digest, and a browser that has it need not ask again', async () => {
  const { files } = (await api.get('/v1/reports/HI-2022-23-0001')).json<{
    files: { name: string; sha256: string; byteLength: number }[];
  }>();
  expect(files.map(({ name }) => name)).toEqual(FILES);
  for (const { name, sha256, byteLength } of files) {
    const url = `${api.url}/v1/reports/HI-2022-23-0001/files/${name}`;
    const response = await fetch(url);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([createHash('sha256').update(bytes).digest('hex'), bytes.length]).toEqual([sha256, byteLength]);
    expect(response.headers.get('etag')).toBe(`"${sha256}"`);
    expect((await fetch(url, { headers: { 'if-none-match': `"${sha256}"` } })).status).toBe(304);
  }
});

test('the tables say what they are, column by column', async () => {
  for (const name of ['systems.csv', 'totals.csv']) {
    const path = `/v1/reports/HI-2022-23-0001/files/${name}`;
    const header = (await api.get(path)).text.split('\r\n')[0]!.split(',');
    const metadata = (await api.get(`${path}-metadata.json`)).json<{
      url: string;
      tableSchema: { columns: { name: string; datatype: string }[] };
    }>();
    expect(metadata).toMatchObject({
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      url: name,
    });
    expect(metadata.tableSchema.columns.map((column) => column.name)).toEqual(header);
    const allocation = metadata.tableSchema.columns.find((column) => column.name === 'allocation');
    expect(allocation).toMatchObject({ datatype: 'integer', 'schema:unitText': 'pence sterling' });
  }
});

test('the very report that stands is answered with its number, and the same key with the same answer', async () => {
  const again = await issue({ ...WHOLE, knownAt: await positionOf('HI-2022-23-0002') });
  expect([again.status, again.json()]).toMatchObject([200, { number: 'HI-2022-23-0002', written: 0 }]);
  const keyed = { 'ringfence-person': analyst, 'idempotency-key': 'issue-1' };
  const body = { ...WHOLE, through: 6, reason: 'Half a year.' };
  const first = await issue(body, keyed);
  expect(first.status).toBe(201);
  expect((await issue(body, keyed)).json()).toEqual(first.json());
});

const positionOf = async (number: string): Promise<string> =>
  (await api.get(`/v1/reports/${number}`)).json<{ position: string }>().position;

test('a report is of the nation, a region or a system', async () => {
  const systems = await api.house.runtime.pool.query<{ ics: string; region: string }>(
    `SELECT ics, details->>'regionCode' AS region FROM facts.organisations LIMIT 1`,
  );
  const { ics, region } = systems.rows[0]!;
  const ofSystem = numberOf(await issue({ ...WHOLE, scope: { kind: 'system', ics } }));
  const ofRegion = numberOf(await issue({ ...WHOLE, scope: { kind: 'region', regionCode: region } }));
  const [json] = await bytesOf(ofSystem);
  expect(JSON.parse(json!)).toMatchObject({ scope: { kind: 'system', ics }, systems: [{ ics }] });
  expect(await verdictOf(ofRegion)).toBe('same');
  expectProblem(await issue({ ...WHOLE, scope: { kind: 'region', regionCode: 'Y00' } }), 400);
  expectProblem(await issue({ ...WHOLE, scope: { kind: 'system', ics: 'QXX' } }), 400);
});

test('a report on today’s footprint is another subject, and is made again alike', async () => {
  const number = numberOf(await issue({ ...WHOLE, through: 11, footprint: 'current_footprint' }));
  expect(JSON.parse((await bytesOf(number))[0]!)).toMatchObject({ footprint: 'current_footprint' });
  expect(await verdictOf(number)).toBe('same');
  const scope = { kind: 'system', ics: 'QE1' };
  const ofSystem = numberOf(await issue({ ...WHOLE, scope, footprint: 'current_footprint' }));
  expect(JSON.parse((await bytesOf(ofSystem))[0]!)).toMatchObject({
    apportionedFrom: [{ account: { ics: 'QE1' }, successor: { ics: 'QE1' }, steps: [] }],
  });
  expect(await verdictOf(ofSystem)).toBe('same');
});

test('only who may issue issues, and what is wrong with a request is told at once', async () => {
  const lead = (
    await api.post('/v1/people', { name: 'Fin Example', posts: [{ post: 'finance_lead', ics: 'QE1' }] })
  ).json<{ id: string }>().id;
  expectProblem(await issue(WHOLE, { 'ringfence-person': lead }), 403);
  const { errors } = expectProblem(await issue({ fund: '', year: '2022', through: 14, more: 1 }), 400);
  expect(errors?.map(({ pointer }) => pointer).sort()).toEqual([
    ...['#/fund', '#/more', '#/reason', '#/through', '#/year'],
  ]);
  expectProblem(await issue({ ...WHOLE, supersedes: 'HI-2023-24-0001' }), 404);
  expectProblem(await api.get('/v1/reports/HI-2022-23-0099'), 404);
  expectProblem(await api.get('/v1/reports/HI-2022-23-0001/files/report.pdf'), 404);
  expectProblem(await api.get('/v1/reports?fund=XX'), 400);
  expectProblem(await api.get('/v1/reports?colour=red'), 400);
});

test('the list is paged, the newest first', async () => {
  const page = (await api.get('/v1/reports?limit=2')).json<{ reports: { number: string }[]; next: string }>();
  const rest = (await api.get(`/v1/reports?limit=100&cursor=${page.next}`)).json<typeof page>();
  const numbers = [...page.reports, ...rest.reports].map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].sort().reverse());
  expect(numbers.length).toBe(7);
});

test('a person issues, reads, cites, compares and verifies on pages', async () => {
  const page = async (path: string) => {
    const response = await fetch(api.url + path);
    return { status: response.status, text: await response.text() };
  };
  const form = { fund: 'HI', year: '2022-23', through: '9', scope: 'national', reason: 'Three quarters.' };
  const sent = (fields: Record<string, string>) =>
    fetch(`${api.url}/reports`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const issued = await sent(form);
  expect([issued.status, issued.headers.get('location')]).toEqual([303, '/reports/HI-2022-23-0008']);
  expect((await page('/reports')).text).toContain('HI-2022-23-0008');
  const one = await page('/reports/HI-2022-23-0001');
  expect(one.text).toMatch(/Superseded by.*HI-2022-23-0002/s);
  expect(one.text).toMatch(/How to cite it.*SHA-256 [0-9a-f]{64}/s);
  expect(one.text).toContain('the log gives the same bytes again today');
  expect((await page('/reports/HI-2022-23-0001/print')).status).toBe(200);
  const compared = await page('/reports/HI-2022-23-0001/differences?with=HI-2022-23-0002');
  expect(compared.text).toContain('+£1,000.00');
  expect(compared.text).toMatch(/Recorded between the two.*version 2/s);
  const refused = await sent({ ...form, through: '12', reason: 'Again & again' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toMatch(/HI-2022-23-0002 is the current report.*Again &amp; again/s);
  expect((await page('/reports/HI-2022-23-0099')).status).toBe(404);
});

test('a byte that was changed in the database is told, and never served', async () => {
  const { files } = (await api.get('/v1/reports/HI-2022-23-0002')).json<{ files: { sha256: string }[] }>();
  await withClient(api.house.superuserUrl, async (client) => {
    await client.query('ALTER TABLE reports.artefacts DROP CONSTRAINT artefacts_check');
    await client.query(`UPDATE reports.artefacts SET bytes = bytes || ' ' WHERE sha256 = $1`, [
      files[0]!.sha256,
    ]);
  });
  expect(await verdictOf('HI-2022-23-0002')).toBe('wrong');
  expect((await api.get('/v1/reports/HI-2022-23-0002/files/report.json')).status).toBe(500);
});
