import { createZaloBot } from '../../../server/channels/zalo-bot';
import { deliver } from '../../platforms/stand-in';
import { startZaloBotPlatform, zaloBotError, zaloBotEvent, zaloBotText } from '../../platforms/zalo-bot-platform';
import { channelContract } from './channel-contract';
import { openPorts, replyOf, serve, testConfig, zaloBotUser } from './ports';

const PATH = '/webhooks/zalo-bot';
const settings = { token: '77:BOT_TOKEN', secret: 'bot_webhook_secret' };
const start = () => startZaloBotPlatform(settings);
const inGroup = { chat: { id: '900', chat_type: 'GROUP' } };

const QUIET: [string, unknown][] = [
  ['a group', zaloBotEvent('message.text.received', { message_id: 'g', text: 'alo', ...inGroup })],
  [
    'another bot',
    zaloBotEvent('message.text.received', { message_id: 'g', text: 'alo', from: { id: '9', is_bot: true } }),
  ],
  ['an unheard-of event', zaloBotEvent('message.telepathy.received', { message_id: 'g' })],
  ['a message without an id', zaloBotEvent('message.text.received', { text: 'alo' })],
  ['nonsense', [null, 7]],
];

channelContract({
  name: 'zalo-bot',
  path: PATH,
  create: createZaloBot,
  start,
  signatureHeader: 'x-bot-api-secret-token',
  user: zaloBotUser,
  text: (platform, id, text) => platform.sign(zaloBotText(id, text)),
  bytes: (platform, body) => platform.signBytes(body),
  vector: {
    body: '{"event_name":"message.text.received","message":{"message_id":"b1","from":{"id":"222","display_name":"A","is_bot":false},"chat":{"id":"222","chat_type":"PRIVATE"},"date":1700000000000,"text":"alo"}}',
    header: 'bot_webhook_secret',
    wrong: 'bot_webhook_secres',
  },
  coversBody: false,
  vectorText: 'alo',
  idOf: (id) => `message.text.received:${id}`,
  quiet: (platform) => QUIET.map(([what, payload]) => [what, platform.sign(payload)]),
  refusals: [
    ['too many calls', zaloBotError(429), 'retry', '429'],
    ['a broken server', { status: 502, body: '<html>' }, 'retry', 'HTTP 502'],
    ['an error of theirs', zaloBotError(500, 500), 'retry', '500'],
    ['a dead token', zaloBotError(401, 401), 'channel', '401'],
    ['a person who has blocked the bot', zaloBotError(403), 'person', '403'],
    ['an invalid message', zaloBotError(400), 'reply', '400'],
    ['an answer that is not JSON', { status: 200, body: 'ok' }, 'retry', 'HTTP 200'],
  ],
  sent: (platform) => platform.sent.map(({ text = '' }) => ({ text, buttons: [] })),
  buttons: 0,
});

describe('zalo bot', () => {
  let platform: Awaited<ReturnType<typeof start>>;
  let ports: Awaited<ReturnType<typeof openPorts>>;
  beforeEach(async () => {
    platform = await start();
    ports = await openPorts();
  });
  afterEach(async () => {
    await platform.close();
    await ports.store.close();
  });

  const post = async (payload: unknown, change: { secret?: string } = {}) => {
    const config = { ...testConfig(platform.base), zaloBot: { ...settings, apiBase: platform.base, ...change } };
    const server = await serve(createZaloBot(config, ports)!.routes!);
    const status = await deliver(server.base + PATH, platform.sign(payload));
    await server.close();
    return status;
  };

  test('is off without its token', () => {
    expect(createZaloBot({ ...testConfig(), zaloBot: undefined }, ports)).toBeUndefined();
  });

  test('hears nobody while its webhook has no secret', async () => {
    expect(await post(zaloBotText('b1', 'alo'), { secret: undefined })).toBe(401);
  });

  test('reads an event that is wrapped like an answer', async () => {
    expect(await post({ ok: true, result: zaloBotText('b1', 'alo') })).toBe(200);
    expect(ports.taken).toMatchObject([{ address: zaloBotUser, activity: { text: 'alo' } }]);
  });

  test.each([
    [
      'image',
      { photo_url: 'https://example.test/a.jpg', caption: 'xem giúp' },
      { text: 'xem giúp', attachments: [{ contentType: 'image/*', contentUrl: 'https://example.test/a.jpg' }] },
    ],
    ['sticker', { sticker: 'x' }, { attachments: [{ contentType: 'application/vnd.haidang.sticker' }] }],
    ['unsupported', {}, { attachments: [{ contentType: 'application/octet-stream' }] }],
  ])('translates a message of kind %s', async (kind, parts, activity) => {
    await post(zaloBotEvent(`message.${kind}.received`, { message_id: 'b2', ...parts }));
    expect(ports.taken).toMatchObject([{ activity: { type: 'message', ...activity } }]);
  });

  test('sends pictures, and cards as pictures and words', async () => {
    const channel = createZaloBot(testConfig(platform.base), ports)!;
    const reply = replyOf('Xem nhé');
    const card = {
      contentType: 'application/vnd.microsoft.card.hero',
      content: {
        title: 'Bài 1',
        images: [{ url: 'https://example.test/1.png' }],
        buttons: [{ type: 'imBack', title: 'Xem', value: '#start' }],
      },
    };
    await channel.send(zaloBotUser, { ...reply, activity: { ...reply.activity, attachments: [card] } });
    expect(platform.sent).toMatchObject([
      { method: 'sendPhoto', photo: 'https://example.test/1.png' },
      { method: 'sendMessage', text: 'Xem nhé\n\nBài 1\n\n1. Xem' },
    ]);
    await channel.showTyping!(zaloBotUser);
    expect(platform.actions).toEqual([{ chat_id: '222', action: 'typing' }]);
  });
});
