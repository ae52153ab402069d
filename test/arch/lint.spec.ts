import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';

// The bans are tested as the walls are: each has a fixture that must fail by that ban and no other. A fixture is linted as if
// it were the text of a file that exists, since rules that need types need a file of the project.
const fixtures = join(process.cwd(), 'test/arch/fixtures/lint');
const AS_FILE: Readonly<Record<string, string>> = {
  pure: 'libs/domain/fund/decide.ts',
  money: 'libs/domain/fund/decide.ts',
  pence: 'libs/kernel/pence.ts',
  everywhere: 'libs/application/execute.ts',
};
const eslint = new ESLint();

async function lint(text: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}
const namesIn = (folder: string): string[] =>
  readdirSync(join(fixtures, folder)).map((name) => name.replace(/\.ts$/, ''));
const fixture = (folder: string, name: string): string =>
  readFileSync(join(fixtures, folder, `${name}.ts`), 'utf8');

/** What ESLint is told for a file: each rule with its options. */
async function rulesFor(file: string): Promise<Record<string, [number, ...unknown[]]>> {
  const { rules } = (await eslint.calculateConfigForFile(file)) as {
    rules: Record<string, [number, ...unknown[]]>;
  };
  return Object.fromEntries(Object.entries(rules).filter(([, [severity]]) => severity > 0));
}
const nameOf = (message: string): string => message.slice(0, message.indexOf(':'));

/** The ban that struck: a global says its name in quotes, a piece of syntax before a colon. */
function banOf(strike: string): string | undefined {
  return /^no-restricted-(?:globals: \D*'(\w+)'|syntax: ([\w-]+):)/.exec(strike)?.slice(1).find(Boolean);
}

describe.each(['pure', 'money'])('in %s code', (folder) => {
  it.each(namesIn(folder))('%s is banned', async (name) => {
    const found = await lint(fixture(folder, name), AS_FILE[folder]!);
    expect([...new Set(found.map(banOf))]).toEqual([name]);
  });
});

it('has a fixture for every ban of pure code, and none besides', async () => {
  const rules = await rulesFor(AS_FILE['money']!);
  const globals = rules['no-restricted-globals']!.slice(1) as { name: string }[];
  const selectors = rules['no-restricted-syntax']!.slice(1) as { message: string }[];
  const bans = [...globals.map(({ name }) => name), ...selectors.map(({ message }) => nameOf(message))];
  expect([...namesIn('pure'), ...namesIn('money')].sort()).toEqual(bans.sort());
});

it('lets nothing but bigint divide in pence.ts', async () => {
  const found = await lint(fixture('pence', 'number-division'), AS_FILE['pence']!);
  expect(found).toEqual(['ringfence/no-number-division: Only bigint divides here.']);
  expect(await lint('export const half = (n: bigint): bigint => n / 2n;\n', AS_FILE['pence']!)).toEqual([]);
});

describe('everywhere', () => {
  it.each(namesIn('everywhere'))('%s strikes', async (name) => {
    const found = await lint(fixture('everywhere', name), AS_FILE['everywhere']!);
    expect(found.map((each) => each.slice(0, each.indexOf(':')))).toEqual([name.replace('!', '/')]);
  });

  it('has a fixture for every rule', async () => {
    const rules = Object.keys(await rulesFor(AS_FILE['everywhere']!));
    expect(
      namesIn('everywhere')
        .map((name) => name.replace('!', '/'))
        .sort(),
    ).toEqual(rules.sort());
  });
});

it('leaves floats to statistics, and clocks to nobody who is pure', async () => {
  const rules = await rulesFor('libs/statistics/intervals.ts');
  const said = (rules['no-restricted-syntax']!.slice(1) as { message: string }[]).map(({ message }) =>
    nameOf(message),
  );
  expect(said.sort()).toEqual(['date-call', 'date-now', 'math-random', 'new-date', 'random-uuid']);
});
