/** Browser tests (Debian's Chromium) and tests that start and kill whole server processes. */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
  // Some of them mostly wait for alarms: two at a time.
  maxWorkers: 2,
};
