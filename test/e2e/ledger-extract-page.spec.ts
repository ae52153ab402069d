import { openApi, type Api } from '../support/api.js';
import { layTheGround } from '../support/year-of-returns.js';
import { csv } from '../support/written-api.js';

// A finance lead hands in what the ledger gave, and a saved mapping makes the return of it.

const DESK = '/submit/QE1/2022-23/7';
let api: Api;
beforeAll(async () => {
  api = await openApi();
  await layTheGround(api);
}, 60_000);
afterAll(() => api?.close());

const RULES = [
  { costCentre: '4102', accountCode: '7731', chargedTo: 'HI', purpose: 'SMK-1' },
  { costCentre: '99*', accountCode: '*', ignore: true },
];
const EXTRACT = csv('CC,Account,Net', '4102,7731,1000.10', '9901,5,7.50', '4102,7731,-0.10');

async function page(path: string): Promise<string> {
  const response = await fetch(api.url + path);
  expect(response.status).toBe(200);
  return response.text();
}
/** As a browser sends the form: the fields before the file. */
async function handIn(file: string, fields: Record<string, string>) {
  const form = new FormData();
  const seen = /name="seen" value="(\d*)"/.exec(await page(DESK))![1]!;
  for (const [name, value] of Object.entries({ seen, ...fields })) form.append(name, value);
  form.append('file', new Blob([file]), 'October ledger.csv');
  const init = { method: 'POST', body: form, redirect: 'manual' as const };
  const response = await fetch(`${api.url}${DESK}/extract`, init);
  return { status: response.status, html: await response.text() };
}
const USING = { mapping: 'ledger', coreComplete: 'no' };
const cells = (html: string): string[] =>
  [...html.matchAll(/<t[dh][^>]*>([^<]*)<\/t[dh]>/g)].map(([, text]) => text!);

test('the months and the desk lead to forms of the system and to its mappings', async () => {
  const months = await page('/submit?ics=QE1&year=2022-23');
  expect(months).toContain('href="/mappings/QE1"');
  for (const html of [months, await page(DESK)]) {
    const [, address] = /href="(\/v1\/templates\/returns\?[^"]*format=csv)"/.exec(html)!;
    expect(await page(address!.replaceAll('&amp;', '&'))).toContain('SMK-1');
  }
  expect(await page(DESK)).toContain('QE1 has no mapping yet');
});

test('an extract becomes the draft, and where each penny went stands beside it through every check', async () => {
  const columns = { costCentre: 'CC', accountCode: 'Account', amount: 'Net' };
  const made = await api.post('/v1/mappings/QE1', { name: 'ledger', columns, rules: RULES });
  expect(made.status).toBe(201);
  expect((await handIn(EXTRACT, USING)).status).toBe(303);
  const told = [
    ...['In the extract', '3', '£1,007.50', 'Lines of this return', '2', '£1,000.00'],
    ...['Ignored by a rule', '1', '£7.50', 'Of other months', '0', '£0.00'],
  ];
  const desk = await page(DESK);
  expect(desk).toContain('Made of October ledger.csv by the mapping ledger, version 1');
  expect(cells(desk).join('|')).toContain(told.join('|'));
  expect(desk).toContain('2 lines, total <strong>£1,000.00</strong>');

  const seen = /name="seen" value="(\d+)"/.exec(desk)![1]!;
  const again = { method: 'POST', body: new URLSearchParams({ seen }), redirect: 'manual' as const };
  expect((await fetch(`${api.url}${DESK}/check`, again)).status).toBe(303);
  expect(cells(await page(DESK)).join('|')).toContain(told.join('|'));
  const { extract } = (await api.get('/v1/returns/QE1/2022-23/7/draft')).json<{ extract: object }>();
  expect(extract).toEqual({
    ...{ fileName: 'October ledger.csv', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    ...{ mapping: { name: 'ledger', version: 1 }, extract: { rows: 3, totalPence: 100_750 } },
    ...{ lines: { rows: 2, totalPence: 100_000 }, ignored: { rows: 1, totalPence: 750 } },
    otherMonths: { rows: 0, totalPence: 0 },
  });
});

test('all that stands in the way is told at once, and the draft stays as it was', async () => {
  const before = (await api.get('/v1/returns/QE1/2022-23/7/draft')).text;
  const { status, html } = await handIn(csv('CC,Account,Net', '4102,7731,x', '5000,1,2.50'), USING);
  expect(status).toBe(422);
  expect(html).toContain('2 things stand in the way of a return');
  expect(html).toContain('What stands in the way of the extract');
  expect(cells(html)).toContain('C2');
  expect(html).toContain('No rule takes cost centre 5000 with account code 1: one row, £2.50.');
  const unsaid = await handIn(EXTRACT, { mapping: 'ledger' });
  expect([unsaid.status, unsaid.html]).toEqual([422, expect.stringContaining('Say whether all core spend')]);
  // A mapping that is gone since the form was shown.
  expect((await handIn(EXTRACT, { ...USING, mapping: 'none' })).status).toBe(422);
  expect((await handIn('', USING)).html).toContain('Choose the file first');
  expect((await api.get('/v1/returns/QE1/2022-23/7/draft')).text).toBe(before);
});

test('a file handed in as it is says of no extract', async () => {
  const form = new FormData();
  form.append('seen', /name="seen" value="(\d+)"/.exec(await page(DESK))![1]!);
  const row = 'QE1,2022-23,7,no,L1,5.00,HI,SMK-1';
  const file = csv('ics_code,financial_year,period,core_complete,line,amount,charged_to,purpose', row);
  form.append('file', new Blob([file]), 'october.csv');
  const init = { method: 'POST', body: form, redirect: 'manual' as const };
  expect((await fetch(`${api.url}${DESK}/draft`, init)).status).toBe(303);
  expect(await page(DESK)).not.toContain('by the mapping');
  expect((await api.get('/v1/returns/QE1/2022-23/7/draft')).json()).toMatchObject({ extract: null });
});
