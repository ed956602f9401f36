import { mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
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
      retention: { caseDays: 180, talkDays: 30 },
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

  it('takes the keys from a file elsewhere, or from what a command prints', () => {
    const key = generateKey('kms');
    const file = path.join(dataDir(), 'keys');
    writeFileSync(file, `${key}\n`);
    for (const env of [{ ENCRYPTION_KEYS_FILE: file }, { ENCRYPTION_KEYS_COMMAND: `cat '${file}'` }]) {
      const config = readConfig({ DATA_DIR: dataDir(), NODE_ENV: 'production', ...env });
      expect([config.encryptionKeys[0]?.id, config.keysBesideData]).toEqual(['kms', false]);
    }
  });

  it('does not start in production with the keys beside the data, also by way of a link', () => {
    const DATA_DIR = dataDir();
    const inside = path.join(DATA_DIR, 'keys');
    writeFileSync(inside, generateKey('k1'));
    const link = path.join(dataDir(), 'link');
    symlinkSync(inside, link);
    for (const env of [{}, { ENCRYPTION_KEYS_FILE: inside }, { ENCRYPTION_KEYS_FILE: link }]) {
      expect(() => readConfig({ DATA_DIR, NODE_ENV: 'production', ...env })).toThrow(/beside the data; in production/);
      expect(readConfig({ DATA_DIR, ...env }).keysBesideData).toBe(true);
    }
    expect(() => readConfig({ DATA_DIR: dataDir(), NODE_ENV: 'production' })).toThrow(ConfigError);
  });

  it.each(['exit 3', 'printf geheim', 'printf geheim; exit 1', 'no-such-command-here 2>/dev/null'])(
    'stops with one line, without what was printed, when the command for the keys is %p',
    (ENCRYPTION_KEYS_COMMAND) => {
      const start = () => readConfig({ DATA_DIR: dataDir(), ENCRYPTION_KEYS_COMMAND });
      expect(start).toThrow(/^ENCRYPTION_KEYS_COMMAND (?:ended with \d+; it should print|holds something else)/);
      expect(start).not.toThrow(/geheim/);
    },
  );

  it('takes the keys from one place only', () => {
    const keys = { ENCRYPTION_KEYS: generateKey('a'), ENCRYPTION_KEYS_FILE: '/nowhere' };
    expect(() => readConfig({ DATA_DIR: dataDir(), ...keys })).toThrow(
      'ENCRYPTION_KEYS and ENCRYPTION_KEYS_FILE are both set; only one of them should be',
    );
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
    [{ METRICS_TOKEN: 'geheim' }, 'METRICS_TOKEN holds a value of 6 characters'],
    [{ TRUST_PROXY: 'evil' }, 'TRUST_PROXY holds "evil"; it should hold addresses or networks of proxies'],
    [{ TRUST_PROXY: 'loopback, 10.0.0.0/99' }, 'TRUST_PROXY holds'],
    [{ RETENTION_DAYS: '0' }, 'RETENTION_DAYS holds "0"'],
    [{ RETENTION_TALK_DAYS: 'ever' }, 'RETENTION_TALK_DAYS holds "ever"'],
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
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317' }, 'OTEL_EXPORTER_OTLP_ENDPOINT holds "collector:4317"'],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_TRACES_SAMPLER_ARG: '10%' },
      'OTEL_TRACES_SAMPLER_ARG holds "10%"; it should hold the share',
    ],
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
