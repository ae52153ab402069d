import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#platform/package-root';
import { CORPUS } from './all.js';
import { checkFile, corpusWorld, told, type Told } from './check.js';

/** What each file comes to. Written anew with RINGFENCE_WRITE_EXPECTED=1, and then read by a person before it is kept. */
const EXPECTED = join(packageRoot(), 'test', 'fixtures', 'bad-files', 'expected.json');
const MOST_MS = 60_000;

const expected = JSON.parse(readFileSync(EXPECTED, 'utf8')) as Record<string, Told>;
const found: Record<string, Told> = {};

afterAll(() => {
  if (process.env['RINGFENCE_WRITE_EXPECTED'] === '1') {
    const lines = Object.entries(found).map(
      ([name, of]) => `  ${JSON.stringify(name)}: ${JSON.stringify(of)}`,
    );
    writeFileSync(EXPECTED, `{\n${lines.join(',\n')}\n}\n`);
  }
});

test('the corpus is what it is said to be', () => {
  expect(CORPUS.length).toBeGreaterThanOrEqual(180);
  expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length);
  expect(CORPUS.map(({ name }) => name).sort()).toEqual(Object.keys(expected).sort());
});

test.each(CORPUS)('$name is told as expected, in time', async (file) => {
  const started = performance.now();
  const result = await checkFile(file, corpusWorld());
  expect(performance.now() - started).toBeLessThan(MOST_MS);
  found[file.name] = told(result);
  if ('errors' in result) {
    // Never refused without a reason, and each reason a sentence that says what to do.
    expect(result.status === 'rejected').toBe(result.totalErrors > 0);
    expect(result.errors.length).toBeGreaterThanOrEqual(Math.min(result.totalErrors, 1));
    for (const { message } of [...result.errors, ...result.discrepancies])
      expect(message).toMatch(/^\S[^\n]* [^\n]*[.)]$/u);
  }
  expect(found[file.name]).toEqual(expected[file.name]);
});
