import tseslint from 'typescript-eslint';
import {
  bannedGlobals,
  divisionSyntax,
  floatSyntax,
  impureSyntax,
  noNumberDivision,
} from './infra/lint/pure-code.js';

const syntax = (...bans) => ['error', ...bans.flat()];

// What a type checker does not see. Layout is Prettier's affair; the walls between rooms are .dependency-cruiser.cjs.
export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.ringfence/', '.cache/', 'test/arch/fixtures/'] },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: {
      '@typescript-eslint': tseslint.plugin,
      ringfence: { rules: { 'no-number-division': noNumberDivision } },
    },
    rules: {
      // A promise that nobody waits for is a write that may not have happened.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // `== null` says neither null nor undefined, in one word.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-debugger': 'error',
      'no-eval': 'error',
    },
  },
  {
    // Pure code: the same input gives the same output, whenever and wherever it runs.
    files: ['libs/{kernel,domain,statistics}/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: {
      'no-restricted-globals': ['error', ...bannedGlobals],
      'no-restricted-syntax': syntax(impureSyntax),
    },
  },
  {
    // Money is whole pence, and these rooms hold no floats at all.
    files: ['libs/{kernel,domain}/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: { 'no-restricted-syntax': syntax(impureSyntax, divisionSyntax, floatSyntax) },
  },
  {
    // The one place that divides: bigint by bigint, which is exact.
    files: ['libs/kernel/pence.ts'],
    rules: {
      'no-restricted-syntax': syntax(impureSyntax, floatSyntax),
      'ringfence/no-number-division': 'error',
    },
  },
);
