import { Accounts } from '../../../server/channels/accounts';
import { createMessenger } from '../../../server/channels/messenger';
import { createSender } from '../../../server/channels/messenger/send';
import { graphError, messengerBody, messengerText, startMessengerPlatform } from '../../platforms/messenger-platform';
import { deliver, startStandIn } from '../../platforms/stand-in';
import { SENT_AT, channelContract } from './channel-contract';
import { messengerUser, openPorts, replyOf, serve, testConfig } from './ports';

const PATH = '/webhooks/messenger';
const start = () => startMessengerPlatform({ pageToken: 'TEST_TOKEN', appSecret: 'test_app_secret' });
const from = { sender: { id: '200' }, recipient: { id: '100' }, timestamp: 1700000003000 };
const page = { sender: { id: '100' }, recipient: { id: '200' }, timestamp: 1700000003000 };

const QUIET: [string, unknown][] = [
  ['a receipt that tells of nothing', messengerBody({ ...from, delivery: {} })],
  ['a receipt for somebody unknown', messengerBody({ ...from, sender: { id: '9' }, read: { watermark: 1 } })],
  [
    'an opt-in to messages that Meta no longer lets us send',
    messengerBody({ ...from, optin: { type: 'notification_messages', notification_messages_token: 't' } }),
  ],
  ['a tap on a plug-in', messengerBody({ ...from, sender: { user_ref: 'r' }, optin: { ref: 'x', user_ref: 'r' } })],
  [
    'an advert that was only seen',
    messengerBody({ ...from, referral: { ref: 'x', source: 'ADS', type: 'OPEN_THREAD' } }),
  ],
  ['an appointment', messengerBody({ ...from, appointment_booking: { booking_id: '1', status: 'booked' } })],
  [
    'a tap on a plug-in’s button by somebody without an id here',
    messengerBody({ ...from, sender: { user_ref: 'r' }, postback: { mid: 'p', payload: '#staff' } }),
  ],
  [
    'the state of a template',
    { object: 'page', entry: [{ id: '100', changes: [{ field: 'messenger_template_status_update' }] }] },
  ],
  ['a linked account', messengerBody({ ...from, account_linking: { status: 'linked' } })],
  ['roles of apps', messengerBody({ recipient: { id: '100' }, timestamp: 1, app_roles: { 1: ['primary_receiver'] } })],
  ['a wish for the thread', messengerBody({ ...from, request_thread_control: { requested_owner_app_id: 1 } })],
  ['standby receipts', { object: 'page', entry: [{ id: '100', standby: [{ ...from, read: { watermark: 1 } }] }] }],
  ['changes of other products', { object: 'page', entry: [{ id: '100', changes: [{ field: 'feed' }] }] }],
  [
    'our own message',
    messengerBody({ sender: { id: '100' }, recipient: { id: '100' }, message: { mid: 'm', text: 'x' } }),
  ],
  ['an unheard-of event', messengerBody({ ...from, telepathy: {} })],
  ['a message without id', messengerBody({ ...from, message: { text: 'x' } })],
  ['another product', { object: 'instagram', entry: [] }],
  ['nonsense', [null, 7]],
];

