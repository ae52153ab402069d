import { SIGNALS } from '#domain/alert';
import { seededRandom } from '../../infra/demo/random.js';
import { lookAt } from './look.js';
import { markdown, measure } from './measure.js';
import { ordinarySystem } from './ordinary-system.js';
import { PLANTS } from './plants.js';

const LONG = process.env['RINGFENCE_LONG'] === '1';
const SEED = Number(process.env['RINGFENCE_SEED'] ?? 20260401);
const EACH = LONG ? 20 : 1;

const DISCREPANCIES = [
  ...['line_ten_times_usual', 'identical_amounts', 'year_end_spike', 'same_line_in_another_month'],
  ...['same_line_of_related_system', 'same_cost_to_two_payers', 'total_fell_from_version'],
  ...['total_fell_from_month', 'm13_share', 'purpose_never_used', 'charged_and_vired'],
];

test('leakage is planted for every money signal and every discrepancy of a whole return, once', () => {
  expect(PLANTS.map(({ kind }) => kind).sort()).toEqual([...SIGNALS, ...DISCREPANCIES].sort());
});

test('the same seed plants the same', () => {
  const [first, again] = [1, 2].map(() => ordinarySystem('QE1', seededRandom(SEED)));
  expect(first).toEqual(again);
  expect(ordinarySystem('QE1', seededRandom(SEED + 1))).not.toEqual(first);
});

test('what is planted is mostly found, and an ordinary year mostly left in peace', () => {
  const scores = measure(SEED, EACH, EACH * 5);
  process.stdout.write(`seed ${SEED}\n${markdown(scores)}\n`);
  const total = (of: 'planted' | 'found' | 'without' | 'falseAlarms'): number =>
    scores.reduce((so, score) => so + score[of], 0);
  expect(total('planted')).toBe(PLANTS.length * EACH);
  // Amounts begin below the lines that rules draw, so not everything can be found; what is asked is that most of it is.
  expect(total('found') * 100).toBeGreaterThanOrEqual(total('planted') * 60);
  expect(total('falseAlarms') * 100).toBeLessThanOrEqual(total('without') * 15);
  for (const { kind, found } of scores) if (LONG) expect([kind, found > 0]).toEqual([kind, true]);
});

test('a year in which nothing is wrong but one thing raises that one thing', () => {
  const plant = PLANTS.find(({ kind }) => kind === 'allocation_reduced')!;
  const sheet = ordinarySystem('QE1', seededRandom(SEED));
  expect(lookAt(sheet).has('allocation_reduced')).toBe(false);
  plant.plant(sheet, seededRandom(SEED));
  expect(lookAt(sheet).has('allocation_reduced')).toBe(true);
});
