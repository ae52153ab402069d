import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sumPence } from '#kernel';
import {
  identityGapPence,
  positionOf,
  totalOf,
  type AdherenceClass,
  type HistoryFacts,
  type Position,
} from '#domain/policies';
import { csvRows } from './csv.js';
import { writeDemoFiles, type DemoSummary } from './generate.js';
import { DEMO_SEED } from './notice.js';
import { FEWEST_LINES, MOST_LINES } from './returns.js';
import { grouped, historyFromFiles, penceOf } from './testing/history-from-files.js';

const dataFolder = join(import.meta.dirname, 'data');
const holidaysFile = join(import.meta.dirname, '..', 'calendar', 'bank-holidays-england-and-wales.csv');
const from = { dataFolder, holidaysFile };
/** Eleven thousand lines are made and read back: seconds, more on a busy machine. */
const PATIENCE_MS = 60_000;
const LEAKS = ['diverted', 'misdirected', 'substituted', 'unevidenced', 'lapsed'] as const;

let scratch: string;
beforeAll(async () => void (scratch = await mkdtemp(join(tmpdir(), 'ringfence-demo-'))));
afterAll(() => rm(scratch, { recursive: true }));

async function told(seed: number): Promise<{ summary: DemoSummary; history: HistoryFacts }> {
  const summary = await writeDemoFiles(join(scratch, `seed-${seed}`), { seed, ...from });
  return { summary, history: await historyFromFiles(summary.folder) };
}

function positions(history: HistoryFacts, year: string, through: number): Position[] {
  const keys = history.accountKeys().filter((key) => key.year === year);
  return keys.map((key) => positionOf(history.systemYear(key.ics, year), key.fund, through));
}

function classes(of: readonly Position[]): Partial<Record<AdherenceClass, number>> {
  const counts = Object.entries(totalOf(of).accounts).filter(([, count]) => count > 0);
  return Object.fromEntries(counts);
}

describe.each([DEMO_SEED, 1, 20260401])(
  'the demo of seed %d, read back and judged by the policies',
  (seed) => {
    let summary: DemoSummary;
    let history: HistoryFacts;
    beforeAll(async () => void ({ summary, history } = await told(seed)), PATIENCE_MS);

    it.each([12, 13])('has the shape that the study found in 2022-23, through M%d', (through) => {
      expect(classes(positions(history, '2022-23', through))).toEqual({
        kept: 10,
        partly_kept: 7,
        absorbed: 3,
        not_reported: 22,
      });
    });

    it.each([12, 13])('is worse in 2023-24, without the ring, through M%d', (through) => {
      expect(classes(positions(history, '2023-24', through))).toEqual({
        kept: 4,
        partly_kept: 9,
        undetermined: 3,
        absorbed: 4,
        not_reported: 22,
      });
    });

    it.each([12, 13])('comes out for each account as its story says, through M%d', (through) => {
      for (const { ics, year, outcome } of summary.stories) {
        const position = positionOf(history.systemYear(ics, year), 'HI', through);
        expect([ics, year, position.adherence]).toEqual([ics, year, outcome]);
      }
    });

    it.each(['2022-23', '2023-24'])('leaks in each of the five ways in %s', (year) => {
      const total = totalOf(positions(history, year, 12));
      for (const way of LEAKS) expect([way, total[way] > 0]).toEqual([way, true]);
    });

    it('hands out exactly £200m in each year, and carries over exactly what was carried', () => {
      const before = totalOf(positions(history, '2022-23', 12));
      const after = totalOf(positions(history, '2023-24', 12));
      expect(before.allocation).toBe(20_000_000_000);
      expect(before.carriedForward).toBeGreaterThan(0);
      expect(after.allocation).toBe(20_000_000_000 + before.carriedForward);
    });

    it('holds the identity in every account and month', () => {
      for (const year of ['2022-23', '2023-24'])
        for (const through of [1, 6, 12, 13])
          for (const position of positions(history, year, through))
            expect(identityGapPence(position)).toBe(0);
    });

    it('overspends in one account of each year, and by no stray penny elsewhere', () => {
      for (const year of ['2022-23', '2023-24']) {
        const over = positions(history, year, 13).filter((one) => one.overspend > 0);
        expect(over).toHaveLength(1);
      }
    });

    it('calls nothing lapsed, and nothing leaked, where nobody reported', () => {
      const silent = positions(history, '2022-23', 12).filter((one) => one.adherence === 'not_reported');
      for (const one of silent) {
        expect(one.uncommitted).toBe(one.allocation);
        expect([one.confirmedLeakage, one.potentialLeakage]).toEqual([0, 0]);
      }
    });

    it('leaves some of it provisional and some of it signed', () => {
      const reported = positions(history, '2023-24', 12).filter((one) => one.adherence !== 'not_reported');
      expect(new Set(reported.map((one) => one.evidence))).toEqual(new Set(['signed_off', 'provisional']));
      expect(reported.filter((one) => one.missingPeriods.length > 0)).toHaveLength(1);
    });
  },
);

