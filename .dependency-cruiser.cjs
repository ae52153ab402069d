/**
 * The walls of the house (infra/adr/0010-boundaries-enforced.md). Every rule has a fixture of its name in
 * test/arch/fixtures/boundaries that must fail, and test/arch/boundaries.spec.ts sees to it.
 */

// Specs and test helpers stand beside the code but are no part of the product; they may reach for what they need.
const NOT_PRODUCT = '\\.spec\\.ts$|/testing/';

/** What each library may import of the others; a library that is not here may import no other. */
const MAY_IMPORT = {
  kernel: [],
  statistics: [],
  domain: ['kernel'],
  identity: ['kernel'],
  'event-store': ['kernel', 'domain'],
  application: ['kernel', 'domain', 'identity', 'event-store'],
  projections: ['kernel', 'domain', 'statistics', 'event-store'],
  workspace: ['kernel', 'identity', 'platform'],
  jobs: ['kernel', 'platform'],
  ingestion: ['kernel', 'domain', 'application'],
  alerts: ['kernel', 'domain', 'application', 'projections'],
  reporting: ['kernel', 'domain', 'statistics', 'projections'],
  platform: ['kernel'],
};

const rule = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: NOT_PRODUCT, ...from },
  to,
});

const libraryRules = Object.entries(MAY_IMPORT).map(([library, others]) =>
  rule(
    `${library}-imports-${others.join('-') || 'nothing'}`,
    `libs/${library} may import, of the other libraries: ${others.join(', ') || 'none'}.`,
    { path: `^libs/${library}/` },
    { path: '^libs/', pathNot: `^libs/(${[library, ...others].join('|')})/` },
  ),
);

module.exports = {
  forbidden: [
    ...libraryRules,
    rule(
      'every-library-is-listed',
      'A new library says in MAY_IMPORT what it may know.',
      { path: `^libs/(?!(${Object.keys(MAY_IMPORT).join('|')})/)` },
      {},
    ),
    rule(
      'pure-code-stands-alone',
      'Rules are functions of what they are given: no package, no file, no clock of the runtime.',
      { path: '^libs/(kernel|domain|statistics)/' },
      { pathNot: '^(libs|apps|test)/', dependencyTypesNot: ['unknown'] },
    ),
    rule(
      'streams-share-events-only',
      'A stream or policy reads another stream by its events; how that one decides is its own affair.',
      { path: '^libs/domain/([^/]+)/' },
      { path: '^libs/domain/[^/]+/(commands|state|decide)\\.ts$', pathNot: '^libs/domain/$1/' },
    ),
    rule(
      'codec-alone-knows-domain',
      'Stored names are mapped to the words of the domain in one place.',
      { path: '^libs/event-store/', pathNot: `^libs/event-store/codec/|${NOT_PRODUCT}` },
      { path: '^libs/domain/' },
    ),
    rule(
      'event-store-by-its-port',
      'Adapters and codec are chosen in apps; libraries know the port.',
      { path: '^libs/', pathNot: `^libs/event-store/|${NOT_PRODUCT}` },
      { path: '^libs/event-store/', pathNot: '^libs/event-store/port/' },
    ),
    rule(
      'read-models-by-their-queries',
      'Nobody reads the tables of a read model except through its queries.',
      { path: '^(libs|apps)/', pathNot: `^libs/projections/|${NOT_PRODUCT}` },
      { path: '^libs/projections/', pathNot: '^libs/projections/[^/]+/(queries|index)\\.ts$' },
    ),
    rule(
      'libraries-by-their-index',
      'What an index does not export is private to its library.',
      { path: '^(?:libs|apps)/([^/]+)/' },
      { path: '^libs/', pathNot: '^libs/$1/|^libs/projections/|/index\\.ts$' },
    ),
    rule(
      'no-library-knows-an-app',
      'Apps compose libraries, never the other way.',
      { path: '^libs/' },
      { path: '^apps/' },
    ),
    rule(
      'apps-apart',
      'Apps share libraries and the composition in apps/runtime, not one another.',
      { path: '^apps/([^/]+)/', pathNot: `^apps/cli/|${NOT_PRODUCT}` },
      { path: '^apps/', pathNot: '^apps/$1/|^apps/runtime/index\\.ts$' },
    ),
    rule(
      'cli-composes-modules-only',
      'The command line starts what an app exports, and knows nothing of its insides.',
      { path: '^apps/cli/' },
      { path: '^apps/', pathNot: '^apps/cli/|^apps/[^/]+/(index|[^/]+\\.module)\\.ts$' },
    ),
    rule(
      'nest-in-its-rooms',
      'The framework stays in apps, in folders named nest and in platform.',
      { path: '^libs/', pathNot: `^libs/platform/|/nest/|${NOT_PRODUCT}` },
      { path: '(^|/)node_modules/@nestjs/' },
    ),
    rule(
      'product-knows-no-tests',
      'What ships does not lean on what only tests have.',
      { path: '^(apps|libs)/' },
      { path: '^test/|\\.spec\\.ts$|/testing/' },
    ),
    rule(
      'product-has-no-dev-dependency',
      'A development tool is not there where the product runs.',
      { path: '^(apps|libs)/' },
      { dependencyTypes: ['npm-dev'] },
    ),
    rule(
      'packages-are-declared',
      'A package that package.json does not name is there by accident.',
      { path: '^(apps|libs)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'imports-resolve',
      'A wall cannot be checked where an import leads nowhere.',
      { pathNot: '^$' },
      { couldNotResolve: true },
    ),
    rule('no-circle', 'Two files that need each other are one, or three.', {}, { circular: true }),
    rule(
      'no-orphan',
      'A file that nothing uses and that uses nothing is dead.',
      { orphan: true, path: '^(apps|libs)/' },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['ringfence-source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