channelContract({
  name: 'messenger',
  path: PATH,
  create: createMessenger,
  start,
  signatureHeader: 'x-hub-signature-256',
  user: messengerUser,
  text: (platform, id, text) => platform.sign(messengerBody(messengerText(id, text))),
  bytes: (platform, body) => platform.signBytes(body),
  vector: {
    body: '{"object":"page","entry":[{"id":"100","time":1700000000000,"messaging":[{"sender":{"id":"200"},"recipient":{"id":"100"},"timestamp":1700000000000,"message":{"mid":"m_1","text":"Xin ch\\u00e0o"}}]}]}',
    header: 'sha256=1954605df6c293ec8f8301d98dd657aca195193571003a891203f8eb846cadf7',
    wrong: 'sha256=f66b7f636fa538b58e7398388c194c9496c12a504e91441701406bbf685300ba',
  },
  coversBody: true,
  receipts: (platform) => {
    const { sender, recipient } = from;
    const told = (event: object) => platform.sign(messengerBody({ sender, recipient, ...event }));
    return [
      ['a delivery of what was sent before', told({ delivery: { watermark: SENT_AT - 1 } }), 'sent'],
      ['a delivery up to then, without ids', told({ delivery: { watermark: SENT_AT } }), 'delivered'],
      ['a delivery by its id', told({ delivery: { mids: ['out-1'], watermark: 1 } }), 'delivered'],
      ['a read', told({ read: { watermark: String(SENT_AT + 5) } }), 'read'],
      ['a delivery that comes late', told({ delivery: { watermark: SENT_AT + 5 } }), 'read'],
    ];
  },
  quiet: (platform) => QUIET.map(([what, payload]) => [what, platform.sign(payload)]),
  refusals: [
    ['a temporary error', graphError(2, undefined, 500), 'retry', '2'],
    ['an unexplained error', graphError(1, 99), 'retry', '1/99'],
    ['the app limit', graphError(4, 2018022), 'retry', '4/2018022'],
    ['the rate limit', graphError(613), 'retry', '613'],
    ['a send failure', graphError(1200), 'retry', '1200'],
    ['a broken server', { status: 502, body: '<html>' }, 'retry', 'HTTP 502'],
    ['a closed window', graphError(10, 2018278), 'person', '10/2018278'],
    ['a closed window by its older code', graphError(10, 2018065), 'person', '10/2018065'],
    ['a person who is away', graphError(551, 1545041), 'person', '551/1545041'],
    ['a person who is away, as a permission', graphError(200, 1545041), 'person', '200/1545041'],
    ['an unknown person', graphError(100, 2018001), 'person', '100/2018001'],
    ['a person who takes no messages', graphError(10, 2018108), 'person', '10/2018108'],
    ['a removed app', graphError(190, 458), 'channel', '190/458'],
    ['an expired token', graphError(190, 463), 'channel', '190/463'],
    ['an app that is not live', graphError(200, 2018028), 'channel', '200/2018028'],
    ['a missing permission', graphError(200, 2018027), 'channel', '200/2018027'],
    ['a missing permission, by another code', graphError(200, 2018021), 'channel', '200/2018021'],
    ['a permission that is missing, for no told reason', graphError(10), 'reply', '10'],
    ['a picture that is too large', graphError(100, 2018109), 'reply', '100/2018109'],
    ['no profile', graphError(2018218), 'reply', '2018218'],
    ['the limit of one app', graphError(4), 'retry', '4'],
    ['a person who is away, by the bare code', graphError(551), 'person', '551'],
    ['a person who does not allow it', graphError(230), 'person', '230'],
    ['a dead token', graphError(190, 460), 'channel', '190/460'],
    ['a restricted Page', graphError(10, 1893063), 'channel', '10/1893063'],
    ['a block for abuse', graphError(368), 'channel', '368'],
    ['switched-off messages', graphError(10904), 'channel', '10904'],
    ['an invalid parameter', graphError(100), 'reply', '100'],
    ['an unheard-of error', graphError(4711, 12), 'reply', '4711/12'],
    ['an error without a code', { status: 400, body: '' }, 'reply', 'HTTP 400'],
  ],
  sent: (platform) =>
    platform.sent.map(({ message }) => ({
      text: message.text,
      buttons: (message.quick_replies ?? []).map(({ payload }) => payload),
    })),
  buttons: 13,
});

