import { randomUUID } from 'node:crypto';
import type { ReportSignal } from '#domain/alert';
import { MAX_FOLLOWERS } from '../../apps/api/http/alerts/followers.js';
import { expectProblem, openApi, type Api } from '../support/api.js';

let api: Api;
let ended = false;
beforeAll(async () => {
  api = await openApi();
  await api.house.worker.stop();
}, 60_000);
afterAll(() => (ended ? undefined : api?.close()));

const signals = (basedOn: number, severity: 'amber' | 'red'): Promise<unknown> => {
  const command: ReportSignal = {
    type: 'ReportSignal',
    data: {
      ...{ signal: 'leakage_rate', account: { fund: 'HI', ics: 'QE1', year: '2022-23' } },
      finding: { severity, reason: `Leakage is ${severity}.`, figures: { confirmedRateBp: basedOn } },
      ...{ reason: '', basedOn: String(basedOn), asOf: '2023-06-01' },
    },
    meta: {
      ...{ commandId: randomUUID(), actor: { id: 'spec', role: 'system' }, at: '2023-06-01T09:00:00.000Z' },
      ...{ correlationId: randomUUID(), causationId: randomUUID() },
    },
  };
  return api.house.runtime.application.execute(command);
};

interface Page {
  readonly events: readonly { readonly position: string; readonly happened: string }[];
  readonly next: string;
}
const page = async (query: string): Promise<Page> => (await api.get(`/v1/alerts/feed?${query}`)).json<Page>();

/** A follower: what it was sent so far, and a wait for so many events. */
async function follows(headers: Record<string, string> = {}) {
  const end = new AbortController();
  const response = await fetch(`${api.url}/v1/alerts/feed`, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: end.signal,
  });
  const reader = response.body!.getReader();
  let text = '';
  const messages = () => [...text.matchAll(/^id: (\d+)\nevent: (\w+)\ndata: (.+)$/gm)];
  return {
    response,
    async events(count: number) {
      while (messages().length < count) {
        const { done, value } = await reader.read();
        if (done) break;
        text += Buffer.from(value).toString();
      }
      return messages().map(([, id, event, data]) => ({ id, event, data: JSON.parse(data!) as object }));
    },
    ended: async () => {
      for (;;) if ((await reader.read()).done) return true;
    },
    leave: () => end.abort(),
  };
}

test('a page of the feed goes on behind the one before, and says where to ask next when there is nothing', async () => {
  await signals(1, 'amber');
  await signals(2, 'red');
  const first = await page('after=0&limit=1');
  expect(first.events).toMatchObject([{ happened: 'raised' }]);
  const second = await page(`after=${first.next}`);
  expect(second.events).toMatchObject([{ happened: 'updated', severity: 'red' }]);
  const none = await page(`after=${second.next}`);
  expect(none).toEqual({ events: [], next: (await api.house.runtime.log.head()).position.toString() });
});

test('a follower is sent what happens from now on, and one who comes back what it missed', async () => {
  const follower = await follows();
  expect(follower.response.headers.get('content-type')).toContain('text/event-stream');
  await signals(3, 'amber');
  const [sent] = await follower.events(1);
  expect(sent).toMatchObject({
    event: 'updated',
    data: { severity: 'amber', position: sent!.id, fund: 'HI' },
  });
  follower.leave();
  await signals(4, 'red');
  const back = await follows({ 'last-event-id': sent!.id! });
  expect(await back.events(1)).toMatchObject([{ event: 'updated', data: { severity: 'red' } }]);
  back.leave();
});

test('a position that the log has not reached, or that is none, is refused', async () => {
  expect(expectProblem(await api.get('/v1/alerts/feed?after=999999'), 400).errors?.[0]?.parameter).toBe(
    'after',
  );
  expectProblem(await api.get('/v1/alerts/feed?after=-1'), 400);
  const headers = { accept: 'text/event-stream', 'last-event-id': 'x' };
  expect((await fetch(`${api.url}/v1/alerts/feed`, { headers })).status).toBe(400);
});

test('as many follow as can, and all are sent home when the server stops', async () => {
  const all = await Promise.all(Array.from({ length: MAX_FOLLOWERS }, () => follows()));
  const refused = await follows();
  expect([refused.response.status, refused.response.headers.get('retry-after')]).toEqual([503, '30']);
  all[0]!.leave();
  ended = true;
  await api.close();
  expect(await Promise.all(all.slice(1).map((each) => each.ended()))).toEqual(all.slice(1).map(() => true));
}, 60_000);
