import { WebSocket } from 'ws';
import { type Opened, RawClient, type Shown, type WebServer, bearer, call, pause, startWeb } from './web-server';

let server: WebServer;
const servers: WebServer[] = [];
const start = async (options: Parameters<typeof startWeb>[0] = {}) => {
  const started = await startWeb(options);
  servers.push(started);
  return started;
};
beforeEach(async () => {
  server = await start();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((one) => one.close()));
});

const code = ({ status, body }: Awaited<ReturnType<typeof call>>) => [status, body.error?.code];
const generate = async (headers: Record<string, string> = {}) =>
  (await call(`${server.base}/tokens/generate`, { method: 'POST', headers })).body as unknown as Opened;

describe('starting a web conversation', () => {
  it('gives a token to anybody, and starts its conversation once', async () => {
    const pass = await generate({ authorization: 'Bearer some-secret' });
    expect(pass).toMatchObject({ conversationId: expect.stringMatching(/^[\w-]{24}$/) as string, expires_in: 1800 });
    for (const status of [201, 200]) {
      const opened = await call(`${server.base}/conversations`, { method: 'POST', ...bearer(pass.token) });
      expect(opened.status).toBe(status);
      expect(opened.body.conversationId).toBe(pass.conversationId);
      expect(opened.headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each([undefined, 'a-secret-of-another-service'])('starts an anonymous one with the token %s', async (token) => {
    const one = await call(`${server.base}/conversations`, { method: 'POST', ...bearer(token) });
    const other = await call(`${server.base}/conversations`, { method: 'POST', ...bearer(token) });
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body.conversationId).not.toBe(other.body.conversationId);
  });

  it('knows a conversation again in which something was said', async () => {
    const client = await RawClient.start(server.base);
    await client.say('chào');
    const reopened = await call(`${server.base}/conversations`, { method: 'POST', ...bearer(client.pass.token) });
    expect(reopened.status).toBe(200);
  });

  it('puts the stream on the public address when there is one, else where the caller is', async () => {
    const { pass } = await RawClient.start(server.base);
    expect(pass.streamUrl).toMatch(server.base.replace('http', 'ws'));
    const open = await start({ publicUrl: 'https://haidang.example.vn' });
    expect((await RawClient.start(open.base)).pass.streamUrl).toMatch(
      /^wss:\/\/haidang\.example\.vn\/v3\/directline\/conversations\//,
    );
  });
});

describe('tokens of the web channel', () => {
  it('open their own conversation only', async () => {
    const [mine, other] = [await RawClient.start(server.base), await RawClient.start(server.base)];
    const stranger = new RawClient(server.base, { ...mine.pass, token: other.pass.token });
    expect(code(await stranger.say('x'))).toEqual([403, 'Forbidden']);
    expect(code(await stranger.call('/activities'))).toEqual([403, 'Forbidden']);
    expect(code(await stranger.call(''))).toEqual([403, 'Forbidden']);
    expect(code(await stranger.call('/upload', { method: 'POST', body: 'x' }))).toEqual([403, 'Forbidden']);
  });

  it('are refused when missing or altered', async () => {
    const { pass } = await RawClient.start(server.base);
    const url = `${server.base}/conversations/${pass.conversationId}/activities`;
    expect(code(await call(url))).toEqual([401, 'Unauthorized']);
    const [id = '', expiry = '', mac = ''] = pass.token.split('.');
    const last = mac.endsWith('A') ? 'E' : 'A';
    const later = String(Number(expiry) + 1);
    for (const bad of [`${id}.${later}.${mac}`, `${id}.${expiry}.${mac.slice(0, -1)}${last}`, `${id}.${expiry}`, 'x']) {
      expect(code(await call(url, bearer(bad)))).toEqual([403, 'Forbidden']);
      expect(code(await call(`${server.base}/tokens/refresh`, { method: 'POST', ...bearer(bad) }))).toEqual([
        403,
        'Forbidden',
      ]);
    }
    expect(code(await call(`${server.base}/tokens/refresh`, { method: 'POST' }))).toEqual([401, 'Unauthorized']);
  });

  it('expire after half an hour unless they are refreshed in time', async () => {
    const client = await RawClient.start(server.base);
    server.state.now += 1_799_000;
    const fresh = await call(`${server.base}/tokens/refresh`, { method: 'POST', ...bearer(client.pass.token) });
    expect(fresh.body).toMatchObject({ conversationId: client.pass.conversationId, expires_in: 1800 });
    server.state.now += 1_000;
    expect(code(await client.call('/activities'))).toEqual([403, 'TokenExpired']);
    expect(code(await call(`${server.base}/conversations`, { method: 'POST', ...bearer(client.pass.token) }))).toEqual([
      403,
      'TokenExpired',
    ]);
    const renewed = new RawClient(server.base, { ...client.pass, token: String(fresh.body.token) });
    expect((await renewed.call('/activities')).status).toBe(200);
  });

  it('bring a phone that slept back to its conversation for thirty days, and not after', async () => {
    const client = await RawClient.start(server.base);
    const comeBack = () => call(`${server.base}/tokens/refresh`, { method: 'POST', ...bearer(client.pass.token) });
    server.state.now += 30 * 86_400_000;
    expect((await comeBack()).body).toMatchObject({ conversationId: client.pass.conversationId });
    server.state.now += 1_800_000;
    expect(code(await comeBack())).toEqual([403, 'TokenExpired']);
  });
});

describe('activities on the web', () => {
  let client: RawClient;
  beforeEach(async () => {
    client = await RawClient.start(server.base);
  });

  it('are shown to the person with who said them, under the id that the post gave', async () => {
    const posted = await client.say('xin chào', 'c-1', { value: '#start' });
    const [mine, bots] = await client.readAll(2);
    const conversation = { id: client.pass.conversationId };
    expect(mine).toMatchObject({
      id: posted.body.id,
      type: 'message',
      channelId: 'directline',
      conversation,
      text: 'xin chào',
      value: '#start',
    });
    expect(mine).toMatchObject({ from: { id: 'me', role: 'user' }, channelData: { clientActivityID: 'c-1' } });
    expect(mine?.timestamp).toBe(new Date(server.state.now).toISOString());
    expect(bots).toMatchObject({ text: 'echo xin chào', from: { id: 'hai-dang', name: 'Hải Đăng', role: 'bot' } });
    expect(bots?.suggestedActions?.actions[0]).toMatchObject({ title: 'Gặp nhân viên', value: '#staff' });
  });

  it('have one effect however often they are sent under one clientActivityID', async () => {
    const answers = await Promise.all(['a', 'a', 'b', 'a'].map((id) => client.say(id, id)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(2);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    await client.readAll(4);
    await pause(50);
    expect((await client.read()).activities).toHaveLength(4);
  });

  it.each([
    ['long', 'x'.repeat(5_000)],
    ['odd', 'a\u0000|%\ud800'],
    ['of another script', 'số một'],
  ])('know a %s clientActivityID again', async (_, id) => {
    const [one, two] = [await client.say('một', id), await client.say('một', id)];
    expect(one.status).toBe(200);
    expect(two.body.id).toBe(one.body.id);
    expect((await client.readAll(2))[0]?.id).toBe(one.body.id);
  });

  it('keep apart the same clientActivityID of two people', async () => {
    const other = await RawClient.start(server.base);
    await Promise.all([client.say('một', 'same'), other.say('hai', 'same')]);
    expect((await client.readAll(2))[0]?.text).toBe('một');
    expect((await other.readAll(2))[0]?.text).toBe('hai');
  });

  it('greet who joins without showing the event, and ignore other kinds', async () => {
    for (const activity of [
      { type: 'event', name: 'webchat/join', from: { id: 'me' } },
      { type: 'event', name: 'handoff.status', value: { state: 'completed' } },
      { type: 'typing' },
    ]) {
      expect((await client.post(activity)).status).toBe(200);
    }
    await client.say('sau cùng');
    expect((await client.readAll(3)).map(({ text }) => text).sort()).toEqual(['Chào bạn', 'echo sau cùng', 'sau cùng']);
  });

  it('show what staff wrote once, as theirs, and never an event of ours', async () => {
    await client.say('giúp tôi');
    await client.readAll(2);
    await server.put(client.pass.conversationId, 'staff', { type: 'message', text: 'Chị đây' });
    const shown = await client.readAll(3);
    expect(shown[2]).toMatchObject({
      text: 'Chị đây',
      channelData: { staff: true },
      from: { name: 'Nhân viên 111', role: 'bot' },
    });
    await server.put(client.pass.conversationId, 'system', { type: 'event', name: 'handoff.status' });
    const all = await client.readAll(4);
    expect(all.map(({ text }) => text)).toEqual(['giúp tôi', 'echo giúp tôi', 'Chị đây', 'Chào bạn']);
  });

  const texts: [string, string, string?][] = [
    ['empty', ''],
    ['of control characters', 'a\u0000\u0007\u001b[31m\r\nb'],
    ['with half a surrogate pair', 'x\ud83dy', 'x\ufffdy'],
    ['of 20,000 characters', 'ộ'.repeat(20_000)],
    ['that looks like a page', '<script>alert(1)</script>'],
  ];
  it.each(texts)('may be %s', async (_, text, shown = text) => {
    expect((await client.say(text)).status).toBe(200);
    const [mine, bots] = await client.readAll(2);
    expect([mine?.text, bots?.text]).toEqual([shown, `echo ${shown}`]);
  });

  const refusals: [string, unknown, number, string][] = [
    ['text of 20,001 characters', { type: 'message', text: 'x'.repeat(20_001) }, 413, 'TextTooLong'],
    ['a body above 1 MB', { type: 'message', text: 'x', extra: 'x'.repeat(1_100_000) }, 413, 'MessageSizeTooBig'],
    ['malformed JSON', '{"type":', 400, 'MalformedData'],
    ['no body', '', 400, 'MalformedData'],
    ['a list', '[]', 400, 'MalformedData'],
    ['a bare text', '"chào"', 400, 'MalformedData'],
    ['no type', { text: 'x' }, 400, 'MalformedData'],
    ['a text that is none', { type: 'message', text: { a: 1 } }, 400, 'MalformedData'],
  ];
  it.each(refusals)('are refused with %s', async (_, body, status, error) => {
    expect(code(await client.post(body))).toEqual([status, error]);
    expect((await client.read()).activities).toEqual([]);
  });

  it('may carry anything in fields that we do not need', async () => {
    const odd = {
      type: 'message',
      text: 'x',
      from: 7,
      value: { a: 1 },
      channelData: 'x',
      attachments: 'x',
      conversation: null,
    };
    expect((await client.post(odd)).status).toBe(200);
    const [mine] = await client.readAll(2);
    expect(mine).toMatchObject({ from: { role: 'user' }, text: 'x' });
    expect(mine).not.toHaveProperty('value');
  });

  it('are answered 503 while nothing can be stored, and can be sent again', async () => {
    server.state.isBroken = true;
    expect(code(await client.say('bí mật', 'c-1'))).toEqual([503, 'ServiceUnavailable']);
    expect(server.logged()).toContain('disk full');
    expect(server.logged()).not.toContain('bí mật');
    server.state.isBroken = false;
    expect((await client.say('bí mật', 'c-1')).status).toBe(200);
    expect(await client.readAll(2)).toHaveLength(2);
  });

  it('go on from a watermark, and refuse one that is none', async () => {
    expect(await client.read()).toEqual({ activities: [], watermark: '0' });
    await client.say('một');
    await client.readAll(2);
    const { watermark } = await client.read();
    expect(await client.read(watermark)).toEqual({ activities: [], watermark });
    await client.say('hai');
    await client.readAll(4);
    expect((await client.read(watermark)).activities.map(({ text }) => text)).toEqual(['hai', 'echo hai']);
    for (const bad of ['abc', '-1', '1.5', '1e3', '99999999999999999999', '1&watermark=2']) {
      expect(code(await client.call(`/activities?watermark=${bad}`))).toEqual([400, 'BadArgument']);
      expect(code(await client.call(`?watermark=${bad}`))).toEqual([400, 'BadArgument']);
    }
  });

  it('come in order, a thousand of them, in parts', async () => {
    server.state.pageSize = 100;
    for (let n = 0; n < 1_000; n++) await client.say(String(n), `n-${n}`);
    const all = await client.readAll(2_000);
    const said = (role: string) => all.filter(({ from }) => from.role === role).map(({ text }) => text);
    expect(said('user')).toEqual(Array.from({ length: 1_000 }, (_, n) => String(n)));
    expect(said('bot')).toEqual(Array.from({ length: 1_000 }, (_, n) => `echo ${n}`));
    expect(new Set(all.map(({ id }) => id)).size).toBe(2_000);
  }, 60_000);
});

describe('uploads on the web', () => {
  const upload = (client: RawClient, body: RequestInit['body'], headers = {}) =>
    client.call('/upload?userId=me', { method: 'POST', headers, body: body! });

  it('are taken as a message with the kinds of its files, without their content', async () => {
    const client = await RawClient.start(server.base);
    const form = new FormData();
    const template = {
      type: 'message',
      text: 'xem giúp',
      from: { id: 'me' },
      channelData: { clientActivityID: 'u-1' },
    };
    form.append('activity', new Blob([JSON.stringify(template)], { type: 'application/vnd.microsoft.activity' }));
    form.append('file', new Blob(['secret\r\n--x\r\n\r\nbytes'], { type: 'image/png' }), 'tin tuyển "dụng".png');
    const first = await upload(client, form);
    expect(first.status).toBe(200);
    expect((await upload(client, form)).body.id).toBe(first.body.id);
    expect((await upload(client, 'jpeg bytes', { 'content-type': 'image/jpeg; q=1' })).status).toBe(200);
    const mine = (await client.readAll(4)).filter(({ from }) => from.role === 'user');
    expect(mine).toMatchObject([
      { id: first.body.id, text: 'xem giúp', attachments: [{ contentType: 'image/png' }] },
      { text: '', attachments: [{ contentType: 'image/jpeg' }] },
    ]);
    expect(
      JSON.stringify(await server.store.conversations.log(server.storedId(client.pass.conversationId), 0, 9)),
    ).not.toContain('bytes');
  });

  it('are refused when too large or malformed', async () => {
    const client = await RawClient.start(server.base);
    expect(code(await upload(client, 'x'.repeat(1_100_000), { 'content-type': 'image/png' }))).toEqual([
      413,
      'MessageSizeTooBig',
    ]);
    expect(code(await upload(client, ''))).toEqual([400, 'MalformedData']);
    const form = { 'content-type': 'multipart/form-data; boundary=b' };
    const part = '--b\r\nContent-Disposition: form-data; name="activity"\r\n\r\n{\r\n--b--\r\n';
    for (const bad of ['no form', '--b\r\n\r\n', part, '--b--', '--b\r\n'.repeat(10_000)]) {
      expect(code(await upload(client, bad, form))).toEqual([400, 'MalformedData']);
    }
    expect(code(await upload(client, part, { 'content-type': 'multipart/form-data' }))).toEqual([400, 'MalformedData']);
  });
});

describe('the stream of a web conversation', () => {
  const sockets: WebSocket[] = [];
  afterEach(() => sockets.splice(0).forEach((socket) => socket.terminate()));

  const listen = (url: string) => {
    const socket = new WebSocket(url);
    sockets.push(socket);
    const shown: Shown[] = [];
    const heard = { socket, shown, watermark: '', pings: 0 };
    socket.on('message', (data: Buffer) => {
      const set = JSON.parse(data.toString()) as { activities: Shown[]; watermark: string };
      shown.push(...set.activities);
      heard.watermark = set.watermark;
    });
    socket.on('ping', () => heard.pings++);
    return heard;
  };
  const until = async (condition: () => boolean) => {
    for (let n = 0; n < 1_000 && !condition(); n++) await pause(5);
    expect(condition()).toBe(true);
  };
  const refusal = (url: string) =>
    new Promise<number | undefined>((resolve) => {
      const socket = new WebSocket(url);
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
      socket.on('open', () => resolve(101));
      socket.on('error', () => resolve(undefined));
      sockets.push(socket);
    });

  it('tells at once what is said, each thing once and in order', async () => {
    const client = await RawClient.start(server.base);
    const { shown } = listen(client.pass.streamUrl);
    for (const text of ['một', 'hai', 'ba']) {
      const before = shown.length;
      await client.say(text);
      await until(() => shown.length === before + 2);
    }
    expect(shown.map(({ text }) => text)).toEqual(['một', 'echo một', 'hai', 'echo hai', 'ba', 'echo ba']);
  });

  it('gives who reconnects what was missed, and only that', async () => {
    const client = await RawClient.start(server.base);
    const first = listen(client.pass.streamUrl);
    await client.say('một');
    await until(() => first.shown.length === 2);
    first.socket.terminate();
    await client.say('hai');
    const { body } = await client.call(`?watermark=${first.watermark}`);
    const second = listen(String(body.streamUrl));
    await until(() => second.shown.length === 2);
    expect(second.shown.map(({ text }) => text)).toEqual(['hai', 'echo hai']);
    const whole = listen(client.pass.streamUrl);
    await until(() => whole.shown.length === 4);
  });

  it('finds what other processes have written', async () => {
    const client = await RawClient.start(server.base);
    const { shown } = listen(client.pass.streamUrl);
    await client.say('một');
    await until(() => shown.length === 2);
    const id = server.storedId(client.pass.conversationId);
    const activity = { type: 'message', text: 'từ máy khác' };
    await server.store.conversations.appendTo(id, { id: 'x', from: 'user', receivedAt: server.state.now, activity });
    await until(() => shown.some(({ text }) => text === 'từ máy khác'));
  });

  it('tells many messages in parts, in order', async () => {
    server.state.pageSize = 7;
    const client = await RawClient.start(server.base);
    for (let n = 0; n < 100; n++) await client.say(String(n));
    const { shown } = listen(client.pass.streamUrl);
    await until(() => shown.length === 200);
    const mine = shown.filter(({ from }) => from.role === 'user').map(({ text }) => text);
    expect(mine).toEqual(Array.from({ length: 100 }, (_, n) => String(n)));
  }, 30_000);

  it('shows signs of life, and cuts off a reader that shows none', async () => {
    const client = await RawClient.start(server.base);
    const alive = listen(client.pass.streamUrl);
    await until(() => alive.pings > 3);
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
    const mute = new WebSocket(client.pass.streamUrl, { autoPong: false });
    sockets.push(mute);
    const closed = new Promise<number>((resolve) => mute.on('close', resolve));
    expect(await closed).toBe(1006);
  });

  it('ends when its token expires', async () => {
    const client = await RawClient.start(server.base);
    const { socket } = listen(client.pass.streamUrl);
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await until(() => socket.readyState === WebSocket.OPEN);
    server.state.now += 1_800_000;
    expect(await closed).toBe(4403);
    expect(await refusal(client.pass.streamUrl)).toBe(403);
  });

  it('opens with its own token only', async () => {
    const [mine, other] = [await RawClient.start(server.base), await RawClient.start(server.base)];
    const url = mine.pass.streamUrl;
    const withToken = (token: string) => url.replace(/t=.*$/, token);
    expect(await refusal(withToken(`t=${other.pass.token}`))).toBe(403);
    expect(await refusal(withToken('t=x'))).toBe(403);
    expect(await refusal(withToken(''))).toBe(401);
    expect(await refusal(url.replace('watermark=-', 'watermark=x'))).toBe(400);
    expect(await refusal(url.replace('/stream', '/other'))).toBeUndefined();
    expect(await refusal(url)).toBe(101);
  });

  it('are ten at most on one conversation: of more the oldest is cut off', async () => {
    const client = await RawClient.start(server.base);
    const heard: ReturnType<typeof listen>[] = [];
    for (let n = 0; n < 11; n++) {
      heard.push(listen(client.pass.streamUrl));
      await until(() => heard[n]?.socket.readyState === WebSocket.OPEN);
    }
    await until(() => heard[0]?.socket.readyState === WebSocket.CLOSED);
    await client.say('một');
    await until(() => heard.slice(1).every(({ shown }) => shown.length === 2));
  });

  it('says goodbye when the server stops', async () => {
    const client = await RawClient.start(server.base);
    const { socket } = listen(client.pass.streamUrl);
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await until(() => socket.readyState === WebSocket.OPEN);
    await server.web.stop?.();
    expect(await closed).toBe(1001);
  });

  it('leaves no listener behind', async () => {
    const client = await RawClient.start(server.base);
    const { socket } = listen(client.pass.streamUrl);
    await until(() => server.live.listenerCount('conversation') === 1);
    socket.terminate();
    await until(() => server.live.listenerCount('conversation') === 0);
  });
});

describe('the limits of the web channel', () => {
  it('refuse too many calls from one address, and say when to come again', async () => {
    const narrow = await start({ limits: { starts: 2, posts: 3 } });
    const client = await RawClient.start(narrow.base);
    for (let n = 0; n < 3; n++) expect((await client.say('x')).status).toBe(200);
    const refused = await client.say('x');
    expect(code(refused)).toEqual([429, 'TooManyRequests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const starts = async () => (await call(`${narrow.base}/tokens/generate`, { method: 'POST' })).status;
    expect([await starts(), await starts(), await starts()]).toEqual([200, 200, 429]);
  });

  it('answer unknown calls as JSON', async () => {
    expect(code(await call(`${server.base}/nothing`))).toEqual([404, 'NotFound']);
    expect(code(await call(`${server.base}/conversations/%E0%A4%A/activities`))).toEqual([400, 'MalformedData']);
  });

  it('send resolves: what stands in the conversation is delivered', async () => {
    const reply = {
      id: 're:1:0',
      from: 'bot' as const,
      createdAt: 0,
      seq: 1,
      attempts: 0,
      dueAt: 0,
      activity: { type: 'message' },
    };
    await expect(server.web.send({ channel: 'web', account: 'web', user: 'x' }, reply)).resolves.toBeUndefined();
  });
});
