import { addDays, londonDate } from '#kernel';
import { openApi, type Api } from '../support/api.js';
import type { CalendarReading } from '../../apps/runtime/index.js';

const today = londonDate(new Date().toISOString());
const in30Days = addDays(today, 30);
const header = 'ics_code,financial_year,period,core_complete,line,amount,charged_to';
let api: Api;
/** Log position before the extension. */
let before: bigint;

beforeAll(async () => {
  api = await openApi();
  const fund = {
    ...{ fund: 'HI', name: 'Health inequalities', years: { '2022-23': { regime: 'ring_fenced' } } },
    ...{ classes: ['targeted'], floorBp: 10000, toleranceBp: 500, amberBp: 500, redBp: 1500 },
  };
  const files: [string, unknown][] = [
    [
      'organisations',
      'ics_code,ons_code,name,region_code,region,established_on\nQE1,E54000048,Lancashire,Y62,North West,2022-07-01\n',
    ],
    ['funds', [fund]],
    [
      'allocations',
      'fund,ics_code,financial_year,kind,amount,effective_on,source\nHI,QE1,2022-23,award,100,2022-04-01,plan\n',
    ],
    ['calendar', 'fund,financial_year,period,due_on,sign_off_by\n*,2022-23,1,2022-05-16,2022-05-30\n'],
  ];
  for (const [kind, body] of files) expect((await api.post(`/v1/${kind}`, body)).status).toBe(201);
}, 120_000);
afterAll(() => api?.close());

const may = async () => {
  await api.house.runtime.catchUp();
  const { systems } = (await api.get('/v1/calendar?fund=HI&year=2022-23&ics=QE1')).json<CalendarReading>();
  return systems[0]!.months[0]!;
};
const handsIn = () => api.post('/v1/returns', `${header}\nQE1,2022-23,1,yes,L1,0,HI\n`);
const extension = {
  fund: 'HI',
  ics: 'QE1',
  year: '2022-23',
  period: 1,
  until: in30Days,
  reason: 'A ledger moved.',
};

it('says that a month is locked, since when, and how to have it opened', async () => {
  expect(await may()).toMatchObject({
    ...{ dueOn: '2022-05-16', signOffBy: '2022-05-30', extension: null, state: 'missing', overdue: true },
    ...{ locked: true, lockedSince: '2022-06-09', openUntil: null },
    why: expect.stringContaining('Oversight can extend it'),
  });
  const refused = await handsIn();
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('has been locked for QE1 since 2022-06-09');
});

it('grants no extension into the past, nor without a reason, nor for a system that nobody knows', async () => {
  const asked = (change: object) => api.post('/v1/calendar/extensions', { ...extension, ...change });
  expect((await asked({ until: '2022-07-01' })).status).toBe(422);
  expect((await asked({ reason: ' ' })).status).toBe(400);
  expect((await asked({ until: '2022-02-30' })).status).toBe(400);
  expect((await asked({ ics: 'QZZ' })).status).toBe(400);
});

it('opens it by an extension, once for its key', async () => {
  before = (await api.house.runtime.log.head()).position;
  const post = () => api.post('/v1/calendar/extensions', extension, { 'idempotency-key': 'extension-1' });
  const first = await post();
  expect(first.status).toBe(201);
  expect((await post()).text).toBe(first.text);
  expect(BigInt(first.json<{ position: string }>().position)).toBe(before + 1n);
  const month = await may();
  expect(month).toMatchObject({ dueOn: in30Days, overdue: false, locked: false });
  expect(month.extension).toMatchObject({ until: in30Days, reason: 'A ledger moved.', grantedBy: 'api' });
  expect((await handsIn()).status).toBe(201);
  expect((await may()).state).toBe('submitted');
});

it('is read as it was known before', async () => {
  const then = await api.get(`/v1/calendar?fund=HI&year=2022-23&knownAt=${before}`);
  expect(then.json<CalendarReading>().dates).toEqual([
    { period: 1, dueOn: '2022-05-16', signOffBy: '2022-05-30' },
  ]);
  expect(then.json<CalendarReading>().systems[0]!.months[0]!.extension).toBeNull();
});
