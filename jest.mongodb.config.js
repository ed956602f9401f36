/** Tests that need a MongoDB-compatible server, named by MONGODB_TEST_URL; `npm run test:mongodb` starts them. */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['**/*.mongodb.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
