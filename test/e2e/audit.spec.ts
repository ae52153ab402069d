import type { AuditedEvent, AuditReading } from '#reporting';
import { expectProblem, type Api } from '../support/api.js';
import { openWorkedExample } from '../support/worked-example.js';

let api: Api;
beforeAll(async () => {
  api = await openWorkedExample();
}, 60_000);
afterAll(() => api?.close());

const page = async (query: string): Promise<AuditReading> => {
  const { status, json } = await api.get(`/v1/audit?${query}`);
  expect(status).toBe(200);
  return json<AuditReading>();
};
async function wholly(query: string): Promise<AuditedEvent[]> {
  const events: AuditedEvent[] = [];
  for (let next: string | null = ''; next !== null;) {
    const read: AuditReading = await page(`${query}&limit=7${next === '' ? '' : `&cursor=${next}`}`);
    events.push(...read.events);
    next = read.next;
  }
  return events;
}
const positions = (events: readonly AuditedEvent[]) => events.map(({ event }) => event.position);

test('pages neither overlap nor leave gaps, in log order and the newest first', async () => {
  const whole = (await page('limit=500')).events;
  expect(whole.length).toBeGreaterThan(40);
  expect(positions(await wholly('order=oldest'))).toEqual(positions(whole));
  expect(positions(await wholly('order=newest'))).toEqual(positions(whole).toReversed());
  const numbers = positions(whole).map(Number);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
});

test('the effects of all events on an account come to its confirmed leakage', async () => {
  for (const through of [6, 12, 13]) {
    const account = `fund=HI&ics=QE1&year=2022-23`;
    const events = await wholly(`${account}&through=${through}`);
    const { total } = (await api.get(`/v1/positions?fund=HI&year=2022-23&through=${through}`)).json<{
      total: { confirmedLeakage: number };
    }>();
    expect(events.reduce((sum, it) => sum + it.leakageEffectPence, 0)).toBe(total.confirmedLeakage);
  }
});

test('says of an event when it was true and when we knew, who and how much', async () => {
  const [moved] = (await page('kind=VirementMade')).events;
  expect(moved).toMatchObject({
    event: { sentence: '£500,000.00 moved out to deficit support in M11: to the system deficit' },
    accounts: 1,
  });
  expect(moved!.event).toMatchObject({ period: 11, amountPence: 50_000_000, systems: ['QE1'] });
  const [award] = (await page('kind=AllocationAwarded')).events;
  expect(award!.event.trueOn).toMatch(/^2022-/);
});

test('filters by system, kind, who and day; an event that names no year concerns every one', async () => {
  const who = (await page('limit=1')).events[0]!.event.actor.id;
  expect((await page(`person=${who}&limit=500`)).events.length).toBeGreaterThan(30);
  const kinds = async (query: string) =>
    new Set((await page(`${query}&limit=500`)).events.map(({ event }) => event.type));
  expect(await kinds('ics=QE1&year=2022-23')).toContain('FundDefined');
  expect(await kinds('kind=ReturnSubmitted')).toEqual(new Set(['ReturnSubmitted']));
  const today = new Date().toISOString().slice(0, 10);
  expect((await page(`recordedFrom=${today}&limit=500`)).events.length).toBeGreaterThan(40);
  expect((await page('recordedTo=2020-01-01')).events).toEqual([]);
});

test('as known then it ends there', async () => {
  const { events } = await page('knownAt=20&limit=500');
  expect(Math.max(...positions(events).map(Number))).toBeLessThanOrEqual(20);
});

test.each([
  ['kind=Nothing', 'kind'],
  ['person=nobody', 'person'],
  ['ics=QZZ', 'ics'],
  ['fund=XX', 'fund'],
  ['year=2031-32', 'year'],
  ['recordedFrom=31%2F05%2F2023', 'recordedFrom'],
  ['cursor=x', 'cursor'],
  ['order=up', 'order'],
  ['colour=red', 'colour'],
])('%s is refused, and never an empty page', async (query, parameter) => {
  const { errors } = expectProblem(await api.get(`/v1/audit?${query}`), 400);
  expect(errors).toEqual([expect.objectContaining({ parameter })]);
});
