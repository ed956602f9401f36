import { randomUUID } from 'node:crypto';
import { generateKey } from '../../server/store/encryption';
import { sharingProcesses } from './sharing-processes';

const place = new URL(process.env.MONGODB_TEST_URL ?? '');
place.pathname = `/haidang_${randomUUID().slice(0, 8)}`;
const key = generateKey('k1');
sharingProcesses('MongoDB database', () => ({ DATABASE_URL: place.href, ENCRYPTION_KEYS: key }));
