/** Three kinds of test, told apart by their file name; see docs in CONTRIBUTING.md. */
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: '<rootDir>/packages/testing/jest/native-environment.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  transformIgnorePatterns: [],
  transform: {
    // prom-client keeps metrics by their names, for which each file makes its own.
    '/node_modules/(?!prom-client/).+\\.[cm]?js$': '<rootDir>/packages/testing/jest/native-libraries.mjs',
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^@liandong/local/(.*)$': '<rootDir>/infra/local/src/$1',
    '^@liandong/(contracts|rules|messaging|service-kit|testing|demo|documents)/(.*)$':
      '<rootDir>/packages/$1/src/$2',
    '^liandong-verify/(.*)$': '<rootDir>/packages/verify/src/$1',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['/dist/', '/\\.data/'],
  cacheDirectory: '<rootDir>/.jest-cache',
};

export default {
  // How long something that never comes is waited for, also on a machine with other things to do.
  testTimeout: 30_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{packages,apps,infra,bench,scripts}/**/*.spec.ts'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/{packages,apps,infra}/**/*.int-spec.ts'],
      globalSetup: '<rootDir>/packages/testing/jest/global-setup.mjs',
      globalTeardown: '<rootDir>/packages/testing/jest/global-teardown.mjs',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/e2e/src/**/*.e2e-spec.ts'],
      globalSetup: '<rootDir>/e2e/global-setup.mjs',
      globalTeardown: '<rootDir>/e2e/global-teardown.mjs',
    },
  ],
};
