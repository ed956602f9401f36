import path from 'node:path';
import {
  type MessengerPlatform,
  messengerBody,
  messengerText,
  startMessengerPlatform,
} from '../platforms/messenger-platform';
import { deliver } from '../platforms/stand-in';
import { ServerProcess } from './server-process';
import { StaffClient } from './staff-client';

const SECRETS = { pageToken: 'page-token', appSecret: 'app-secret' };
const TEXT = 'Trước khi đi làm xa, hãy hỏi.';
/** Ten in each of the server's rounds of ten seconds. */
const PER_HOUR = 3_600;
const PEOPLE = Array.from({ length: 35 }, (_, n) => `psid-${n}`);

/** So much later it is ten in the morning in Vietnam: campaigns go out by day only, and tests run at night, too. */
function untilTen(): number {
  const [today] = new Date(Date.now() + 7 * 3_600_000).toISOString().split('T');
  return Date.parse(`${today}T10:00:00+07:00`) - Date.now();
}

interface Campaign {
  id: string;
  version: number;
  status: string;
  /** Without a count: fewer than may be told. */
  figures: { mark: string; count?: number }[];
}

describe('a campaign, from plan to stop, with a server that dies in the middle', () => {
  const shift = untilTen();
  let platform: MessengerPlatform;
  let server: ServerProcess;
  let lan: StaffClient;
  let hoa: StaffClient;
  let campaign: Campaign;

  beforeAll(async () => {
    platform = await startMessengerPlatform(SECRETS);
    server = await new ServerProcess({
      MESSENGER_PAGE_TOKEN: SECRETS.pageToken,
      MESSENGER_APP_SECRET: SECRETS.appSecret,
      MESSENGER_VERIFY_TOKEN: 'verify',
      MESSENGER_API_BASE: platform.base,
      NODE_OPTIONS: `--require=${path.join(__dirname, 'shifted-clock.cjs')}`,
      CLOCK_SHIFT_MS: String(shift),
    }).start();
    const admin = await StaffClient.setUp(server);
    lan = await admin.hire(server.url, 'lan', 'editor');
    hoa = await admin.hire(server.url, 'hoa', 'editor');
  });
  afterAll(async () => {
    await server.stop();
    await platform.close();
  });

  const hand = async (item: object): Promise<void> => {
    expect(await deliver(`${server.url}/webhooks/messenger`, platform.sign(messengerBody(item)))).toBe(200);
  };
  const say = (user: string, text: string, payload?: string) => {
    const { message, ...rest } = messengerText(`${user}:${text}`, text, Date.now() + shift);
    const tapped = payload === undefined ? {} : { quick_reply: { payload } };
    return hand({ ...rest, sender: { id: user }, message: { ...message, ...tapped } });
  };
  const textsTo = (user: string) =>
    platform.sent.filter(({ recipient }) => recipient.id === user).map(({ message }) => message.text);
  const sentTo = () =>
    platform.sent.filter(({ message }) => message.text.startsWith(TEXT)).map(({ recipient }) => recipient.id);
  const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 100));
  };
  const current = async (): Promise<Campaign> => {
    const { items } = await lan.read<{ items: Campaign[] }>(server.url, '/api/campaigns');
    return items.find(({ id }) => id === campaign.id)!;
  };
  const act = async (who: StaffClient, action: string): Promise<void> => {
    const { id, version } = await current();
    const done = await who.call(server.url, 'POST', `/api/campaigns/${id}/actions`, { version, action });
    expect([action, done.status]).toEqual([action, 200]);
  };
  const has = async (mark: string) => (await current()).figures.some((one) => one.mark === mark);
  const count = async (mark: string) => (await current()).figures.find((one) => one.mark === mark)?.count ?? 0;
  const left = () => PEOPLE.filter((user) => !sentTo().includes(user));

  it('is asked for by people, written by one editor, approved by another, and started', async () => {
    for (const user of PEOPLE) await say(user, 'Nhận', '#newsok:viec-lam');
    await until(() => PEOPLE.every((user) => textsTo(user).some((text) => text.includes('"dừng"'))));
    const written = await lan.call(server.url, 'POST', '/api/campaigns', {
      name: 'Ngày 30/7',
      text: TEXT,
      interests: ['viec-lam'],
      from: new Date(Date.now() + shift - 60_000).toISOString(),
      to: new Date(Date.now() + shift + 3_600_000).toISOString(),
      perHour: PER_HOUR,
    });
    campaign = (await written.json()) as Campaign;
    expect(campaign).toMatchObject({ reach: [{ channel: 'messenger', people: 35, open: 35 }] });
    await act(hoa, 'approve');
    await act(lan, 'start');
  });

  it('goes on after the server was killed, and to nobody twice', async () => {
    await until(() => sentTo().length >= 10);
    await until(async () => (await count('sent')) >= 10);
    await server.kill();
    await server.start();
    await until(() => sentTo().length >= 20);
    expect(new Set(sentTo()).size).toBe(sentTo().length);
  });

  it('ends at once for whoever says "dừng", sent to or not', async () => {
    const [early = ''] = sentTo();
    const [late = ''] = left();
    await Promise.all([early, late].map((user) => say(user, 'dừng')));
    await until(() => sentTo().length >= 30);
    expect(left()).toContain(late);
    expect(await has('unsubscribed')).toBe(true);
  });

  it('counts what was sent, delivered, read and asked', async () => {
    const [, reader = '', other = '', asker = ''] = sentTo();
    const at = Date.now() + shift;
    const told = { recipient: { id: '100' }, timestamp: at };
    await hand({ ...told, sender: { id: reader }, read: { watermark: at } });
    await hand({ ...told, sender: { id: other }, delivery: { watermark: at } });
    await say(asker, 'Công ty thu tiền môi giới có đúng không?');
    await until(async () => (await has('read')) && (await has('asked')));
    await until(async () => (await count('sent')) === sentTo().length);
    expect([await count('delivered'), await count('failed')]).toEqual([2, 0]);
  });

  it('sends nothing more once it is stopped', async () => {
    await act(hoa, 'stop');
    const before = sentTo().length;
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    expect(sentTo()).toHaveLength(before);
    expect(new Set(sentTo()).size).toBe(before);
    expect((await current()).status).toBe('stopped');
  });
});
