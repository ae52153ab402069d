import { openApi, type Api, type Answer } from '../support/api.js';
import { EVERY_KIND } from '../support/written-api.js';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api?.close());

interface Problem {
  errors: { detail: string; pointer?: string }[];
}
const RETURN = '/v1/returns/QE1/2022-23/1';
const NUL = 'a\u0000b';
const HALF = 'a\ud800b';

/** One such text in the log, and no read model goes on behind it. */
describe('a text with characters that no database keeps', () => {
  test.each([
    ['/v1/organisation-changes', { reason: NUL }, '#/reason'],
    ['/v1/organisation-changes', { predecessors: [{ predecessor: HALF }] }, '#/predecessors/0/predecessor'],
    [`${RETURN}/reopening`, { version: 1, reason: NUL }, '#/reason'],
    [`${RETURN}/sending-back`, { version: 1, reason: HALF }, '#/reason'],
    [`${RETURN}/submission`, { restatementReason: NUL }, '#/restatementReason'],
    ['/v1/accounts/HI/QE1/2022-23/carry-forward/requests', { reason: NUL }, '#/reason'],
    ['/v1/calendar/extensions', { reason: HALF }, '#/reason'],
    ['/v1/reports', { reason: NUL }, '#/reason'],
    ['/v1/people', { name: NUL, posts: [] }, '#/name'],
    ['/v1/people', { name: 'Ann', posts: [{ post: 'auditor', ics: NUL }] }, '#/posts/0/ics'],
  ])('is refused at its place by POST %s', async (path, body, pointer) => {
    const answer = await api.post(path, body, { 'if-match': '"1"' });
    expect([answer.status, answer.type]).toEqual([400, 'application/problem+json']);
    expect(answer.json<Problem>().errors).toContainEqual({
      detail: expect.stringContaining('cannot be seen') as string,
      pointer,
    });
  });

  test.each([
    '/v1/audit?person=%00',
    '/v1/alerts?assignedTo=a%00b',
    '/v1/mappings/QE1/%00',
    '/year-end?ics=%00',
    '/audit?person=%00',
  ])('is refused in the address %s', async (path) => {
    expect((await api.get(path)).status).toBe(400);
  });

  const sent = async (path: string, form: Record<string, string>): Promise<number> => {
    const body = new URLSearchParams(form);
    return (await fetch(api.url + path, { method: 'POST', body, redirect: 'manual' })).status;
  };

  it('is nobody to act as, and no reason on a page', async () => {
    expect(await sent('/acting-as', { person: NUL })).toBe(303);
    const organisation = { ...{ predecessor: 'QE1', successor: 'QOQ' }, reason: NUL };
    expect(await sent('/organisation-changes', organisation)).toBeLessThan(500);
    expect(
      await sent('/sign/QE1/2022-23/1/reopening', { version: '1', seen: '1', reason: NUL }),
    ).toBeLessThan(500);
    expect(await sent('/submit/QE1/2022-23/1/draft', { file: 'no file' })).toBeLessThan(500);
  });

  it('has left nothing in the log, and the house goes on', async () => {
    expect((await api.house.runtime.log.head()).position).toBe(0n);
    expect((await api.get('/health/ready')).status).toBe(200);
  });
});

describe('a text with what looks like an NHS number', () => {
  beforeAll(async () => {
    const [kind, file] = EVERY_KIND[0]!;
    expect((await api.post(`/v1/${kind}`, file)).status).toBe(201);
  });
  const reason = 'patient 943 476 5919 was refunded';
  const change = {
    ...{ effectiveOn: '2026-04-01', reason },
    predecessors: [{ predecessor: 'QE1', successors: [{ icsCode: 'QOQ', shareBp: 10000 }] }],
  };

  test.each([
    ['/v1/organisation-changes', change],
    [`${RETURN}/reopening`, { version: 1, reason }],
    [`${RETURN}/sending-back`, { version: 1, reason }],
    [`${RETURN}/submission`, { restatementReason: reason }],
    [
      '/v1/calendar/extensions',
      { fund: '*', year: '2022-23', period: 1, ics: 'QE1', until: '2022-06-01', reason },
    ],
    ['/v1/reports', { fund: 'HI', year: '2022-23', through: 1, scope: { kind: 'national' }, reason }],
  ])('is not kept by POST %s', async (path, body) => {
    const answer = await api.post(path, body, { 'if-match': '"1"' });
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('NHS number')]);
  });
});

describe('what is no day and no page', () => {
  const status = async (path: string): Promise<Answer['status']> => (await api.get(path)).status;

  test.each([
    '/audit?from=2023-02-30',
    '/audit?to=2023-02-30',
    '/audit?cursor=9223372036854775808',
    '/v1/audit?cursor=9223372036854775808',
    '/v1/reports?cursor=9223372036854775808',
  ])('%s is 400', async (path) => expect(await status(path)).toBe(400));
});
