import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError, readConfig } from '../../server/config';
import { generateKey } from '../../server/store/encryption';

const dataDir = () => mkdtempSync(path.join(tmpdir(), 'haidang-config-'));
const messenger = { MESSENGER_PAGE_TOKEN: 'page', MESSENGER_APP_SECRET: 'app', MESSENGER_VERIFY_TOKEN: 'verify' };

describe('configuration', () => {
  it('needs nothing: the embedded store, local addresses, channels off', () => {
    const config = readConfig({ DATA_DIR: dataDir() });
    expect(config).toMatchObject({
      port: 3978,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3978',
      retentionDays: 180,
    });
    expect(config.messenger).toBeUndefined();
    expect(config.zalo).toBeUndefined();
  });

  it('makes a key at the first start, for the owner alone, and finds it at the next', () => {
    const DATA_DIR = dataDir();
    const first = readConfig({ DATA_DIR }).encryptionKeys;
    const file = path.join(DATA_DIR, 'encryption-keys');
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^k1:/);
    expect(readConfig({ DATA_DIR }).encryptionKeys).toEqual(first);
  });

  it('takes the first of several keys as the current one', () => {
    const keys = readConfig({
      DATA_DIR: dataDir(),
      ENCRYPTION_KEYS: `${generateKey('new')},${generateKey('old')}`,
    }).encryptionKeys;
    expect(keys.map((key) => key.id)).toEqual(['new', 'old']);
  });

  it('switches Messenger on when all three of its variables are set', () => {
    expect(readConfig({ DATA_DIR: dataDir(), ...messenger }).messenger).toMatchObject({ pageToken: 'page' });
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT holds "abc"; it should hold a port number'],
    [{ PORT: '70000' }, 'PORT holds "70000"'],
    [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL holds "ftp://x"'],
    [{ RETENTION_DAYS: '0' }, 'RETENTION_DAYS holds "0"'],
    [{ DATABASE_URL: 'mongodb://x' }, 'DATABASE_URL holds "mongodb://x"'],
    [{ ...messenger, MESSENGER_APP_SECRET: '' }, 'MESSENGER_APP_SECRET is missing'],
    [{ ZALO_APP_ID: '1' }, 'ZALO_APP_SECRET is missing'],
    [{ ENCRYPTION_KEYS: 'k1:short' }, 'ENCRYPTION_KEYS holds something else'],
  ])('stops at %j with one line that names the variable', (env, message) => {
    const start = () => readConfig({ DATA_DIR: dataDir(), ...env });
    expect(start).toThrow(ConfigError);
    expect(start).toThrow(message);
  });

  it('never shows a secret', () => {
    try {
      readConfig({ DATA_DIR: dataDir(), ENCRYPTION_KEYS: 'k1:hush-hush' });
    } catch (error) {
      expect((error as Error).message).not.toContain('hush');
      return;
    }
    throw new Error('it should have stopped');
  });
});
