import { openApi, type Api } from '../support/api.js';
import { EVERY_KIND } from '../support/written-api.js';

let api: Api;
beforeAll(async () => {
  api = await openApi();
  const [, file] = EVERY_KIND.find(([kind]) => kind === 'organisations')!;
  expect((await api.post('/v1/organisations', file)).status).toBe(201);
  await api.house.settle();
});
afterAll(() => api?.close());

const page = async (path: string): Promise<{ status: number; html: string }> => {
  const response = await fetch(api.url + path);
  return { status: response.status, html: await response.text() };
};
const send = (fields: Record<string, string>): Promise<Response> =>
  fetch(`${api.url}/mappings/QE1`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

const FORM = {
  ...{
    name: 'ledger',
    version: '0',
    costCentre: 'CC',
    accountCode: 'Account',
    amount: 'Net',
    dateForm: 'DD/MM/YYYY',
  },
  rules: '4102, 7731, HI, SMK-1\n99*, *, ignore',
};

test('a mapping is made on a page, every fault told at its line, and changed as the next version', async () => {
  expect((await page('/mappings')).html).toContain('href="/mappings/QE1"');
  const wrong = await send({ ...FORM, amount: '', rules: '4102\n41*2, *, <b>, x\n' });
  const html = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(html).toContain('Line 1: Write cost centre');
  expect(html).toContain('41*2, *, &lt;b&gt;, x');
  const faulty = await (await send({ ...FORM, amount: '', rules: '41*2, *, core\n' })).text();
  expect(faulty).toContain('Line 1: * stands at the end of a code only.');
  expect(faulty).toContain('Amount: Name the column of the amount');

  const made = await send(FORM);
  expect([made.status, made.headers.get('location')]).toEqual([303, '/mappings/QE1/ledger']);
  const saved = await page('/mappings/QE1/ledger');
  expect(saved.html).toContain('Change ledger, version 1');
  expect(saved.html).toContain('4102, 7731, HI, SMK-1\n99*, *, ignore</textarea>');
  expect((await send({ ...FORM, version: '1' })).status).toBe(303);
  expect(await (await send({ ...FORM, version: '1' })).text()).toContain('was changed since it was read');
  expect((await page('/mappings/QZZ')).status).toBe(404);
  expect((await page('/mappings/QE1/none')).status).toBe(404);
});
