/** One Jest for every suite; a suite is chosen by path (see the scripts of package.json). */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['ringfence-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  // Far above what a test takes: a slow disk is no failure, and one that hangs ends some day. In ms. The long size has hours.
  testTimeout: process.env['RINGFENCE_LONG'] === undefined ? 300_000 : 14_400_000,
  // One suite at a time, in a process beside Jest's own, which a memory limit asks for: a suite that kills its process, or
  // leaves something that does, fails alone, and Jest goes on and tells it.
  maxWorkers: 1,
  workerIdleMemoryLimit: '1GB',
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/test/arch/fixtures/'],
};
