import { pino } from 'pino';
import { ZaloTokenKeeper } from '../../../server/channels/zalo/tokens';
import type { SecretStore } from '../../../server/store/contract/secrets';
import { createZaloOAuth } from '../../../server/zalo-api-wrapper';
import { startZaloPlatform, zaloError } from '../../platforms/zalo-platform';
import { type TestPorts, openPorts } from './ports';

const HOUR = 3_600_000;
const settings = { appId: '111', appSecret: 'zalo_app_secret', oaSecret: 'test_oa_secret', refreshToken: 'refresh-0' };

describe('the tokens of Zalo', () => {
  let platform: Awaited<ReturnType<typeof startZaloPlatform>>;
  let ports: TestPorts;
  let now = 0;
  let logged = '';

  beforeEach(async () => {
    platform = await startZaloPlatform(settings);
    ports = await openPorts();
    now = Date.now();
    logged = '';
  });
  afterEach(async () => {
    await platform.close();
    await ports.store.close();
  });

  /** A process of its own: what it shares with others is the store. */
  const keeper = (change: { configured?: string; secrets?: SecretStore } = {}) =>
    new ZaloTokenKeeper({
      oauth: createZaloOAuth({ ...settings, oauthBase: platform.base, fetch, timeoutMs: 300 }),
      secrets: ports.secrets,
      logger: pino({}, { write: (line: string) => void (logged += line) }),
      now: () => now,
      leaseNow: () => now,
      configured: 'refresh-0',
      ...change,
    });

  test('are fetched with the configured token at first, and kept', async () => {
    expect(await keeper().access()).toBe('access-1');
    expect(await keeper().access()).toBe('access-1');
    expect(platform.refreshes()).toBe(1);
  });

  test('are renewed by one process when several need them at once, and all go on', async () => {
    const keepers = [keeper(), keeper(), keeper()];
    const all = await Promise.all(keepers.flatMap((one) => [one.access(), one.access()]));
    expect(all).toEqual(Array(6).fill('access-1'));
    expect(platform.refreshes()).toBe(1);
  });

  test('are replaced once when several senders were refused at once', async () => {
    const [one, other] = [keeper(), keeper()];
    await one.access();
    expect(await Promise.all([one.replace('access-1'), other.replace('access-1')])).toEqual(['access-2', 'access-2']);
    expect(platform.refreshes()).toBe(2);
  });

  test('are renewed when a quarter of their life is left', async () => {
    const one = keeper();
    await one.access();
    now += 18 * HOUR; // of 25
    expect(await one.access()).toBe('access-1');
    now += HOUR;
    expect(await one.access()).toBe('access-2');
  });

  test('stay in use while they are good and a renewal fails', async () => {
    const one = keeper();
    await one.access();
    now += 20 * HOUR;
    platform.failNext({ status: 503, body: 'down' });
    expect(await one.access()).toBe('access-1');
    expect(await one.access()).toBe('access-2');
  });

  test('are not overwritten by an error that comes with HTTP 200', async () => {
    const one = keeper();
    await one.access();
    const before = await ports.secrets.get('zalo-tokens');
    now += 26 * HOUR;
    platform.failNext(zaloError(-14020));
    await expect(one.access()).rejects.toMatchObject({ failure: 'channel', code: 'oauth/-14020' });
    expect(await ports.secrets.get('zalo-tokens')).toBe(before);
    expect(logged).toContain('ZALO_REFRESH_TOKEN');
    expect(logged).not.toMatch(/refresh-\d|access-\d|zalo_app_secret/);
  });

  test.each([
    ['an answer that is cut', { status: 200, body: { access_token: 'x', expires_in: '90000' } }],
    ['an answer without a life', { status: 200, body: { access_token: 'x', refresh_token: 'y', expires_in: '' } }],
    ['a page instead of an answer', { status: 200, body: '<html>' }],
    ['a broken server', { status: 500, body: '' }],
    ['silence', 'hang' as const],
  ])('are not overwritten by %s; it is tried again', async (_, answer) => {
    const one = keeper();
    platform.failNext(answer);
    await expect(one.access()).rejects.toMatchObject({ failure: 'retry', code: 'TOKEN_UNRENEWED' });
    expect(await ports.secrets.get('zalo-tokens')).toBeUndefined();
    expect(await one.access()).toBe('access-1');
  });

  test('are on disk before they are used: a process that dies then leaves a good pair', async () => {
    await keeper().access();
    const kept = JSON.parse((await ports.secrets.get('zalo-tokens'))!) as { refresh: string };
    expect(kept.refresh).toBe(platform.refreshToken());
    now += 26 * HOUR;
    expect(await keeper().access()).toBe('access-2');
  });

  test('are not lost when the store fails between answer and use', async () => {
    let failures = 1;
    const secrets = new Proxy(ports.secrets, {
      get: (real, name: keyof SecretStore) =>
        name === 'put' && failures-- > 0 ? () => Promise.reject(new Error('disk full')) : real[name].bind(real),
    });
    const one = keeper({ secrets });
    await expect(one.access()).rejects.toThrow('disk full');
    expect(await one.access()).toBe('access-1');
    expect(platform.refreshes()).toBe(1);
  });

  test('give way to a new token from the operator, and an old one does not come back', async () => {
    await keeper().access();
    platform.failNext({ status: 200, body: { access_token: 'granted', refresh_token: 'next', expires_in: '90000' } });
    expect(await keeper({ configured: 'refresh-new' }).access()).toBe('granted');
    expect(await keeper({ configured: 'refresh-new' }).access()).toBe('granted');
  });

  test('are not asked for again and again with a token that was refused', async () => {
    const one = keeper({ configured: 'used-up' });
    for (let n = 0; n < 3; n++) await expect(one.access()).rejects.toMatchObject({ failure: 'channel' });
    expect(platform.refreshes()).toBe(1);
    now += HOUR;
    await expect(one.access()).rejects.toMatchObject({ failure: 'channel' });
    expect(platform.refreshes()).toBe(2);
  });

  test('do not wait for ever for a process that holds the lock', async () => {
    await ports.secrets.lock('zalo-refresh', 'another', now, now + HOUR);
    await expect(keeper().access()).rejects.toMatchObject({ failure: 'retry', code: 'TOKEN_BUSY' });
  }, 15_000);
});
