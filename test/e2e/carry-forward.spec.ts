import { randomUUID } from 'node:crypto';
import type { AnyCommand } from '#application';
import type { Position } from '#domain/policies';
import { actorOf, finishGrants } from '../../apps/runtime/index.js';
import { award, fund } from '../faults/commands.support.js';
import { expectProblem, openApi, type Api } from '../support/api.js';

const ACCOUNT = '/v1/accounts/HI/QE1/2022-23';
let api: Api;
let lee: string;
let ann: string;
beforeAll(async () => {
  api = await openApi();
  const { application } = api.house.runtime;
  const defined = fund() as Extract<AnyCommand, { type: 'DefineFund' }>;
  const years = { ...defined.data.years, '2023-24': { regime: 'ring_fenced' as const } };
  // Of 2022-23 alone in the commands at hand; the year after it is what money is brought into.
  await application.execute({ ...defined, data: { ...defined.data, years } } as AnyCommand);
  for (const ics of ['QE1', 'QF7']) await application.execute(award(ics));
  await api.house.settle();
  const appoint = async (name: string, post: string, ics: string | null): Promise<string> =>
    (await api.post('/v1/people', { name, posts: [{ post, ics }] })).json<{ id: string }>().id;
  lee = await appoint('Lee', 'finance_lead', 'QE1');
  ann = await appoint('Ann', 'oversight_analyst', null);
}, 60_000);
afterAll(() => api?.close());

interface CarryForward {
  readonly status: string;
  readonly etag: string;
  readonly approvedPence: number;
  readonly bringingIn: { proposedPence: number; obstacle: { code: string } | null };
}
const read = async () => (await api.get(`${ACCOUNT}/carry-forward`)).json<CarryForward>();
const post = async (
  path: string,
  body: unknown,
  person: string | null,
  more: Record<string, string> = {},
) => {
  const headers = { 'if-match': (await read()).etag, ...more };
  const acting = person === null ? {} : { 'ringfence-person': person };
  return api.post(`${ACCOUNT}/carry-forward/${path}`, body, { ...headers, ...acting });
};
const positions = async (year: string): Promise<Position[]> => {
  const { text } = await api.get(`/v1/positions?fund=HI&year=${year}&through=13`);
  return (JSON.parse(text) as { positions: Position[] }).positions.filter(({ ics }) => ics === 'QE1');
};

const REQUEST = { amountPence: 400_000, reason: 'Two posts were filled late.' };
const GRANT = { amountPence: 300_000, approvedOn: '2023-04-20' };

test('asked by the finance lead; not decided by whoever asked, nor for more than was asked', async () => {
  expectProblem(await api.post(`${ACCOUNT}/carry-forward/requests`, REQUEST, {}), 428);
  expectProblem(await post('requests', REQUEST, ann), 403);
  const wrong = expectProblem(await post('requests', { amountPence: 0, reason: ' ', more: 1 }, lee), 400);
  expect(wrong.errors!.map(({ pointer }) => pointer).sort()).toEqual(['#/amountPence', '#/more', '#/reason']);
  expectProblem(await post('grant', GRANT, ann), 422);
  const asked = await post('requests', REQUEST, lee);
  expect([asked.status, asked.json()]).toMatchObject([
    201,
    { status: 'asked', request: { ...REQUEST, requestedBy: lee }, grant: null, approvedPence: 0 },
  ]);
  expectProblem(await post('requests', { ...REQUEST, amountPence: 1 }, lee), 422);
  expectProblem(await post('requests', REQUEST, lee, { 'if-match': '"none"' }), 412);
  expectProblem(await post('grant', GRANT, lee), 403);
  const more = expectProblem(await post('grant', { ...GRANT, amountPence: 400_001 }, ann), 422);
  expect(more.detail).toContain('£4,000.00');
  expectProblem(await post('grant', { ...GRANT, approvedOn: '2099-04-20' }, ann), 422);

  // Who holds every post asks for another system, and may still not answer themselves.
  const other = '/v1/accounts/HI/QF7/2022-23/carry-forward';
  const own = await api.post(`${other}/requests`, REQUEST, { 'if-match': '"none"' });
  const etag = { 'if-match': own.json<CarryForward>().etag };
  expect(expectProblem(await api.post(`${other}/grant`, GRANT, etag), 422).type).toContain('OwnRequest');
  const reason = { reason: 'The money was committed elsewhere.' };
  expectProblem(await api.post(`${other}/decline`, reason, etag), 422);
  const declined = await api.post(`${other}/decline`, reason, { ...etag, 'ringfence-person': ann });
  expect(declined.json()).toMatchObject({ status: 'declined', decline: { ...reason, declinedBy: ann } });
});

test('granted for less by oversight, once for its key, and counted as approved', async () => {
  const key = { 'idempotency-key': randomUUID(), 'if-match': (await read()).etag };
  const granted = await post('grant', GRANT, ann, key);
  expect([granted.status, granted.json()]).toMatchObject([
    200,
    { status: 'granted', grant: { ...GRANT, grantedBy: ann }, approvedPence: 300_000 },
  ]);
  expect((await post('grant', GRANT, ann, key)).text).toBe(granted.text);
  // The same decision under another key changes nothing.
  expect((await post('grant', GRANT, ann)).json()).toMatchObject({ approvedPence: 300_000 });
});

