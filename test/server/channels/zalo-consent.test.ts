import { setTimeout as pause } from 'node:timers/promises';
import type { Channel } from '../../../server/channels/channel';
import { createZalo } from '../../../server/channels/zalo';
import { startZaloPlatform } from '../../platforms/zalo-platform';
import { apiUnderTest } from '../staff/api-under-test';
import { openPorts, replyOf, testConfig, zaloUser } from './ports';

const settings = {
  appId: '111',
  appSecret: 'zalo_app_secret',
  oaSecret: 'test_oa_secret',
  refreshToken: 'the one that nobody has',
};

let platform: Awaited<ReturnType<typeof startZaloPlatform>>;
let ports: Awaited<ReturnType<typeof openPorts>>;
let channel: Channel;
let api: Awaited<ReturnType<typeof apiUnderTest>>;

beforeEach(async () => {
  platform = await startZaloPlatform(settings);
  ports = await openPorts();
  const config = testConfig(platform.base);
  channel = createZalo({ ...config, publicUrl: 'https://hd.example.vn' }, ports)!;
  api = await apiUnderTest({ channels: () => [channel], findings: ports.findings });
});
afterEach(async () => {
  await channel.stop?.();
  await api.close();
  await ports.store.close();
  await platform.close();
});

const admin = () => api.signedIn('quan-tri', 'admin');
/** The administrator of the account opens the page and agrees: where the browser is sent to. */
const agree = (url: string, account = '444') => {
  const back = platform.consent(url, account);
  return api.stranger.raw('GET', `${back.pathname}${back.search}`, undefined, {}, undefined, 'manual');
};
const begin = async () => {
  const { body, status } = await (await admin()).post('/api/channels/zalo/consent');
  expect(status).toBe(200);
  return String(body.url);
};
const outcome = (response: Response) => response.headers.get('location');

describe('a grant that was lost', () => {
  it('stops the channel, is shown, and comes back when an administrator of the account agrees', async () => {
    await expect(channel.send(zaloUser, replyOf('x'))).rejects.toMatchObject({ code: 'oauth/-14020' });
    const boss = await admin();
    expect((await boss.post('/api/channels/check')).body.items).toMatchObject([
      { name: 'zalo', findings: [{ code: 'oauth/-14020' }], consent: {} },
    ]);
    const url = String((await boss.post('/api/channels/zalo/consent')).body.url);
    expect(url).toContain(encodeURIComponent('https://hd.example.vn/api/channels/zalo/consent'));
    const response = await agree(url);
    expect([response.status, outcome(response)]).toEqual([303, '/console/#/channels?consent=done']);
    expect(await channel.send(zaloUser, replyOf('Chào bạn'))).toEqual({ platformIds: ['z_out_1'] });
    const { items } = (await boss.get('/api/channels')).body as { items: { findings: []; consent: object }[] };
    expect(items).toMatchObject([{ findings: [], consent: { endsAt: expect.any(String) as string } }]);
    const log = (await api.store.audit.latest({ limit: 9 })).map(({ staffId, action }) => [staffId, action]);
    expect(log).toContainEqual(['id-quan-tri', 'channel.granted']);
  });

  it('is kept for the next process, which is the one to answer as well', async () => {
    const url = await begin();
    const other = createZalo({ ...testConfig(platform.base), publicUrl: 'https://hd.example.vn' }, ports)!;
    const back = platform.consent(url, '444').searchParams;
    const answer = { code: back.get('code')!, state: back.get('state')!, account: '444' };
    expect(await other.consent!.finish(answer)).toEqual({ staffId: 'id-quan-tri' });
    expect((await channel.send(zaloUser, replyOf('Chào'))).platformIds).toHaveLength(1);
  });

  it.each<[string, (url: string) => string]>([
    ['an answer to no question', (url) => url.replace(/state=[^&]*/, 'state=x')],
    ['an answer without its state', (url) => url.replace(/state=[^&]*/, 'state=')],
  ])('is not opened by %s', async (_, change) => {
    expect(outcome(await agree(change(await begin())))).toBe('/console/#/channels?consent=STATE');
  });

  it('is not opened twice by one answer, nor by one that was overtaken', async () => {
    const first = await begin();
    const second = await begin();
    expect(outcome(await agree(first))).toContain('STATE');
    expect(outcome(await agree(second))).toContain('done');
    expect(outcome(await agree(second))).toContain('STATE');
  });

  it('is not opened by a code that another verifier belongs to', async () => {
    const url = await begin();
    expect(outcome(await agree(url.replace(/code_challenge=[^&]*/, 'code_challenge=x')))).toContain('REFUSED');
  });

  it('is begun by administrators only, and for channels that have one', async () => {
    for (const role of ['counsellor', 'supervisor', 'auditor'] as const) {
      const other = await api.signedIn(role, role);
      expect((await other.get('/api/channels')).status).toBe(403);
      expect((await other.post('/api/channels/zalo/consent')).status).toBe(403);
    }
    expect((await api.stranger.get('/api/channels')).status).toBe(401);
    expect((await (await admin()).post('/api/channels/web/consent')).status).toBe(404);
  });

  it('keeps the new pair though the old one is being renewed at the same moment', async () => {
    const url = await begin();
    const sending = channel.send(zaloUser, replyOf('x')).catch(() => undefined);
    await pause(1);
    await agree(url);
    await sending;
    expect((await channel.send(zaloUser, replyOf('Chào'))).platformIds).toHaveLength(1);
  });
});
