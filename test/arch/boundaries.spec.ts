import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

// The walls themselves are tested: a rule that no fixture can break is a rule that cannot fail.
const root = process.cwd();
const fixtures = join(root, 'test/arch/fixtures/boundaries');
const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as IConfiguration;
const rules = (config.forbidden ?? []).map(({ name }) => name ?? '');

/** What the cruise of the tree under `baseDir` found. */
async function cruiseTree(baseDir: string): Promise<ICruiseResult> {
  const { options = {}, ...ruleSet } = config;
  const folders = readdirSync(baseDir).filter((name) => name === 'apps' || name === 'libs');
  const { output } = await cruise(
    folders,
    { ...options, baseDir, ruleSet, validate: true },
    {},
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  );
  return output as ICruiseResult;
}

it('has a fixture for every rule, and none besides', () => {
  expect(readdirSync(fixtures).sort()).toEqual([...rules].sort());
});

it.each(rules)('%s: its fixture breaks this rule and no other', async (rule) => {
  const { summary } = await cruiseTree(join(fixtures, rule));
  expect([...new Set(summary.violations.map((each) => each.rule.name))]).toEqual([rule]);
});

describe('the real tree', () => {
  let tree: ICruiseResult;
  beforeAll(async () => {
    tree = await cruiseTree(root);
  });

  it('breaks no rule', () => {
    expect(tree.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });

  // Were they resolved to dist, which is left out, every rule about libraries would hold of nothing.
  it('has its package imports followed to their sources', () => {
    const followed = tree.modules
      .flatMap(({ dependencies }) => dependencies)
      .filter(({ module }) => module.startsWith('#'))
      .map(({ resolved }) => resolved);
    expect(followed.length).toBeGreaterThan(100);
    expect(followed.filter((path) => !/^libs\/.+\.ts$/.test(path))).toEqual([]);
  });
});
