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

it('tells the alerts as known at an earlier position', async () => {
  await after({ type: 'AlertRaised', data: change('amber', 1, '10') });
  const { position } = await given.engine.log.head();
  await after({ type: 'AlertUpdated', data: change('red', 2, '20') });
  expect(await readAlerts(given.engine.pool, { today: TODAY, knownAt: position })).toMatchObject([
    { severity: 'amber', basedOn: '10' },
  ]);
  expect(await readAlerts(given.engine.pool, { today: TODAY, knownAt: position - 1n })).toEqual([]);
});

it('shows one row for a signal and account, as it stands', async () => {
  const rows = await after(
    { type: 'AlertRaised', data: change('amber', 1, '10') },
    { type: 'AlertUpdated', data: change('red', 2, '20') },
  );
  expect(rows).toEqual([
    {
      ...{ signal: 'leakage_rate', fund: 'HI', ics: 'QE1', year: '2022-23', status: 'open', severity: 'red' },
      ...{ reason: 'red on day 2', resolution: null, figures: { confirmedRateBp: 2 }, basedOn: '20' },
      ...{ raisedAt: '2023-06-01T09:00:00.000Z', changedAt: '2023-06-02T09:00:00.000Z', timesRaised: 1 },
      ...{ asOf: '2023-06-02', needsAttention: true, acknowledgedUntil: null, acknowledgedBy: null },
      ...{ assignedTo: null, endedAt: null, closedBy: null, replies: [] },
    },
  ]);
});

it('keeps what was found when it is resolved, and why it cleared', async () => {
  const [row] = await after(
    { type: 'AlertRaised', data: change('red', 1, '10') },
    {
      type: 'AlertResolved',
      data: {
        ...key,
        reason: 'below the line',
        basedOn: '20',
        asOf: '2023-06-03',
        at: '2023-06-03T09:00:00.000Z',
      },
    },
  );
  expect(row).toMatchObject({
    status: 'resolved',
    severity: 'red',
    reason: 'red on day 1',
    resolution: 'below the line',
  });
});

it('opens again with a count of how often, and a refill says the same', async () => {
  const [row] = await after(
    { type: 'AlertRaised', data: change('red', 1, '10') },
    {
      type: 'AlertResolved',
      data: { ...key, reason: 'cleared', basedOn: '20', asOf: '2023-06-03', at: '2023-06-03T09:00:00.000Z' },
    },
    { type: 'AlertReopened', data: change('amber', 4, '30') },
  );
  expect(row).toMatchObject({
    status: 'open',
    severity: 'amber',
    resolution: null,
    timesRaised: 2,
    basedOn: '30',
  });
  expect((await compareWithRefill(given.engine, alertsProjection)).differing).toEqual([]);
});
