import { alertStream, type AlertChange, type AlertEvent } from '#domain/alert';
import { advance, compareWithRefill, ensureLive } from '../engine/index.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { alertsProjection } from './projection.js';
import { readAlerts } from './queries.js';

const TODAY = '2023-06-05';
const key = { signal: 'leakage_rate', account: { fund: 'HI', ics: 'QE1', year: '2022-23' } } as const;
const change = (severity: 'amber' | 'red', day: number, basedOn: string): AlertChange => ({
  ...key,
  finding: { severity, reason: `${severity} on day ${day}`, figures: { confirmedRateBp: day } },
  basedOn,
  asOf: `2023-06-0${day}`,
  at: `2023-06-0${day}T09:00:00.000Z`,
});

let given: Projected;
beforeEach(async () => {
  given = await openProjected();
  await ensureLive(given.engine, alertsProjection);
}, 60_000);
afterEach(() => given.close());

async function after(...events: AlertEvent[]) {
  for (const event of events) await given.happened(alertStream(key), event);
  await advance(given.engine, alertsProjection, {
    until: (await given.engine.log.head()).position,
    maxBatch: 1,
  });
  return readAlerts(given.engine.pool, { today: TODAY });
}

describe('what people do about an alert', () => {
  const handled = (day: number) => ({ ...key, by: 'p-1', at: `2023-06-0${day}T10:00:00.000Z` });
  const raised: AlertEvent = { type: 'AlertRaised', data: change('amber', 1, '10') };
  const acknowledged = (until: string): AlertEvent => ({
    ...{ type: 'AlertAcknowledged', data: { ...handled(1), until } },
  });
  const replied = (text: string, day: number): AlertEvent => ({
    ...{ type: 'AlertRepliedTo', data: { ...handled(day), text } },
  });

  it('keeps it from needing attention through the day named, and is no change of what it says', async () => {
    const [row] = await after(raised, acknowledged(TODAY));
    expect(row).toMatchObject({
      ...{ needsAttention: false, acknowledgedUntil: TODAY, acknowledgedBy: 'p-1' },
      ...{ status: 'open', severity: 'amber', basedOn: '10', changedAt: '2023-06-01T09:00:00.000Z' },
    });
    const read = (today: string, needsAttention: boolean) =>
      readAlerts(given.engine.pool, { today, needsAttention });
    expect(await read('2023-06-06', true)).toHaveLength(1);
    expect(await read(TODAY, true)).toHaveLength(0);
    expect(await read(TODAY, false)).toHaveLength(1);
  });

  it('is undone by red, and not by another amber', async () => {
    const amber = await after(raised, acknowledged(TODAY), {
      type: 'AlertUpdated',
      data: change('amber', 2, '20'),
    });
    expect(amber).toMatchObject([{ needsAttention: false }]);
    const red = await after({ type: 'AlertUpdated', data: change('red', 3, '30') });
    expect(red).toMatchObject([{ needsAttention: true, acknowledgedUntil: null, acknowledgedBy: null }]);
  });

  it('says whose it is, and finds it by that', async () => {
    const [row] = await after(raised, { type: 'AlertAssigned', data: { ...handled(1), to: 'p-2' } });
    expect(row).toMatchObject({ assignedTo: 'p-2', needsAttention: true });
    const of = (assignedTo: string) => readAlerts(given.engine.pool, { today: TODAY, assignedTo });
    expect([await of('p-2'), await of('p-1')]).toEqual([[row], []]);
  });

  it('closes it by hand, until it is reopened with its replies', async () => {
    const closed: AlertEvent = { type: 'AlertClosed', data: { ...handled(2), reason: 'Agreed.' } };
    const reply = { text: 'It is put right in M8.', by: 'p-1', at: '2023-06-01T10:00:00.000Z' };
    expect(await after(raised, replied(reply.text, 1), closed)).toMatchObject([
      {
        ...{ status: 'closed', resolution: 'Agreed.', closedBy: 'p-1', needsAttention: false },
        ...{ endedAt: '2023-06-02T10:00:00.000Z', replies: [reply] },
      },
    ]);
    expect(await after({ type: 'AlertReopened', data: change('red', 4, '40') })).toMatchObject([
      { status: 'open', resolution: null, closedBy: null, endedAt: null, replies: [reply] },
    ]);
  });

  it('begins again without the replies and the holder of before when it is raised anew', async () => {
    await after(raised, replied('It is put right in M8.', 1), {
      ...{ type: 'AlertAssigned', data: { ...handled(1), to: 'p-2' } },
    });
    expect(await after({ type: 'AlertRaised', data: change('red', 5, '50') })).toMatchObject([
      { assignedTo: null, replies: [], timesRaised: 2 },
    ]);
  });

  it('tells replies as known then, the oldest first', async () => {
    await after(raised, replied('First.', 1));
    const { position } = await given.engine.log.head();
    const [row] = await after(replied('Second.', 2));
    expect(row!.replies.map(({ text }) => text)).toEqual(['First.', 'Second.']);
    const before = await readAlerts(given.engine.pool, { today: TODAY, knownAt: position });
    expect(before[0]!.replies.map(({ text }) => text)).toEqual(['First.']);
    expect((await compareWithRefill(given.engine, alertsProjection)).differing).toEqual([]);
  });

  it('is shown while open with the alerts of whoever took its system over, and not once it is closed', async () => {
    const heirs = (predecessors: string[]) =>
      readAlerts(given.engine.pool, { today: TODAY, ics: 'QF7', predecessors });
    await after(raised);
    expect(await heirs(['QNQ', 'QE1'])).toMatchObject([{ ics: 'QE1', status: 'open' }]);
    expect(await heirs(['QNQ'])).toEqual([]);
    await after({ type: 'AlertClosed', data: { ...handled(2), reason: 'Agreed.' } });
    expect(await heirs(['QNQ', 'QE1'])).toEqual([]);
  });
});
