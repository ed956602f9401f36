import type { Channel } from '../../../server/channels/channel';
import { createZalo } from '../../../server/channels/zalo';
import { deliver } from '../../platforms/stand-in';
import { startZaloPlatform, zaloError, zaloEvent, zaloText } from '../../platforms/zalo-platform';
import { channelContract } from './channel-contract';
import { openPorts, replyOf, serve, testConfig, zaloUser } from './ports';

const PATH = '/webhooks/zalo';
const settings = { appId: '111', appSecret: 'zalo_app_secret', oaSecret: 'test_oa_secret', refreshToken: 'refresh-0' };
const start = () => startZaloPlatform(settings);
const at = '1700000003000';

const toPerson = { sender: { id: '444' }, recipient: { id: '222' } };

const QUIET: [string, unknown][] = [
  ['a receipt without ids', { ...zaloEvent('user_received_message', {}), ...toPerson }],
  [
    'a seen mark of somebody unknown',
    { ...zaloEvent('user_seen_message', { msg_ids: ['e'] }), sender: { id: '444' }, recipient: { id: '9' } },
  ],
  ['our reaction', { ...zaloEvent('oa_reacted_message', { msg_id: 'e', react_icon: '/-heart' }), ...toPerson }],
  ['a message to a group', zaloEvent('user_send_group_text', { msg_id: 'e', text: 'x' })],
  ['a call', zaloEvent('user_call_oa', {})],
  ['a call of ours', { ...zaloEvent('oa_call_user', {}), ...toPerson }],
  ['an answer about calls', zaloEvent('user_reply_consent', {})],
  ['a question about calls', { ...zaloEvent('oa_send_consent', {}), ...toPerson }],
  ['a group that begins', { app_id: '111', oa_id: '444', event_name: 'create_group', group_id: '9', timestamp: at }],
  ['a person in a group', { app_id: '111', oa_id: '444', event_name: 'user_join_group', group_id: '9', timestamp: at }],
  ['our message to a group', { ...zaloEvent('oa_send_group_text', { msg_id: 'e', text: 'x' }), ...toPerson }],
  ['changed details', { ...zaloEvent('update_user_info', undefined), data: { method: 'x' } }],
  ['a click that also comes as a text', zaloEvent('user_click_button', { msg_id: 'e' })],
  [
    'a receipt of a template, of which we send none',
    { ...zaloEvent('user_received_message', undefined), msg_id: 'e', delivery_time: at, tracking_id: 't' },
  ],
  ['a tag taken off', { app_id: '111', oa_id: '444', event_name: 'remove_user_from_tag', timestamp: at }],
  ['a tag that is gone', { app_id: '111', oa_id: '444', event_name: 'remove_tag', timestamp: at }],
  [
    'a tag',
    {
      app_id: '111',
      oa_id: '444',
      event_name: 'add_user_to_tag',
      tag: { name: 'VIP', user_ids: ['222'] },
      timestamp: at,
    },
  ],
  ['our own message', { ...zaloText('e', 'x'), sender: { id: '444' } }],
  ['an unheard-of event', zaloEvent('user_telepathy', {})],
  ['a text without a sender', { ...zaloText('e', 'x'), sender: undefined }],
  ['an echo without an id', { ...zaloEvent('oa_send_text', { text: 'x' }), ...toPerson }],
  ['a signed event without a name', { app_id: '111', timestamp: at }],
];

/** Zalo's time stands in the body; a body that cannot be read has none. */
const timeIn = (body: Buffer) => /"timestamp":"(\d+)"/.exec(body.toString())?.[1] ?? '';

