import { type Api } from '../support/api.js';
import { openWorkedExample } from '../support/worked-example.js';

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

test('the audit timeline shows what was recorded when, of which month, by whom and to what effect', async () => {
  const html = await shown('/audit?kind=VirementMade');
  expect(html).toContain('£500,000.00 moved out to deficit support in M11: to the system deficit');
  expect(html).toMatch(/M11<\/td>/);
  expect(html).toMatch(/href="\/systems\/QE1\?fund=HI&amp;year=2022-23&amp;knownAt=\d+">View as known then/);
  expect(html).toContain('These are all that fit.');
});

test('leads from page to page of the timeline, and keeps what was asked', async () => {
  const first = await shown('/audit?ics=QE1&order=oldest');
  const next = /href="(\/audit\?[^"]*cursor=\d+)">The next entries/.exec(first)![1]!.replaceAll('&amp;', '&');
  expect(next).toContain('ics=QE1&order=oldest');
  expect(await shown(next)).not.toContain('No entry fits.');
});

test.each([
  'kind=Nothing',
  'order=up',
  'from=yesterday',
  'cursor=x',
  'colour=red',
  'person=nobody',
  'knownAt=0',
])('/audit?%s says what is wrong with the address', async (query) => {
  expect(await shown(`/audit?${query}`, 400)).toContain('The address asks for something unknown');
});

test('what changed is told amount by amount and entry by entry', async () => {
  const account = '/changes?fund=HI&year=2022-23&through=12';
  expect(await shown(account)).toContain('Say which moment to compare with.');
  const html = await shown(`${account}&ics=QE1&from=1`);
  expect(html).toContain('1 account changed, by ');
  expect(html).toContain('Diverted +£500,000.00');
  expect(html).toContain('class: in progress → partly kept');
  expect(await shown(`${account}&from=40&to=39`, 400)).toContain('comes after');
  expect(await shown(`${account}&from=40&to=40`)).toContain('Nothing changed between the two moments.');
});

test.each([
  ['/?fund=HI&year=2022-23&through=12', '/?fund=HI&amp;year=2022-23&amp;through=12'],
  ['/systems/QE1?fund=HI&year=2022-23&through=12', '/systems/QE1?fund=HI&amp;year=2022-23&amp;through=12'],
  ['/alerts?ics=QE1', '/alerts'],
])('%s shows what was known at another moment, says so, and leads back', async (path, now) => {
  const { rows } = await api.house.runtime.pool.query<{ position: string }>(
    `SELECT position FROM facts.fact_events WHERE type = 'VirementMade'`,
  );
  const before = String(BigInt(rows[0]!.position) - 1n);
  const html = await shown(`${path}&knownAt=${before}`);
  expect(html).toContain(`what was known at log position ${before}`);
  expect(html).toContain(`<a href="${now}">See what is known now</a>`);
  expect(html).toContain(`name="knownAt" aria-describedby="knownAt-hint" value="${before}"`);
  expect(html).toContain(`Figures as of position ${before} of`);
  if (path.startsWith('/alerts')) return;
  // What moved money had not been recorded, and the moment goes with every link.
  expect(html).not.toContain('Diverted: deficit support');
  expect(html).toContain(`knownAt=${before}"`);
  const present = await shown(path);
  expect(present).not.toContain('This is the past');
});

test('the report and the lines under a finding are read at the moment known, too', async () => {
  const of = 'fund=HI&year=2022-23&through=12';
  expect(await shown(`/reports/oversight?${of}&knownAt=60`)).toContain('Figures as of position 60 of');
  const html = await shown(`/systems/QE1?${of}`);
  const csv = /href="(\/systems\/QE1\/lines\.csv[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&');
  expect(csv).toMatch(/knownAt=\d+/);
  expect((await api.get(csv)).status).toBe(200);
  await shown(`/systems/QE1?${of}&knownAt=nonsense`, 400);
});

test('the page of a system leads to what was recorded of its account, and to the table of the auditor', async () => {
  const html = await shown('/systems/QE1?fund=HI&year=2022-23&through=12');
  const links = [...html.matchAll(/href="(\/(?:audit|changes|v1\/accounts)[^"]*)"/g)].map(([, href]) =>
    href!.replaceAll('&amp;', '&'),
  );
  const ofAccount = links.filter((href) => href !== '/audit');
  expect(ofAccount).toHaveLength(3);
  for (const href of ofAccount) expect([href, (await api.get(href)).status]).toEqual([href, 200]);
});
