/** Tests that need a MongoDB-compatible server, named by MONGODB_TEST_URL; `npm run test:mongodb` starts them. */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['**/*.mongodb.ts'],
  // Where an update's condition does not hold against other connections, several processes cannot share the server.
  testPathIgnorePatterns: ['/node_modules/', ...(process.env.MONGODB_TEST_SHARED ? [] : ['many-processes'])],
  maxWorkers: 1,
  // A connection that a failed test leaves open must not keep the whole run from ending.
  forceExit: true,
};
