import type { ChannelFactory } from '../../../server/channels/channel';
import { createMessenger } from '../../../server/channels/messenger';
import { iceBreakersOn } from '../../../server/channels/messenger/season';
import { setUpPage } from '../../../server/channels/messenger/setup';
import { PROFILE } from '../../../server/channels/messenger/texts';
import { findingText } from '../../../server/channels/texts';
import { createZalo } from '../../../server/channels/zalo';
import { ZaloTokenKeeper } from '../../../server/channels/zalo/tokens';
import { createZaloBot } from '../../../server/channels/zalo-bot';
import { createZaloBotApi, createZaloOAuth } from '../../../server/zalo-api-wrapper';
import { graphError, messengerBody, messengerText, startMessengerPlatform } from '../../platforms/messenger-platform';
import { deliver } from '../../platforms/stand-in';
import { startZaloBotPlatform } from '../../platforms/zalo-bot-platform';
import { startZaloPlatform, zaloError } from '../../platforms/zalo-platform';
import { type TestPorts, openPorts, serve, testConfig } from './ports';

let ports: TestPorts;
const closing: { close(): Promise<void> }[] = [];
beforeEach(async () => void (ports = await openPorts()));
afterEach(async () => {
  await Promise.all(closing.splice(0).map((one) => one.close()));
  await ports.store.close();
});

const opened = async <P extends { base: string; close(): Promise<void> }>(starting: Promise<P>) => {
  const platform = await starting;
  closing.push(platform);
  return platform;
};
const check = async (create: ChannelFactory, base: string) => {
  await create(testConfig(base), ports)?.check?.();
  return ports.findings.all().map(({ code }) => code);
};

describe('a Facebook Page', () => {
  const start = () => opened(startMessengerPlatform({ pageToken: 'TEST_TOKEN', appSecret: 'test_app_secret' }));
  const page = { token: 'TEST_TOKEN' };

  it('is set up with texts that name the numbers and fit', async () => {
    const platform = await start();
    expect(await setUpPage(testConfig(platform.base).messenger!, page, '2026-11-25')).toBe('Hải Đăng');
    expect(platform.page.profile).toMatchObject({ get_started: { payload: 'GET_STARTED' } });
    expect(platform.page.fields).toEqual(expect.arrayContaining(['messages', 'message_echoes', 'standby']));
    expect(PROFILE.greeting.length).toBeLessThanOrEqual(160);
    expect(PROFILE.greeting).toMatch(/111.*113/);
    expect(PROFILE.iceBreakers.length).toBeLessThanOrEqual(4);
    expect(PROFILE.menu.every(({ title }) => title.length <= 30)).toBe(true);
    expect(PROFILE.menu[0].title).toMatch(/113.*111/);
  });

  it('is found unsubscribed, and in order after the set-up', async () => {
    const platform = await start();
    expect(await check(createMessenger, platform.base)).toEqual(['UNSUBSCRIBED']);
    await setUpPage(testConfig(platform.base).messenger!, page, '2026-11-25');
    expect(await check(createMessenger, platform.base)).toEqual([]);
  });

  it('is found with a dead token, which no outage is taken for', async () => {
    const platform = await start();
    platform.failNext({ status: 503, body: 'down' });
    expect(await check(createMessenger, platform.base)).toEqual([]);
    platform.failNext(graphError(190, 460));
    expect(await check(createMessenger, platform.base)).toEqual(['190/460']);
  });

  it('hears no events for another Page once it has told its id', async () => {
    const platform = await start();
    const channel = createMessenger(testConfig(platform.base), ports)!;
    await channel.check!();
    const server = await opened(serve(channel.routes!));
    const events = ['100', '999'].map((id) => ({ ...messengerText(`m${id}`, 'alo'), recipient: { id } }));
    await deliver(`${server.base}/webhooks/messenger`, platform.sign(messengerBody(...events)));
    expect(ports.taken.map(({ address }) => address.account)).toEqual(['100']);
  });
});