channelContract({
  name: 'zalo',
  path: PATH,
  create: createZalo,
  start,
  signatureHeader: 'x-zevent-signature',
  user: zaloUser,
  text: (platform, id, text) => platform.sign(zaloText(id, text)),
  bytes: (platform, body) => platform.signBytes(body, timeIn(body)),
  vector: {
    body: '{"app_id":"111","sender":{"id":"222"},"user_id_by_app":"333","recipient":{"id":"444"},"event_name":"user_send_text","message":{"text":"Xin chào","msg_id":"abc1"},"timestamp":"1700000000000"}',
    header: 'mac=62cdd7f7f7c446056f48bfd0d63d00b6161ae4f5ebd6ec953b5f7613af2b1284',
    wrong: 'mac=62cdd7f7f7c446056f48bfd0d63d00b6161ae4f5ebd6ec953b5f7613af2b1285',
  },
  coversBody: true,
  receipts: (platform) => [
    [
      'a receipt of another',
      platform.sign({ ...zaloEvent('user_received_message', { msg_id: 'x' }), ...toPerson }),
      'sent',
    ],
    [
      'a receipt',
      platform.sign({ ...zaloEvent('user_received_message', { msg_id: 'out-1' }), ...toPerson }),
      'delivered',
    ],
    [
      'a seen mark, of several',
      platform.sign({ ...zaloEvent('user_seen_message', { msg_ids: ['x', 'out-1'] }), ...toPerson }),
      'read',
    ],
    ['a seen mark the other way round', platform.sign(zaloEvent('user_seen_message', { msg_ids: ['out-1'] })), 'read'],
  ],
  quiet: (platform) => QUIET.map(([what, payload]) => [what, platform.sign(payload)]),
  refusals: [
    ['the call limit', zaloError(-32), 'retry', '-32'],
    ['a failure without a reason', zaloError(-200), 'retry', '-200'],
    ['the night', zaloError(-234), 'retry', '-234'],
    ['a broken server', { status: 502, body: '<html>' }, 'retry', 'HTTP 502'],
    ['an answer that is not JSON', { status: 200, body: 'ok' }, 'retry', 'HTTP 200'],
    ['a closed window', zaloError(-230), 'person', '-230'],
    ['a closed window by -213', zaloError(-213), 'person', '-213'],
    ['a closed window by -232', zaloError(-232), 'person', '-232'],
    ['a person who has blocked us', zaloError(-217), 'person', '-217'],
    ['a lost account', zaloError(-205), 'channel', '-205'],
    ['a used-up quota', zaloError(-211), 'channel', '-211'],
    ['a package too low', zaloError(-224), 'channel', '-224'],
    ['an empty purse', zaloError(-321), 'channel', '-321'],
    ['a removed account', zaloError(-204), 'channel', '-204'],
    ['an app that is not active', zaloError(-209), 'channel', '-209'],
    ['an API that was not registered', zaloError(-212), 'channel', '-212'],
    ['a removed app', zaloError(-219), 'channel', '-219'],
    ['an API that was not granted', zaloError(-223), 'channel', '-223'],
    ['an account that is not verified', zaloError(-221), 'channel', '-221'],
    ['an API for other accounts', zaloError(-235), 'channel', '-235'],
    ['a bad proof of the secret', zaloError(-242), 'channel', '-242'],
    ['no purse', zaloError(-320), 'channel', '-320'],
    ['the night of templates', zaloError(-133), 'retry', '-133'],
    ['a person whose quota is used up', zaloError(-218), 'person', '-218'],
    ['a person who was banned or is away', zaloError(-227), 'person', '-227'],
    ['a person who does not want this kind', zaloError(-244), 'person', '-244'],
    ['an upload that has expired', zaloError(-100), 'reply', '-100'],
    ['a number above the limit', zaloError(-210), 'reply', '-210'],
    ['a wrong kind of message', zaloError(-233), 'reply', '-233'],
    ['an API that was shut down', zaloError(-240), 'reply', '-240'],
    ['a template that is set up wrongly', zaloError(-249), 'reply', '-249'],
    ['an invalid field', zaloError(-201), 'reply', '-201'],
    ['a breach of the rules', zaloError(-248), 'reply', '-248'],
    ['an unheard-of error', zaloError(-4711), 'reply', '-4711'],
  ],
  sent: (platform) =>
    platform.sent.map(({ message }) => ({
      text: message.text,
      buttons: (message.attachment?.payload.buttons ?? []).map(({ payload }) => payload),
    })),
  buttons: 5,
});

