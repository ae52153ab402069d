import { type Api } from '../support/api.js';
import { openWorkedExample } from '../support/worked-example.js';

const ALERT = '/alerts/leakage_rate/HI/QE1/2022-23';
const FINDING =
  '/systems/QE1/finding?fund=HI&year=2022-23&through=12&rule=misdirected.purpose_is_core_pressure&by=elective_recovery';

let api: Api;
beforeAll(async () => {
  api = await openWorkedExample();
}, 60_000);
afterAll(() => api?.close());

const page = async (path: string): Promise<string> => (await api.get(path)).text;
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!;
const send = (path: string, fields: Record<string, string>, cookie = ''): Promise<Response> =>
  fetch(api.url + path, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { cookie } },
  });

test('an alert is put aside, answered and closed on its page, and the list says so', async () => {
  const inbox = await page('/alerts?needsAttention=true');
  expect(inbox).toContain(`href="${ALERT}"`);
  const seen = hidden(await page(ALERT), 'seen');
  const until = new Date(Date.now() + 24 * 3600 * 1000).toISOString().slice(0, 10);
  const done = await send(ALERT, { do: 'acknowledge', until, seen });
  expect([done.status, done.headers.get('location')]).toEqual([303, ALERT]);
  expect(await page('/alerts?needsAttention=true')).not.toContain(`href="${ALERT}"`);

  // The page that the first form stood on is old now.
  const stale = await send(ALERT, { do: 'close', reason: 'Agreed with the region.', seen });
  expect(stale.status).toBe(422);
  const again = await stale.text();
  expect(again).toContain('It was changed since it was read');
  expect(again).toContain('Agreed with the region.</textarea>');

  expect((await send(ALERT, { do: 'reply', text: 'Put right in <M13>.' })).status).toBe(303);
  const now = hidden(await page(ALERT), 'seen');
  const closed = await send(ALERT, { do: 'close', reason: 'Agreed with the region.', seen: now });
  expect(closed.status).toBe(303);
  const after = await page(ALERT);
  expect(after).toContain('Put right in &lt;M13&gt;.');
  expect(after).toMatch(/Closed by nobody in particular[\s\S]*reply, by nobody in particular[\s\S]*Raised/);
  expect(after).not.toContain('value="close"');
  expect(await page('/alerts?status=closed')).toContain('Closed by hand on');
});

test('what cannot be is said on the page, above what was written', async () => {
  const path = '/alerts/virement_out/HI/QE1/2022-23';
  const seen = hidden(await page(path), 'seen');
  const past = await send(path, { do: 'acknowledge', until: '2023-01-01', seen });
  expect([past.status, await past.text()]).toEqual([422, expect.stringContaining('is over')]);
  const patient = await send(path, { do: 'reply', text: 'For 943 476 5919.' });
  expect(await patient.text()).toContain('what looks like an NHS number');
  expect((await api.get('/alerts/nonsense/HI/QE1/2022-23')).status).toBe(404);
  expect((await api.get('/alerts?severity=green')).status).toBe(400);
  expect((await api.get('/alerts?assignedTo=x')).status).toBe(400);
});

test('a finding and the reply to it are printed together: page, report, JSON', async () => {
  const said = 'Two lists were coded to the fund in error.';
  expect(await page('/systems/QE1?fund=HI&year=2022-23&through=12')).toContain('Reply to this finding');
  expect(await page(FINDING)).toContain('£400,000.00');
  expect((await send(FINDING, { text: said })).status).toBe(303);
  for (const path of [FINDING, '/systems/QE1?fund=HI&year=2022-23&through=12'])
    expect(await page(path)).toContain(said);
  expect(await page('/reports/oversight?fund=HI&year=2022-23&through=12')).toMatch(
    /The system’s reply, [^<]*<\/p><p class="rf-reply__text">Two lists were coded/,
  );
  const report = (await api.get('/v1/reports/oversight?fund=HI&year=2022-23&through=12')).json<{
    findings: { findings: { by: string; replies: { text: string }[] }[] }[];
  }>();
  const findings = report.findings.flatMap((each) => each.findings);
  expect(findings.find(({ by }) => by === 'elective_recovery')!.replies).toMatchObject([{ text: said }]);
  expect(findings.filter(({ replies }) => replies.length > 0)).toHaveLength(1);
  const { replies } = (await api.get('/v1/accounts/HI/QE1/2022-23/finding-replies')).json<{
    replies: unknown[];
  }>();
  expect(replies).toEqual([
    {
      ...{ ruleId: 'misdirected.purpose_is_core_pressure', by: 'elective_recovery' },
      reply: { text: said, by: 'api', at: expect.any(String) as string },
    },
  ]);
  const path = '/v1/accounts/HI/QE1/2022-23/finding-replies';
  const other = { ruleId: 'misdirected.purpose_is_core_pressure', by: 'ambulance', text: 'Why.' };
  expect((await api.post(path, other)).status).toBe(404);
});
