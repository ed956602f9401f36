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
    expect(readConfig({ DATA_DIR: dataDir(), ...messenger }).messenger).toMatchObject({ pages: [{ token: 'page' }] });
  });

  it('pages by webhook and e-mail when those are set up', () => {
    const secret = `whsec_${Buffer.alloc(24).toString('base64')}`;
    expect(
      readConfig({
        DATA_DIR: dataDir(),
        STAFF_WEBHOOK_URL: 'https://x.vn/hook',
        STAFF_WEBHOOK_SECRET: secret,
        SMTP_URL: 'smtps://u:p@mail.x.vn:465',
        STAFF_EMAIL: 'a@x.vn, b@x.vn',
      }),
    ).toMatchObject({
      staffWebhook: { url: 'https://x.vn/hook', secret },
      mail: { smtpUrl: 'smtps://u:p@mail.x.vn:465', to: ['a@x.vn', 'b@x.vn'] },
    });
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT holds "abc"; it should hold a port number'],
    [{ PORT: '70000' }, 'PORT holds "70000"'],
    [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL holds "ftp://x"'],
    [{ RETENTION_DAYS: '0' }, 'RETENTION_DAYS holds "0"'],
    [{ DATABASE_URL: 'postgres://u:geheim@x' }, 'DATABASE_URL holds a value of 21 characters'],
    [{ ...messenger, MESSENGER_APP_SECRET: '' }, 'MESSENGER_APP_SECRET is missing'],
    [{ ZALO_APP_ID: '1' }, 'ZALO_APP_SECRET is missing'],
    [{ STAFF_WEBHOOK_URL: 'https://x.vn/hook' }, 'STAFF_WEBHOOK_SECRET is missing'],
    [
      { STAFF_WEBHOOK_URL: 'https://x.vn/hook', STAFF_WEBHOOK_SECRET: 'whsec_c2hvcnQ=' },
      'STAFF_WEBHOOK_SECRET holds a value of 14 characters; it should hold whsec_',
    ],
    [{ SMTP_URL: 'smtp://mail.x.vn' }, 'STAFF_EMAIL is missing'],
    [{ SMTP_URL: 'https://u:hush@mail.x.vn', STAFF_EMAIL: 'a@x.vn' }, 'SMTP_URL holds a value of 24 characters'],
    [{ SMTP_URL: 'smtp://mail.x.vn', STAFF_EMAIL: 'a@x.vn, trực' }, 'STAFF_EMAIL holds "a@x.vn, trực"'],
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