describe('zalo', () => {
  let platform: Awaited<ReturnType<typeof start>>;
  let ports: Awaited<ReturnType<typeof openPorts>>;
  let server: Awaited<ReturnType<typeof serve>>;
  let channel: Channel;

  beforeEach(async () => {
    platform = await start();
    ports = await openPorts();
    channel = createZalo(testConfig(platform.base), ports)!;
    server = await serve(channel.routes!);
  });
  afterEach(async () => {
    await server.close();
    await platform.close();
    await ports.store.close();
  });

  const post = (payload: unknown) => deliver(server.base + PATH, platform.sign(payload));

  test('is off without its settings', () => {
    expect(createZalo({ ...testConfig(), zalo: undefined }, ports)).toBeUndefined();
  });

  test.each([
    ['without mac=', (header: string) => header.replace('mac=', '')],
    ['with spaces', (header: string) => `  ${header} `],
  ])('accepts a signature %s', async (_, change) => {
    const { body, headers } = platform.sign(zaloText('m1', 'Alo'));
    const signature = change(headers['x-zevent-signature']!);
    expect(await deliver(server.base + PATH, { body, headers: { 'x-zevent-signature': signature } })).toBe(200);
    expect(ports.taken).toHaveLength(1);
  });

  test('accepts the unsigned sample of the console, without effect, and no other unsigned call', async () => {
    const unsigned = (payload: unknown) =>
      deliver(server.base + PATH, { body: Buffer.from(JSON.stringify(payload)), headers: {} });
    expect(await unsigned({ test: true })).toBe(200);
    expect(await unsigned({ ...zaloText('m1', 'Alo'), app_id: undefined })).toBe(401);
    expect(await unsigned(null)).toBe(401);
    expect(ports.taken).toEqual([]);
  });

  test.each([
    ['as a number', { timestamp: Number(at) }, {}],
    ['under its other name', { timestamp: undefined, timeStamp: at }, {}],
    ['in a header only', { timestamp: undefined }, { 'x-zevent-timestamp': at }],
  ])('finds the signed time %s', async (_, change, more) => {
    const body = Buffer.from(JSON.stringify({ ...zaloText('m1', 'Alo'), ...change }));
    const { headers } = platform.signBytes(body, at);
    expect(await deliver(server.base + PATH, { body, headers: { ...headers, ...more } })).toBe(200);
    expect(ports.taken).toHaveLength(1);
  });

  test('refuses an event for another app', async () => {
    const body = Buffer.from(JSON.stringify(zaloText('m1', 'Alo', at, '999')));
    const other = await startZaloPlatform({ ...settings, appId: '999' });
    expect(await deliver(server.base + PATH, other.signBytes(body, at))).toBe(401);
    await other.close();
  });

  test.each([
    ['follow', { follower: { id: '222' } }],
    ['user_click_chatnow', { user_id: '222' }],
  ])('greets after %s, once', async (event_name, who) => {
    const event = { app_id: '111', oa_id: '444', ...who, event_name, timestamp: at };
    expect([await post(event), await post(event)]).toEqual([200, 200]);
    expect(ports.taken).toMatchObject([{ address: zaloUser, activity: { type: 'message', value: '#start' } }]);
  });

  test('reads the payload of a button as a tap, and other hashes as text', async () => {
    await post(zaloText('m1', '#article:ho-chieu'));
    await post(zaloText('m2', '#vieclam Nhật'));
    expect(ports.taken.map(({ activity }) => activity)).toEqual([
      { type: 'message', value: '#article:ho-chieu' },
      { type: 'message', text: '#vieclam Nhật' },
    ]);
  });

  test.each([
    [
      'user_send_image',
      { type: 'image', payload: { url: 'https://example.test/a.jpg' } },
      { contentType: 'image/*', contentUrl: 'https://example.test/a.jpg' },
    ],
    ['user_send_gif', { type: 'gif', payload: {} }, { contentType: 'image/*' }],
    ['user_send_audio', { type: 'audio', payload: {} }, { contentType: 'audio/*' }],
    ['user_send_video', { type: 'video' }, { contentType: 'video/*' }],
    [
      'user_send_file',
      { type: 'file', payload: { name: 'a.pdf', size: '1' } },
      { contentType: 'application/octet-stream', name: 'a.pdf' },
    ],
    [
      'user_send_sticker',
      { type: 'sticker', payload: { id: '1' } },
      { contentType: 'application/vnd.haidang.sticker' },
    ],
    [
      'user_send_link',
      { type: 'link', payload: { url: 'https://example.test/' } },
      { contentType: 'text/html', contentUrl: 'https://example.test/' },
    ],
    [
      'user_send_business_card',
      { type: 'link', payload: { description: '{"phone":"84900000000"}' } },
      { contentType: 'text/html' },
    ],
    [
      'user_send_location',
      { type: 'location', payload: { coordinates: { latitude: '10.77', longitude: '106.69' } } },
      { contentType: 'application/vnd.haidang.location', content: { latitude: 10.77, longitude: 106.69 } },
    ],
  ])('keeps the attachment of %s', async (name, given, attachment) => {
    await post(zaloEvent(name, { msg_id: 'm', text: '', attachments: [given] }));
    expect(ports.taken[0]?.activity).toEqual({ type: 'message', attachments: [attachment] });
  });

  const deeds: [string, object, object][] = [
    [
      'an answer of staff',
      {
        ...zaloEvent('oa_send_text', { msg_id: 'abc4', text: 'Nhân viên đây ạ' }),
        sender: { id: '444', admin_id: '777' },
        recipient: { id: '222' },
      },
      { id: 'abc4', from: 'staff', activity: { value: { text: 'Nhân viên đây ạ', certain: true } } },
    ],
    [
      'an answer of staff to somebody anonymous',
      {
        ...zaloEvent('oa_send_anonymous_text', { msg_id: 'abc8', conversation_id: 'c-1', text: 'Chào em' }),
        sender: { id: '444', admin_id: '777' },
        recipient: { id: '888' },
      },
      { address: { ...zaloUser, user: 'anonymous:888:c-1' }, id: 'abc8', from: 'staff' },
    ],
    [
      'an answer of a program',
      { ...zaloEvent('oa_send_image', { msg_id: 'abc4' }), ...toPerson },
      { id: 'abc4', from: 'staff', activity: { value: { text: '', certain: false } } },
    ],
    [
      'a reaction',
      zaloEvent('user_reacted_message', { msg_id: 'e', react_icon: '/-heart' }),
      { activity: { type: 'messageReaction', replyToId: 'e', reactionsAdded: [{ type: '/-heart' }] } },
    ],
    [
      'contact details',
      {
        ...zaloEvent('user_submit_info', undefined),
        info: { name: 'Nguyễn A', phone: 84900000000, address: '1 Đường B' },
      },
      { activity: { type: 'event', name: 'contact.submitted', value: 'Nguyễn A · 84900000000 · 1 Đường B' } },
    ],
    [
      'a goodbye',
      { app_id: '111', oa_id: '444', follower: { id: '222' }, event_name: 'unfollow', timestamp: at },
      { isOpening: false, activity: { type: 'installationUpdate', action: 'remove' } },
    ],
    [
      'an anonymous text',
      {
        ...zaloEvent('anonymous_send_text', { msg_id: 'abc7', conversation_id: 'c-1', text: 'Xin hỏi' }),
        sender: { id: '888' },
      },
      { address: { ...zaloUser, user: 'anonymous:888:c-1' }, activity: { type: 'message', text: 'Xin hỏi' } },
    ],
  ];
  test.each(deeds)('translates %s, once', async (_, event, arrival) => {
    expect([await post(event), await post(event)]).toEqual([200, 200]);
    expect(ports.taken).toMatchObject([{ address: zaloUser, ...arrival }]);
    expect(ports.taken).toHaveLength(1);
  });

  test.each(['oa_send_gif', 'oa_send_list', 'oa_send_file', 'oa_send_sticker'])(
    'takes %s of the chat tool for an answer of staff',
    async (name) => {
      await post({
        ...zaloEvent(name, { msg_id: 'e' }),
        sender: { id: '444', admin_id: '7' },
        recipient: { id: '222' },
      });
      expect(ports.taken).toMatchObject([{ address: zaloUser, from: 'staff', activity: { value: { certain: true } } }]);
    },
  );

  test.each([
    ['anonymous_send_image', 'image/*'],
    ['anonymous_send_file', 'application/octet-stream'],
    ['anonymous_send_sticker', 'application/vnd.haidang.sticker'],
  ])('keeps what comes with %s', async (name, contentType) => {
    const message = { msg_id: 'e', conversation_id: 'c-1', attachments: [{ type: name.slice(15), payload: {} }] };
    await post({ ...zaloEvent(name, message), sender: { id: '888' } });
    expect(ports.taken[0]?.activity).toEqual({ type: 'message', attachments: [{ contentType }] });
  });

  test('hands on that somebody takes back their consent, behind what they wrote before', async () => {
    await post(zaloText('m1', 'bí mật'));
    const id = ports.conversationIdOf(zaloUser);
    const withdrawn = { app_id: '111', oa_id: '444', user_id: '222', event_name: 'user_withdraw', timestamp: at };
    expect([await post(withdrawn), await post(withdrawn)]).toEqual([200, 200]);
    expect((await ports.log(id, 0)).map(({ activity }) => activity.name ?? activity.text)).toEqual([
      'bí mật',
      'consent.withdrawn',
    ]);
  });

  test('answers somebody anonymous in the conversation that they began', async () => {
    await channel.send({ ...zaloUser, user: 'anonymous:888:c-1' }, replyOf('Chào'));
    expect(platform.sent).toMatchObject([{ recipient: { anonymous_id: '888', conversation_id: 'c-1' } }]);
  });

  test('keeps ids beyond 2^53 as they are', async () => {
    const id = '9007199254740993123';
    const { body, headers } = platform.signBytes(
      Buffer.from(JSON.stringify({ ...zaloText('m1', 'Alo'), sender: { id } })),
      '1700000000000',
    );
    expect(await deliver(server.base + PATH, { body, headers })).toBe(200);
    expect(ports.taken[0]?.address.user).toBe(id);
  });

  test('finds a place that stands in the message itself', async () => {
    await post(zaloEvent('user_send_location', { msg_id: 'm', location: { latitude: 10.77, longitude: 106.69 } }));
    expect(ports.taken[0]?.activity.attachments).toMatchObject([{ content: { latitude: 10.77, longitude: 106.69 } }]);
  });

  test('gives a failure without a reason one more try only', async () => {
    await channel.send(zaloUser, replyOf('Chào'));
    platform.failNext(zaloError(-200));
    await expect(channel.send(zaloUser, replyOf('Chào', [], 1))).rejects.toMatchObject({ failure: 'reply' });
  });

  test.each([
    ['says so with HTTP 200', zaloError(-216)],
    ['says that it expired', zaloError(-220)],
    ['answers 401', { status: 401, body: '' }],
  ])('replaces an access token and sends again when Zalo %s', async (_, answer) => {
    await channel.send(zaloUser, replyOf('một'));
    platform.failNext(answer);
    await channel.send(zaloUser, replyOf('hai'));
    expect(platform.sent.map(({ message }) => message.text)).toEqual(['một', 'hai']);
    expect(platform.refreshes()).toBe(2);
  });

  test('replaces an access token once only', async () => {
    await channel.send(zaloUser, replyOf('một'));
    platform.failNext(zaloError(-216));
    platform.expireAccess();
    platform.failNext({ status: 200, body: { access_token: 'bad', refresh_token: 'refresh-9', expires_in: '90000' } });
    await expect(channel.send(zaloUser, replyOf('hai'))).rejects.toMatchObject({ failure: 'channel', code: '-216' });
  });
});