test('brought in once the year is closed: the next year has it, and the mismatch is silent', async () => {
  const open = expectProblem(await post('bringing-in', {}, ann), 422);
  expect(open.type).toContain('YearNotClosed');
  const closing = (await api.get(`${ACCOUNT}/year-end`)).json<{ etag: string }>();
  const headers = { 'if-match': closing.etag, 'ringfence-person': ann };
  expect((await api.post(`${ACCOUNT}/closing`, { closedOn: '2023-05-31' }, headers)).status).toBe(200);
  expect((await read()).bringingIn).toMatchObject({ proposedPence: 300_000, obstacle: null });
  expectProblem(await post('bringing-in', {}, lee), 403);
  // Two at once bring it in once.
  const both = await Promise.all([post('bringing-in', {}, ann), post('bringing-in', {}, ann)]);
  expect(both.map(({ status }) => status)).toContain(200);
  const { bringingIn } = await read();
  expect(bringingIn).toMatchObject({ broughtInPence: 300_000, proposedPence: 0 });
  const again = expectProblem(await post('bringing-in', {}, ann), 422);
  expect(again.type).toContain('NothingToBringIn');
  await api.house.settle();

  expect(await positions('2022-23')).toMatchObject([{ carriedForward: 300_000, lapsed: 700_000 }]);
  expect(await positions('2023-24')).toMatchObject([{ allocation: 300_000, uncommitted: 300_000 }]);
  const { alerts } = (await api.get('/v1/alerts')).json<{ alerts: { signal: string }[] }>();
  expect(alerts.filter(({ signal }) => signal === 'carry_forward_mismatch')).toEqual([]);
});

test('a grant that was cut short before its approval is finished, once', async () => {
  const { runtime } = api.house;
  const account = { fund: 'HI', ics: 'QF7', year: '2022-23' };
  const say = (type: string, data: object) => {
    const id = randomUUID();
    const meta = { ...{ commandId: id, correlationId: id, causationId: id }, at: runtime.clock() };
    const command = {
      type,
      data: { account, ...data },
      meta: { ...meta, actor: actorOf({ id: ann, posts: [] }) },
    };
    return runtime.application.execute(command as AnyCommand);
  };
  await say('RequestCarryForward', { ...REQUEST, requestedBy: lee });
  await say('GrantCarryForward', { ...GRANT, grantedBy: ann });
  const approved = async () =>
    (await api.get('/v1/accounts/HI/QF7/2022-23/carry-forward')).json<CarryForward>().approvedPence;
  expect(await approved()).toBe(0);
  for (let times = 0; times < 2; times += 1) {
    await finishGrants(runtime);
    expect(await approved()).toBe(300_000);
  }
});

test('the page shows all of it, and does what a person may do', async () => {
  const query = 'fund=HI&ics=QF7&year=2022-23';
  const page = async (person: string | null, form?: Record<string, string>) => {
    const headers = person === null ? {} : { cookie: `ringfence-person=${person}` };
    const body = new URLSearchParams({ fund: 'HI', ics: 'QF7', year: '2022-23', ...form });
    const init = { headers, method: 'POST', body, redirect: 'manual' as const };
    const response = await fetch(
      form === undefined ? `${api.url}/year-end?${query}` : `${api.url}/year-end`,
      form === undefined ? { headers } : init,
    );
    return { status: response.status, text: await response.text() };
  };
  /** The form of a deed as the page gave it, filled in. */
  const fill = (html: string, deed: string, typed: Record<string, string> = {}) => {
    const form = html.split('<form').find((each) => each.includes(`name="deed" value="${deed}"`))!;
    const given = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
    return { ...Object.fromEntries(given.map(([, name, value]) => [name!, value!])), ...typed };
  };
  const before = (await page(null)).text;
  expect(before).toContain('Ann granted £3,000.00');
  expect(before).toContain('>M1 to M12</td>');
  // The system has an account, and no place in the register.
  expect(before).not.toContain('No system or no fund is known yet');
  expect(before).toContain('QF7, not in the register');
  const asks = fill(before, 'ask', { amount: '1,000.50', reason: 'The rest of the posts' });
  const wrong = await page(null, { ...asks, amount: 'a lot' });
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('This is not an amount')]);
  expect(wrong.text).toContain('>The rest of the posts</textarea>');
  expect((await page(null, asks)).status).toBe(303);

  const asked = (await page(null)).text;
  expect(asked).toContain('carry forward £1,000.50');
  expect(asked).toContain('another person decides');
  const theirs = (await page(ann)).text;
  const grant = fill(theirs, 'grant', { amount: '1000', on: '2023-05-01' });
  expect((await page(null, grant)).text).toContain('Whoever asked for a carry-forward cannot decide on it');
  expect((await page(ann, grant)).status).toBe(303);
  const close = fill((await page(ann)).text, 'close', { on: '2023-05-31' });
  expect((await page(ann, close)).status).toBe(303);
  const closed = (await page(ann)).text;
  expect(closed).toContain('Bring £4,000.00 into 2023-24');
  expect(closed).toContain('nothing more can be asked for');
  expect(closed).not.toContain('name="deed" value="ask"');
  expect((await page(ann, fill(closed, 'bring-in'))).status).toBe(303);
  expect((await page(ann)).text).toContain('£4,000.00 was brought into 2023-24 so far');
  expect((await fetch(`${api.url}/year-end?system=QF7`)).status).toBe(400);
});
