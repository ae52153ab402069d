import { formatPounds, type HistoryReading } from '#reporting';
import { type Api } from '../support/api.js';
import { openWorkedExample } from '../support/worked-example.js';

const OF = 'fund=HI&year=2022-23&through=12';
const HISTORY = `/systems/QE1/history?${OF}`;

let api: Api;
beforeAll(async () => {
  api = await openWorkedExample();
}, 60_000);
afterAll(() => api?.close());

async function shown(path: string, status = 200): Promise<string> {
  const answer = await api.get(path);
  expect([path, answer.status, answer.type]).toEqual([path, status, 'text/html']);
  return answer.text.replace(/\s+/g, ' ');
}
const linksTo = (html: string, start: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)]
    .map(([, href]) => href!.replaceAll('&amp;', '&'))
    .filter((href) => href.startsWith(start));

test('after the last entry the account stands where its position does', async () => {
  const html = await shown(HISTORY);
  const { position, events } = (
    await api.get('/v1/accounts/HI/QE1/2022-23/history?through=12')
  ).json<HistoryReading>();
  const last = html.slice(html.indexOf(`id="event-${events.at(-1)!.event.position}"`));
  const { allocation, additional, confirmedLeakage, uncommitted } = position;
  const after = [allocation, additional, confirmedLeakage, uncommitted].map(
    (it) => `>${formatPounds(it)}</td>`,
  );
  expect(last.match(/>-?£[\d,.]+<\/td>/g)).toEqual(after);
  expect([...html.matchAll(/id="event-\d+"/g)]).toHaveLength(events.length);
  expect(html).toContain('Diverted +£500,000.00');
});

test('every place that a figure names is there: the entry, the other figure, the lines and their sum', async () => {
  const html = await shown(HISTORY);
  const within = linksTo(html, '#').filter((href) => href !== '#maincontent');
  expect(within.length).toBeGreaterThan(20);
  for (const href of within) expect(html).toContain(`id="${href.slice(1)}"`);
  const groups = linksTo(html, '/systems/QE1/history/lines');
  expect(groups.length).toBeGreaterThan(10);
  const misdirected = groups.filter((href) => href.includes('purpose=elective_recovery'));
  const lines = await shown(misdirected[0]!);
  expect(lines).toMatch(/1 line, £[\d,.]+ in all, under misdirected\. Lines 1 to 1 of 1\./);
  const unevidenced = groups.filter((href) => !href.includes('purpose='));
  expect(await shown(unevidenced[0]!)).toContain('no purpose given');
});

test('leads to the entry in the timeline and to what was known then', async () => {
  const html = await shown(HISTORY);
  const audit = linksTo(html, '/audit?')[0]!;
  const first = /id="event-(\d+)"/.exec(html)![1]!;
  expect(await shown(audit)).toContain(`position ${first}</span>`);
  const then = linksTo(html, '/systems/QE1?').find((href) => href.includes('knownAt='))!;
  expect(await shown(then)).toContain('This is the past');
});

test('shows what was known at another moment, says so, and leads back', async () => {
  const { rows } = await api.house.runtime.pool.query<{ position: string }>(
    `SELECT position FROM facts.fact_events WHERE type = 'VirementMade'`,
  );
  const before = String(BigInt(rows[0]!.position) - 1n);
  const html = await shown(`${HISTORY}&knownAt=${before}`);
  expect(html).toContain(`what was known at log position ${before}`);
  expect(linksTo(html, HISTORY)).toContain(HISTORY);
  expect(html).not.toContain('moved out to deficit support');
});

test('pages of the system and of the timeline lead here', async () => {
  expect(linksTo(await shown(`/systems/QE1?${OF}`), '/systems/QE1/history')).toEqual([HISTORY]);
  const timeline = await shown('/audit?fund=HI&year=2022-23&ics=QE1');
  expect(linksTo(timeline, '/systems/QE1/history')).toHaveLength(1);
  expect(linksTo(await shown('/audit?ics=QE1'), '/systems/QE1/history')).toEqual([]);
});

test.each([
  ['QE1/history?colour=red', 400],
  ['QZZ/history', 404],
  ['QE1/history?knownAt=nonsense', 400],
  ['QE1/history/lines?period=1', 400],
  ['QE1/history/lines?page=0', 400],
  ['QE1/history/lines?period=1&version=9&evidence=yes', 400],
])('/systems/%s is refused', async (path, status) => {
  await shown(`/systems/${path}`, status);
});
