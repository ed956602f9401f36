/** Whole processes in trouble; `npm run test:faults` says how many rounds and from which seed. */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/test/faults/*.faults.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // A round starts a process anew, which alone takes ten seconds on a busy machine; and a count waits for up to four minutes.
  testTimeout: 900_000 + Number(process.env.FAULT_ROUNDS ?? 50) * 40_000,
  maxWorkers: 1,
  forceExit: true,
};