describe('the files of the demo', () => {
  let summary: DemoSummary;
  beforeAll(async () => {
    summary = await writeDemoFiles(join(scratch, 'files'), { seed: DEMO_SEED, ...from });
  }, PATIENCE_MS);

  it(
    'are the same bytes for the same seed, and others for another',
    async () => {
      const bytes = async (folder: string, seed: number): Promise<string[]> => {
        const { files } = await writeDemoFiles(join(scratch, folder), { seed, ...from });
        return Promise.all(files.map(({ name }) => readFile(join(scratch, folder, name), 'utf8')));
      };
      const first = await bytes('once', 5);
      expect(await bytes('twice', 5)).toEqual(first);
      expect(await bytes('other', 6)).not.toEqual(first);
    },
    PATIENCE_MS,
  );

  it('hold a demo’s worth of lines: 12 to 30 in each monthly return, 10,000 to 14,000 in all', async () => {
    expect(summary.returnLines).toBeGreaterThanOrEqual(10_000);
    expect(summary.returnLines).toBeLessThanOrEqual(14_000);
    for (const name of ['returns.csv', 'returns-2.csv'])
      for (const [key, lines] of grouped(csvRows(await readFile(join(summary.folder, name), 'utf8')))) {
        if (key.endsWith(':13')) continue;
        expect([key, lines.length >= FEWEST_LINES && lines.length <= MOST_LINES]).toEqual([key, true]);
      }
  });

  it('say of every line, virement and baseline that it is synthetic, and of every award that it is an illustration', async () => {
    const column = async (name: string, of: string): Promise<(string | undefined)[]> =>
      csvRows(await readFile(join(summary.folder, name), 'utf8')).map((row) => row[of]);
    for (const [name, of] of [
      ['returns.csv', 'description'],
      ['returns-2.csv', 'description'],
      ['virements.csv', 'reason'],
      ['baselines.csv', 'source'],
      ['interventions.csv', 'title'],
    ] as const)
      for (const text of await column(name, of)) expect(text).toMatch(/^synthetic: /);
    for (const supplier of await column('returns.csv', 'supplier')) expect(supplier).toMatch(/^Synthetic /);
    const awards = (await column('allocations.csv', 'source')).filter((text) =>
      text?.startsWith('illustration: £200m'),
    );
    expect(awards).toHaveLength(84);
  });

  it('restate a few returns and bring a few late', async () => {
    const read = async (name: string) => grouped(csvRows(await readFile(join(summary.folder, name), 'utf8')));
    const [first, second] = [await read('returns.csv'), await read('returns-2.csv')];
    const restated = [...second.keys()].filter((key) => first.has(key));
    expect(restated).toHaveLength(5);
    expect(second.size - restated.length).toBe(2);
    for (const key of restated) {
      const total = (rows: Record<string, string>[] = []): number =>
        sumPence(rows.map((row) => penceOf(row['amount'])));
      expect(total(first.get(key))).not.toBe(total(second.get(key)));
    }
  });
});