describe('messenger', () => {
  let platform: Awaited<ReturnType<typeof start>>;
  let ports: Awaited<ReturnType<typeof openPorts>>;
  let server: Awaited<ReturnType<typeof serve>>;

  beforeEach(async () => {
    platform = await start();
    ports = await openPorts();
    server = await serve(createMessenger(testConfig(platform.base), ports)!.routes!);
  });
  afterEach(async () => {
    await server.close();
    await platform.close();
    await ports.store.close();
  });

  const senderWith = (change: { timeoutMs?: number }) => {
    const config = testConfig(platform.base).messenger!;
    return createSender({ config, pages: new Accounts(config.pages), logger: ports.logger, ...change });
  };
  const take = async (...messaging: unknown[]) => {
    expect(await deliver(server.base + PATH, platform.sign(messengerBody(...messaging)))).toBe(200);
    return ports.taken;
  };

  test('is off without its settings', () => {
    expect(createMessenger({ ...testConfig(), messenger: undefined }, ports)).toBeUndefined();
  });

  test.each([
    ['the right token', { mode: 'subscribe', verify_token: 'xin-chao', challenge: '1158201444' }, 200, '1158201444'],
    ['a wrong token', { mode: 'subscribe', verify_token: 'xin-chap', challenge: '1' }, 403, 'Forbidden'],
    ['no token', { mode: 'subscribe', challenge: '1' }, 403, 'Forbidden'],
    ['no challenge', { mode: 'subscribe', verify_token: 'xin-chao' }, 403, 'Forbidden'],
    ['another mode', { mode: 'unsubscribe', verify_token: 'xin-chao', challenge: '1' }, 403, 'Forbidden'],
  ])('answers the handshake with %s', async (_, query, status, text) => {
    const asked = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [`hub.${name}`, value]),
    );
    const response = await fetch(`${server.base}${PATH}?${asked.toString()}`);
    expect([response.status, await response.text()]).toEqual([status, text]);
    expect(response.headers.get('content-type')).toContain('text/plain');
  });

  test('takes every event of a batch, in the order of their times', async () => {
    const body = {
      object: 'page',
      entry: [
        { id: '100', messaging: [messengerText('m2', 'hai', 1700000002000)] },
        { id: '100', messaging: [messengerText('m1', 'một', 1700000001000), { ...from, read: { watermark: 1 } }] },
        { id: '100', standby: [messengerText('m0', 'không', 1700000000000)] },
      ],
    };
    expect(await deliver(server.base + PATH, platform.sign(body))).toBe(200);
    expect(ports.taken.map(({ activity }) => activity.text)).toEqual(['không', 'một', 'hai']);
  });

  test.each([
    [
      'a quick reply',
      { message: { mid: 'x', text: 'Báo tin', quick_reply: { payload: '#report' } } },
      { text: 'Báo tin', value: '#report' },
    ],
    [
      'a button',
      { postback: { mid: 'x', title: 'Gặp người', payload: '#staff' } },
      { text: 'Gặp người', value: '#staff' },
    ],
    [
      'Get Started',
      { postback: { mid: 'x', title: 'Bắt đầu', payload: 'GET_STARTED' } },
      { text: 'Bắt đầu', value: '#start' },
    ],
  ])('understands %s', async (_, event, activity) => {
    expect(await take({ ...from, ...event })).toEqual([
      { address: messengerUser, id: 'x', activity: { type: 'message', ...activity } },
    ]);
  });

  test.each([
    [
      'image',
      { url: 'https://example.test/a.jpg' },
      { contentType: 'image/*', contentUrl: 'https://example.test/a.jpg' },
    ],
    ['audio', { url: 'https://example.test/a' }, { contentType: 'audio/*', contentUrl: 'https://example.test/a' }],
    ['video', { url: 'https://example.test/a' }, { contentType: 'video/*', contentUrl: 'https://example.test/a' }],
    [
      'file',
      { url: 'https://example.test/a' },
      { contentType: 'application/octet-stream', contentUrl: 'https://example.test/a' },
    ],
    ['sticker', { sticker_id: 369239263222822 }, { contentType: 'application/vnd.haidang.sticker' }],
    ['image', { sticker_id: 369239263222822 }, { contentType: 'application/vnd.haidang.sticker' }],
    [
      'location',
      { coordinates: { lat: 10.77, long: 106.69 } },
      { contentType: 'application/vnd.haidang.location', content: { latitude: 10.77, longitude: 106.69 } },
    ],
    ['image', { url: 'javascript:alert(1)' }, { contentType: 'image/*' }],
    ['fallback', null, { contentType: 'text/html' }],
    ...['post', 'ig_post', 'reel', 'ig_reel'].map((kind): [string, object, object] => [
      kind,
      { url: 'https://example.test/p', title: 'x' },
      { contentType: 'text/html', contentUrl: 'https://example.test/p' },
    ]),
  ])('keeps a %s as an attachment and makes no text of it', async (type, payload, attachment) => {
    const [arrival] = await take({ ...from, message: { mid: 'm_4', attachments: [{ type, payload }] } });
    expect(arrival?.activity).toEqual({ type: 'message', attachments: [attachment] });
  });

  const deeds: [string, object, object][] = [
    [
      'an answer under one of our messages',
      { message: { mid: 'm_2', text: 'cái này ạ', reply_to: { mid: 'm_out_1', is_self_reply: false } } },
      { id: 'm_2', activity: { type: 'message', text: 'cái này ạ' } },
    ],
    [
      'words that come with a link to an article: the words count',
      {
        message: {
          mid: 'm_2',
          text: 'cứu em',
          referral: { ref: 'article:ho-chieu', source: 'ADS', type: 'OPEN_THREAD' },
        },
      },
      { id: 'm_2', activity: { type: 'message', text: 'cứu em' } },
    ],
    [
      'a link that somebody pasted, with its preview',
      { message: { mid: 'm_2', text: 'https://x.test', attachments: [{ type: 'fallback', payload: null }] } },
      { activity: { type: 'message', text: 'https://x.test', attachments: [{ contentType: 'text/html' }] } },
    ],
    [
      'a message with nothing in it that is known',
      { message: { mid: 'm_2', attachments: [{ type: 'hologram' }] } },
      { activity: { type: 'message', attachments: [{ contentType: 'application/octet-stream' }] } },
    ],
    [
      'an edit',
      { message_edit: { mid: 'm_2', text: 'Báo cáo mới', num_edit: 1 } },
      { id: 'edit:m_2:1', activity: { type: 'messageUpdate', replyToId: 'm_2', text: 'Báo cáo mới' } },
    ],
    [
      'a recall',
      { message: { mid: 'm_2', is_deleted: true } },
      { id: 'recall:m_2', activity: { type: 'messageDelete', replyToId: 'm_2' } },
    ],
    [
      'a reaction',
      { reaction: { reaction: 'love', emoji: '❤️', action: 'react', mid: 'm_9' } },
      { activity: { type: 'messageReaction', replyToId: 'm_9', reactionsAdded: [{ type: '❤️' }] } },
    ],
    [
      'a reaction taken back',
      { reaction: { reaction: 'love', action: 'unreact', mid: 'm_9' } },
      { activity: { type: 'messageReaction', reactionsRemoved: [{ type: 'love' }] } },
    ],
    [
      'a link into an existing thread',
      { referral: { ref: 'campaign-a', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
      { activity: { type: 'message', value: '#start' } },
    ],
    [
      'a link to an article',
      { referral: { ref: 'article:ho-chieu', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
      { activity: { type: 'message', value: '#article:ho-chieu' } },
    ],
    ...[
      'withdraw',
      'staff',
      'report',
      'revoke:answer',
      'newsok:viec-lam',
      'offer:leaving',
      'agree:yes',
      'unsubscribe',
    ].map((ref): [string, object, object] => [
      `a link of anybody by which "${ref}" would be done`,
      { referral: { ref, source: 'SHORTLINK', type: 'OPEN_THREAD' } },
      { activity: { type: 'message', value: '#start' } },
    ]),
    [
      'a link to an article by which somebody begins',
      { postback: { mid: 'p', title: 'Bắt đầu', payload: 'GET_STARTED', referral: { ref: 'article:ho-chieu' } } },
      { activity: { type: 'message', text: 'Bắt đầu', value: '#article:ho-chieu' } },
    ],
    [
      'an opt-out, which opens no window',
      { optin: { type: 'notification_messages', notification_messages_status: 'STOP_NOTIFICATIONS' } },
      { isOpening: false, activity: { type: 'event', name: 'haidang.opted-out' } },
    ],
    [
      'a thread that is taken away',
      { take_thread_control: { previous_owner_app_id: 1, new_owner_app_id: 2 } },
      { from: 'staff', activity: { type: 'event', name: 'handoff.takeover', value: { text: '', certain: true } } },
    ],
    [
      'a thread that is handed to us',
      { pass_thread_control: { previous_owner_app_id: null, new_owner_app_id: '900', metadata: 'to-bot' } },
      { from: 'staff', activity: { type: 'event', name: 'handoff.return' } },
    ],
  ];
  test.each(deeds)('translates %s, once', async (_, event, arrival) => {
    await take({ ...from, ...event });
    expect(await take({ ...from, ...event })).toMatchObject([{ address: messengerUser, ...arrival }]);
  });

  test('orders events by their times, also where one comes in seconds', async () => {
    await take(messengerText('m2', 'hai', 1700000002500), { ...messengerText('m1', 'một'), timestamp: '1700000002' });
    expect(ports.taken.map(({ activity }) => activity.text)).toEqual(['một', 'hai']);
  });

  test('proves that it knows the app’s secret, by the documented vector', async () => {
    const urls: URL[] = [];
    const recorder = await startStandIn(0, ({ url }) => {
      urls.push(url);
      return { status: 200, body: { recipient_id: '200', message_id: 'm' } };
    });
    const config = { ...testConfig(recorder.base).messenger!, appSecret: 'test_app_secret' };
    const pages = new Accounts([{ token: 'TEST_TOKEN' }]);
    await createSender({ config, pages, logger: ports.logger }).send(messengerUser, replyOf('Chào'));
    await recorder.close();
    expect(urls[0]?.searchParams.get('appsecret_proof')).toBe(
      'a9b4861345dd510faed3838423ddf965eae315dd70a7cd13ebc667d15f4c3641',
    );
  });

  test('hears what is written while another app holds the thread, and marks it', async () => {
    const standby = { object: 'page', entry: [{ id: '100', standby: [messengerText('m_7', 'alo')] }] };
    expect(await deliver(server.base + PATH, platform.sign(standby))).toBe(200);
    expect(ports.taken).toEqual([
      { address: messengerUser, id: 'm_7', activity: { type: 'message', text: 'alo', channelData: { standby: true } } },
    ]);
  });

  test('takes what staff type in the Page inbox for theirs', async () => {
    const echo = { is_echo: true, app_id: 26390203743090, mid: 'm_6', text: 'Nhân viên trả lời' };
    expect(await take({ ...page, message: echo })).toMatchObject([
      { address: messengerUser, id: 'm_6', from: 'staff', activity: { value: { text: 'Nhân viên trả lời' } } },
    ]);
  });

  test('learns from the echo of a reply only while that is still to be settled', async () => {
    const echo = { is_echo: true, app_id: 900, mid: 'm_8', metadata: 'haidang:bot:re:1:0', text: 'Chào' };
    expect(await take({ ...page, message: echo })).toEqual([]);
    await ports.take({ address: messengerUser, id: 'm_1', activity: { type: 'message', text: 'alo' } });
    const id = ports.conversationIdOf(messengerUser);
    const hold = await ports.store.conversations.claim(id, 'w', 0, 1);
    const reply = { id: 're:1:0', from: 'bot' as const, createdAt: 0, activity: { type: 'message', text: 'Chào' } };
    await ports.store.conversations.commit({ id, owner: 'w', version: hold!.version }, { send: [reply] });
    await take({ ...page, message: echo });
    expect(await ports.log(id, 0)).toContainEqual(expect.objectContaining({ id: 'm_8', from: 'staff' }));
  });

  test('tells the operator of an action against the Page', async () => {
    await take({ recipient: { id: '100' }, timestamp: 1, policy_enforcement: { action: 'block', reason: 'x' } });
    expect(ports.findings.all()).toMatchObject([{ channel: 'messenger', code: 'policy/block' }]);
  });

  test('drops what is for another Page, and sends with the token of the right one', async () => {
    const config = testConfig(platform.base);
    const pages = [
      { id: '100', token: 'TEST_TOKEN' },
      { id: '101', token: 'OTHER_TOKEN' },
    ];
    const channel = createMessenger({ ...config, messenger: { ...config.messenger!, pages } }, ports)!;
    const own = await serve(channel.routes!);
    const to = (id: string) => ({ ...messengerText(`m${id}`, 'alo'), recipient: { id } });
    expect(await deliver(own.base + PATH, platform.sign(messengerBody(to('100'), to('999'))))).toBe(200);
    await own.close();
    expect(ports.taken.map(({ address }) => address.account)).toEqual(['100']);
    await channel.send(messengerUser, replyOf('một'));
    await expect(channel.send({ ...messengerUser, account: '101' }, replyOf('hai'))).rejects.toMatchObject({
      code: '190/463',
    });
    await expect(channel.send({ ...messengerUser, account: '999' }, replyOf('ba'))).rejects.toMatchObject({
      failure: 'channel',
      code: 'UNKNOWN_PAGE',
    });
  });

  test('knows a postback without id again', async () => {
    const tap = { ...from, postback: { title: 'Bắt đầu', payload: 'GET_STARTED' } };
    await take(tap);
    await take(tap);
    await take({ ...tap, timestamp: from.timestamp + 1 });
    expect(ports.taken).toHaveLength(2);
  });

  test('keeps long ids as they are', async () => {
    const id = '9007199254740993123';
    const [arrival] = await take({ ...from, sender: { id }, message: { mid: 'm', text: 'Alo' } });
    expect(arrival?.address.user).toBe(id);
  });

  test('marks what it sends, answers as RESPONSE, and keeps titles to 20 characters', async () => {
    const { send } = senderWith({});
    await send(messengerUser, replyOf('Chào', [{ title: 'Một tiêu đề dài hơn hai mươi chữ', value: '#staff' }]));
    expect(platform.sent).toMatchObject([
      { recipient: { id: '200' }, messaging_type: 'RESPONSE', message: { metadata: 'haidang:bot:re:1:0' } },
    ]);
    expect(platform.sent[0]?.message.quick_replies?.[0]?.title).toBe('Một tiêu đề dài hơn…');
  });

  test('sends what a person typed under their tag once a day has passed, also when the window closed on the way', async () => {
    const { send } = senderWith({});
    await send(messengerUser, { ...replyOf('một'), from: 'staff' }, 'human-agent');
    platform.failNext(graphError(10, 2018278));
    await send(messengerUser, { ...replyOf('hai'), from: 'staff' });
    expect(platform.sent).toMatchObject([
      { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT', message: { text: 'một' } },
      { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT', message: { text: 'hai' } },
    ]);
  });

  test('never sends what the bot says under the tag for people', async () => {
    platform.failNext(graphError(10, 2018278));
    await expect(senderWith({}).send(messengerUser, replyOf('một'))).rejects.toMatchObject({ failure: 'person' });
    expect(platform.sent).toEqual([]);
  });

  test('gives up after a few tries what may mean that the person has blocked the Page', async () => {
    platform.failNext(graphError(2));
    await expect(senderWith({}).send(messengerUser, replyOf('một', [], 2))).rejects.toMatchObject({
      failure: 'person',
    });
  });

  test('shows that an answer is being written, and lets nothing come of it when that fails', async () => {
    const { showTyping } = senderWith({});
    await showTyping!(messengerUser);
    expect(platform.actions).toEqual([{ recipient: { id: '200' }, sender_action: 'typing_on' }]);
    await platform.close();
    await showTyping!(messengerUser);
  });

  test('does not wait for ever', async () => {
    const { send } = senderWith({ timeoutMs: 50 });
    platform.failNext('hang');
    await expect(send(messengerUser, replyOf('Chào'))).rejects.toMatchObject({ failure: 'retry', code: 'TIMEOUT' });
  });
});