describe('a Zalo Official Account', () => {
  const settings = {
    appId: '111',
    appSecret: 'zalo_app_secret',
    oaSecret: 'test_oa_secret',
    refreshToken: 'refresh-0',
  };

  it('is found in order, and with a lost grant', async () => {
    const platform = await opened(startZaloPlatform(settings));
    expect(await check(createZalo, platform.base)).toEqual([]);
    await ports.secrets.remove('zalo-tokens');
    platform.failNext(zaloError(-14020));
    expect(await check(createZalo, platform.base)).toEqual(['oauth/-14020']);
  });

  it('calls for nobody over an access token that a renewal mends', async () => {
    const platform = await opened(startZaloPlatform(settings));
    expect(await check(createZalo, platform.base)).toEqual([]);
    platform.expireAccess();
    expect(await check(createZalo, platform.base)).toEqual([]);
    expect(platform.refreshes()).toBe(2);
  });

  it('warns a week before its grant ends, and goes on with a new one', async () => {
    const platform = await opened(startZaloPlatform({ ...settings, expiresIn: String(90 * 86_400) }));
    let now = Date.now();
    const channel = createZalo(testConfig(platform.base), { ...ports, now: () => now })!;
    await channel.check!();
    now += 60 * 86_400_000;
    await channel.check!();
    expect(ports.findings.all()).toEqual([]);
    now = Date.now() + 84 * 86_400_000;
    platform.failNext({ status: 503, body: 'down' });
    await channel.check!();
    expect(ports.findings.all()).toMatchObject([{ code: 'GRANT_ENDS' }]);
    const keeper = new ZaloTokenKeeper({
      oauth: createZaloOAuth(settings),
      ...ports,
      now: () => now,
      leaseNow: () => now,
      configured: 'refresh-0',
    });
    await keeper.adopt({ accessToken: 'a', refreshToken: 'r', expiresIn: 90_000 });
    expect([await keeper.access(), await keeper.grantEndsAt()]).toEqual(['a', now + 90 * 86_400_000]);
  });
});

describe('a Zalo bot', () => {
  it('is found with its webhook elsewhere, and in order after the set-up', async () => {
    const platform = await opened(startZaloBotPlatform({ token: '77:BOT_TOKEN', secret: 'bot_webhook_secret' }));
    expect(await check(createZaloBot, platform.base)).toEqual(['WEBHOOK_ELSEWHERE']);
    const api = createZaloBotApi({ token: '77:BOT_TOKEN', apiBase: platform.base });
    await api.setWebhook('http://127.0.0.1/webhooks/zalo-bot', 'bot_webhook_secret');
    expect(await check(createZaloBot, platform.base)).toEqual([]);
  });
});

it.each([
  ['messenger', '190/460', 'MESSENGER_PAGE_TOKEN'],
  ['zalo', 'oauth/-14020', 'grant zalo'],
  ['zalo-bot', '401', 'ZALO_BOT_TOKEN'],
  ['zalo', '4711', '4711'],
])('%s %s is told in words', (channel, code, words) => expect(findingText({ channel, code })).toContain(words));

describe('the first questions on Messenger', () => {
  it.each([
    ['2026-11-25', 'Đi làm nước ngoài phí bao nhiêu?'],
    ['2026-12-20', 'Cuối năm rủ đi làm xa, có nên đi?'],
    ['2027-02-01', 'Cuối năm rủ đi làm xa, có nên đi?'],
    ['2026-06-10', 'Con nghỉ hè bị rủ đi làm xa?'],
    ['2026-07-30', 'Ngày 30/7 là ngày gì?'],
  ])('hold on %s what is asked in that season, and danger always', (today, question) => {
    const questions = iceBreakersOn(today);
    expect(questions).toContain(question);
    expect(questions).toContain('Mình đang gặp nguy hiểm');
    expect(questions).toHaveLength(4);
  });
});
