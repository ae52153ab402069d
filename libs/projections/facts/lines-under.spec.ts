import { randomUUID } from 'node:crypto';
import { pence } from '#kernel';
import { returnLinesStream, spendReturnStream } from '#domain/spend-return';
import { submitted, YEAR, type Line } from '../../domain/testing/history.js';
import { advance, ensureLive } from '../engine/index.js';
import { openProjected, type Projected } from '../testing/projected.js';
import { linesUnder } from './lines-under.js';
import { factsProjection } from './projection.js';

const QE1 = { ics: 'QE1', year: YEAR };
const ALL = { limit: 100, offset: 0 };
const group = (period: number, version: number, purpose: string | null, hasEvidence: boolean) => ({
  ...{ period, version, purpose, hasEvidence },
});

let given: Projected;
beforeAll(async () => {
  given = await openProjected();
  await ensureLive(given.engine, factsProjection);
  await handedIn('QE1', 1, 1, [[pence(1), 'HI', 'workforce']]);
  await handedIn('QE1', 1, 2, [
    [pence(10), 'HI', 'workforce', 'an invoice'],
    [pence(20), 'HI', 'workforce'],
    [pence(30), 'HI'],
    [pence(40), 'SDF', 'workforce'],
    [pence(50), 'core', 'smoking'],
    [pence(60), 'core', 'hypertension'],
  ]);
  await handedIn('QE1', 2, 1, [[pence(70), 'HI', 'workforce']]);
  await handedIn('QOQ', 1, 2, [[pence(80), 'HI', 'workforce']]);
  await advance(given.engine, factsProjection, { until: (await given.engine.log.head()).position });
}, 60_000);
afterAll(() => given?.close());

async function handedIn(ics: string, period: number, version: number, lines: readonly Line[]): Promise<void> {
  const reference = randomUUID();
  const whole = { reference, linesSha256: '0'.repeat(64) };
  for (const event of submitted(ics, period, version, lines)) {
    // Of a single line the second half is empty, which is never stored.
    if (event.type === 'ReturnLinesRecorded' && event.data.lines.length === 0) continue;
    const header = event.type === 'ReturnSubmitted';
    const stream = header ? spendReturnStream({ ics, year: YEAR, period }) : returnLinesStream(reference);
    const data = header ? { ...event.data, ...whole } : { ...event.data, reference };
    await given.happened(stream, { ...event, data });
  }
}

const under = async (restsOn: Parameters<typeof linesUnder>[2], page = ALL) => {
  const { lines, total } = await linesUnder(given.engine.pool, QE1, restsOn, page);
  return { total, lines: lines.map((line) => [line.period, line.version, line.line, line.amountPence]) };
};

describe('the lines under a finding', () => {
  test('are those charged to its fund, of its versions, purposes and evidence alone', async () => {
    const groups = [group(1, 2, 'workforce', false), group(2, 1, 'workforce', false)];
    expect(await under({ kind: 'lines', chargedTo: 'HI', groups })).toEqual({
      total: 2,
      lines: [
        [1, 2, 'L2', 20],
        [2, 1, 'L1', 70],
      ],
    });
  });

  test('are those without a purpose where it says none', async () => {
    const groups = [group(1, 2, null, false)];
    expect((await under({ kind: 'lines', chargedTo: 'HI', groups })).lines).toEqual([[1, 2, 'L3', 30]]);
  });

  test('are the core lines of its programmes where it rests on a baseline', async () => {
    const coreReturns = [{ period: 1, version: 2 }];
    const restsOn = { kind: 'baseline', programmes: ['smoking'], coreReturns } as const;
    expect((await under(restsOn)).lines).toEqual([[1, 2, 'L5', 50]]);
  });

  test('come in pages that neither overlap nor leave gaps, each with how many there are', async () => {
    const groups = [true, false].map((hasEvidence) => group(1, 2, 'workforce', hasEvidence));
    const restsOn = { kind: 'lines', chargedTo: 'HI', groups } as const;
    const pages = [
      await under(restsOn, { limit: 1, offset: 0 }),
      await under(restsOn, { limit: 1, offset: 1 }),
    ];
    expect(pages).toEqual([
      { total: 2, lines: [[1, 2, 'L1', 10]] },
      { total: 2, lines: [[1, 2, 'L2', 20]] },
    ]);
  });

  test('are none where it rests on moves of money', async () => {
    expect(await under({ kind: 'virements', pressure: 'workforce', through: 12 })).toEqual({
      total: 0,
      lines: [],
    });
  });
});
