import { randomUUID } from 'node:crypto';
import { generateKey } from '../../server/store/encryption';
import { sharingProcesses } from './sharing-processes';

const { MONGODB_TEST_URL = '', MONGODB_TEST_SHARED = '' } = process.env;

if (MONGODB_TEST_SHARED) {
  const key = generateKey('k1');
  const place = new URL(MONGODB_TEST_URL);
  place.pathname = `/haidang_${randomUUID().slice(0, 8)}`;
  sharingProcesses('MongoDB database', () => ({ DATABASE_URL: place.href, ENCRYPTION_KEYS: key }));
} else {
  // Jest counts a file without a test as failed.
  test.skip('two processes share one database: not on this server, which does not hold the condition of an update', () =>
    undefined);
}
