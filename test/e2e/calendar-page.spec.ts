import { addDays, londonDate } from '#kernel';
import { dateInWords } from '#reporting';
import { openApi, type Api } from '../support/api.js';
import { Colleague } from '../support/colleague.js';

const until = addDays(londonDate(new Date().toISOString()), 30);
let api: Api;
let analyst: Colleague;
let lead: Colleague;
/** Log position before anybody was given longer. */
let before: bigint;

beforeAll(async () => {
  api = await openApi();
  const fund = {
    ...{ fund: 'HI', name: 'Health inequalities', years: { '2022-23': { regime: 'ring_fenced' } } },
    ...{ classes: ['targeted'], floorBp: 10000, toleranceBp: 500, amberBp: 500, redBp: 1500 },
  };
  const organisations =
    'ics_code,ons_code,name,region_code,region,established_on\nQE1,E54000048,Lancashire,Y62,North West,2022-07-01\n';
  const allocations =
    'fund,ics_code,financial_year,kind,amount,effective_on,source\nHI,QE1,2022-23,award,100,2022-04-01,plan\n';
  const calendar = 'fund,financial_year,period,due_on,sign_off_by\n*,2022-23,1,2022-05-16,2022-05-30\n';
  const files = { organisations, funds: [fund], allocations, calendar };
  for (const [kind, body] of Object.entries(files))
    expect((await api.post(`/v1/${kind}`, body)).status).toBe(201);
  analyst = await Colleague.appointed(api, 'Olu Example', ['oversight_analyst', null]);
  lead = await Colleague.appointed(api, 'Fin Example', ['finance_lead', 'QE1']);
  await api.house.settle();
  before = (await api.house.runtime.log.head()).position;
}, 120_000);
afterAll(() => api?.close());

const get = async (path: string, as?: Colleague): Promise<string> => {
  const cookie = as === undefined ? {} : { cookie: `ringfence-person=${as.id}` };
  return (await fetch(api.url + path, { headers: cookie })).text();
};
const send = (fields: Record<string, string>, as: Colleague): Promise<Response> =>
  fetch(`${api.url}/calendar`, {
    ...{ method: 'POST', redirect: 'manual', headers: { cookie: `ringfence-person=${as.id}` } },
    body: new URLSearchParams({ shown: 'HI', year: '2022-23', ...fields }),
  });
const FORM = { ics: 'QE1', period: '1', fund: 'HI', until, reason: 'A ledger moved.' };
const QE1 = '/calendar?fund=HI&year=2022-23&ics=QE1';

it('shows the dates that are set, those that are proposed, and the bank holidays', async () => {
  const html = await get('/calendar');
  expect(html).toContain('<a href="/calendar" aria-current="true">Calendar</a>');
  expect(html).toContain('16 May 2022');
  expect(html).toContain('12 months have no dates');
  expect(html).toContain('not set; proposed: 16 June 2022');
  expect(html).toContain('HI,2022-23,2,2022-06-16,2022-06-30');
  expect(html).not.toContain('HI,2022-23,1,');
  expect(html).toContain('Spring bank holiday, 2 June 2022');
  expect(html).toContain('href="/calendar?fund=HI&amp;year=2022-23&amp;ics=QE1"');
});

it('says of a month of a system why it is locked, since when, and how that is lifted', async () => {
  const html = await get(QE1);
  expect(html).toContain('Not handed in, overdue');
  expect(html).toContain('Locked since 9 June 2022. It was to be signed by 30 May 2022');
  expect(html).toContain('Oversight can extend it');
});

it('tells what it does not know, as other pages do', async () => {
  for (const wrong of ['ics=QZZ', 'fund=NO', 'through=3', 'knownAt=never'])
    expect((await fetch(`${api.url}/calendar?${wrong}`)).status).toBe(400);
});

it('shows every fault of a form at its field, with what was written', async () => {
  const refused = await send({ ...FORM, period: '', until: '2022-02-30', reason: ' ' }, analyst);
  const html = await refused.text();
  expect(refused.status).toBe(422);
  for (const field of ['period', 'until', 'reason']) {
    expect(html).toContain(`<a href="#extend-${field}">`);
    expect(html).toContain(`id="extend-${field}-error"`);
  }
  expect(html).toContain('value="2022-02-30"');
  expect(html).not.toContain('id="extend-ics-error"');
  const past = await (await send({ ...FORM, until: '2022-07-01' }, analyst)).text();
  expect(past).toContain('An extension until 1 July 2022 would be over already');
  expect(past).toContain('A ledger moved.</textarea>');
});

it('lets oversight alone give a system longer', async () => {
  expect(await get(QE1, lead)).not.toContain('name="until"');
  expect((await send(FORM, lead)).status).toBe(403);
  const once = 'c2d6a2b0-0000-4000-8000-000000000001';
  const given = await send({ ...FORM, once }, analyst);
  expect([given.status, given.headers.get('location')]).toEqual([303, QE1]);
  expect((await send({ ...FORM, once }, analyst)).status).toBe(303);
  expect((await api.house.runtime.log.head()).position).toBe(before + 1n);
  const html = await get(QE1, analyst);
  expect(html).toContain(`Until ${dateInWords(until)}, by Olu Example on `);
  expect(html).toContain(': A ledger moved.');
  expect(html).not.toContain('Locked since');
});

it('shows the past as it was known, and gives nobody longer there', async () => {
  const html = await get(`${QE1}&knownAt=${before}`, analyst);
  expect(html).toContain('This is the past');
  expect(html).not.toContain('Olu Example on ');
  expect(html).not.toContain('name="until"');
});
