/** Loaded with `import()`, which Jest's own world of modules does not know: it is made into `require`. */
const IMPORTING = 'node_modules/@opentelemetry/otlp-exporter-base/';

/** Unit and contract tests. The browser and multi-process tests have their own configuration (jest.e2e.config.js). */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
    [`${IMPORTING}.+\\.js$`]: ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: [`node_modules/(?!${IMPORTING.replace('node_modules/', '')})`],
  setupFiles: ['<rootDir>/test/properties.setup.ts'],
  // What is loaded only when it is needed is named by the file that the build makes of it.
  moduleNameMapper: { '^(\\.{1,2}/.+)\\.js$': '$1' },
  maxWorkers: 2,
  // Machines are noisy: a test may be slow, it must only not hang.
  testTimeout: 30_000,
};
