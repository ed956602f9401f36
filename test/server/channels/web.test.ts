import { screenshot } from '../media/pictures';
import { type Opened, RawClient, WIDE, bearer, call, serverForEach } from './web-server';

const room = serverForEach();
const start = room.start;

const code = ({ status, body }: Awaited<ReturnType<typeof call>>) => [status, body.error?.code];
const generate = async (headers: Record<string, string> = {}) =>
  (await call(`${room.server.base}/tokens/generate`, { method: 'POST', headers })).body as unknown as Opened;

const upload = (client: RawClient, body: RequestInit['body'], headers = {}) =>
  client.call('/upload?userId=me', { method: 'POST', headers, body: body! });

describe('starting a web conversation', () => {
  it('gives a token to anybody, and starts its conversation once', async () => {
    const pass = await generate({ authorization: 'Bearer some-secret' });
    expect(pass).toMatchObject({ conversationId: expect.stringMatching(/^[\w-]{24}$/) as string, expires_in: 1800 });
    for (const status of [201, 200]) {
      const opened = await call(`${room.server.base}/conversations`, { method: 'POST', ...bearer(pass.token) });
      expect(opened.status).toBe(status);
      expect(opened.body.conversationId).toBe(pass.conversationId);
      expect(opened.headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each([undefined, 'a-secret-of-another-service'])('starts an anonymous one with the token %s', async (token) => {
    const one = await call(`${room.server.base}/conversations`, { method: 'POST', ...bearer(token) });
    const other = await call(`${room.server.base}/conversations`, { method: 'POST', ...bearer(token) });
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body.conversationId).not.toBe(other.body.conversationId);
  });

  it('knows a conversation again in which something was said', async () => {
    const client = await RawClient.start(room.server.base);
    await client.say('chào');
    const reopened = await call(`${room.server.base}/conversations`, { method: 'POST', ...bearer(client.pass.token) });
    expect(reopened.status).toBe(200);
  });

  it('puts the stream on the public address when there is one, else where the caller is', async () => {
    const { pass } = await RawClient.start(room.server.base);
    expect(pass.streamUrl).toMatch(room.server.base.replace('http', 'ws'));
    const open = await start({ publicUrl: 'https://haidang.example.vn' });
    expect((await RawClient.start(open.base)).pass.streamUrl).toMatch(
      /^wss:\/\/haidang\.example\.vn\/v3\/directline\/conversations\//,
    );
  });
});

describe('tokens of the web channel', () => {
  it('open their own conversation only', async () => {
    const [mine, other] = [await RawClient.start(room.server.base), await RawClient.start(room.server.base)];
    const stranger = new RawClient(room.server.base, { ...mine.pass, token: other.pass.token });
    expect(code(await stranger.say('x'))).toEqual([403, 'Forbidden']);
    expect(code(await stranger.call('/activities'))).toEqual([403, 'Forbidden']);
    expect(code(await stranger.call(''))).toEqual([403, 'Forbidden']);
    expect(code(await stranger.call('/upload', { method: 'POST', body: 'x' }))).toEqual([403, 'Forbidden']);
  });

  it('are refused when missing or altered', async () => {
    const { pass } = await RawClient.start(room.server.base);
    const url = `${room.server.base}/conversations/${pass.conversationId}/activities`;
    expect(code(await call(url))).toEqual([401, 'Unauthorized']);
    const [id = '', expiry = '', mac = ''] = pass.token.split('.');
    const last = mac.endsWith('A') ? 'E' : 'A';
    const later = String(Number(expiry) + 1);
    for (const bad of [`${id}.${later}.${mac}`, `${id}.${expiry}.${mac.slice(0, -1)}${last}`, `${id}.${expiry}`, 'x']) {
      expect(code(await call(url, bearer(bad)))).toEqual([403, 'Forbidden']);
      expect(code(await call(`${room.server.base}/tokens/refresh`, { method: 'POST', ...bearer(bad) }))).toEqual([
        403,
        'Forbidden',
      ]);
    }
    expect(code(await call(`${room.server.base}/tokens/refresh`, { method: 'POST' }))).toEqual([401, 'Unauthorized']);
  });

  it('expire after half an hour unless they are refreshed in time', async () => {
    const client = await RawClient.start(room.server.base);
    room.server.state.now += 1_799_000;
    const fresh = await call(`${room.server.base}/tokens/refresh`, { method: 'POST', ...bearer(client.pass.token) });
    expect(fresh.body).toMatchObject({ conversationId: client.pass.conversationId, expires_in: 1800 });
    room.server.state.now += 1_000;
    expect(code(await client.call('/activities'))).toEqual([403, 'TokenExpired']);
    expect(
      code(await call(`${room.server.base}/conversations`, { method: 'POST', ...bearer(client.pass.token) })),
    ).toEqual([403, 'TokenExpired']);
    const renewed = new RawClient(room.server.base, { ...client.pass, token: String(fresh.body.token) });
    expect((await renewed.call('/activities')).status).toBe(200);
  });

  it('bring a phone that slept back to its conversation for thirty days, and not after', async () => {
    const client = await RawClient.start(room.server.base);
    const comeBack = () => call(`${room.server.base}/tokens/refresh`, { method: 'POST', ...bearer(client.pass.token) });
    room.server.state.now += 30 * 86_400_000;
    expect((await comeBack()).body).toMatchObject({ conversationId: client.pass.conversationId });
    room.server.state.now += 1_800_000;
    expect(code(await comeBack())).toEqual([403, 'TokenExpired']);
  });
});

describe('activities on the web', () => {
  let client: RawClient;
  beforeEach(async () => {
    client = await RawClient.start(room.server.base);
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
    expect(mine?.timestamp).toBe(new Date(room.server.state.now).toISOString());
    expect(bots).toMatchObject({ text: 'echo xin chào', from: { id: 'hai-dang', name: 'Hải Đăng', role: 'bot' } });
    expect(bots?.suggestedActions?.actions[0]).toMatchObject({ title: 'Gặp nhân viên', value: '#staff' });
  });

  it('have one effect however often they are sent under one clientActivityID', async () => {
    const answers = await Promise.all(['a', 'a', 'b', 'a'].map((id) => client.say(id, id)));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(2);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    await client.readAll(4);
    // Whatever came of the repetitions comes before the next answer.
    await client.say('c', 'c');
    const texts = (await client.readAll(6)).map(({ text }) => text);
    expect(texts.sort()).toEqual(['a', 'b', 'c', 'echo a', 'echo b', 'echo c']);
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
    const other = await RawClient.start(room.server.base);
    await Promise.all([client.say('một', 'same'), other.say('hai', 'same')]);
    expect((await client.readAll(2))[0]?.text).toBe('một');
    expect((await other.readAll(2))[0]?.text).toBe('hai');
  });

  it('may share a place, and bring no other attachment', async () => {
    const contentType = 'application/vnd.haidang.location';
    const shared = { contentType, content: { latitude: 10.77123, longitude: 106.69 } };
    const others = [
      { contentType, content: { latitude: 91, longitude: 0 } },
      { contentType: 'image/png', contentUrl: 'https://evil.test/x.png' },
      null,
    ];
    await client.post({ type: 'message', text: '', attachments: [...others, shared, shared] });
    const [said] = await client.readAll(1);
    expect(said?.attachments).toEqual([shared]);
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
    await room.server.put(client.pass.conversationId, 'staff', { type: 'message', text: 'Chị đây' });
    const shown = await client.readAll(3);
    expect(shown[2]).toMatchObject({
      text: 'Chị đây',
      channelData: { staff: true },
      from: { name: 'Nhân viên 111', role: 'bot' },
    });
    await room.server.put(client.pass.conversationId, 'system', { type: 'event', name: 'handoff.status' });
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
    ['a body above 1 MB', { type: 'message', text: 'x', extra: 'x'.repeat(8_500_000) }, 413, 'MessageSizeTooBig'],
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
    room.server.state.isBroken = true;
    expect(code(await client.say('bí mật', 'c-1'))).toEqual([503, 'ServiceUnavailable']);
    expect(room.server.logged()).toContain('disk full');
    expect(room.server.logged()).not.toContain('bí mật');
    room.server.state.isBroken = false;
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
    room.server.state.pageSize = 100;
    for (let n = 0; n < 1_000; n++) await client.say(String(n), `n-${n}`);
    const all = await client.readAll(2_000);
    const said = (role: string) => all.filter(({ from }) => from.role === role).map(({ text }) => text);
    expect(said('user')).toEqual(Array.from({ length: 1_000 }, (_, n) => String(n)));
    expect(said('bot')).toEqual(Array.from({ length: 1_000 }, (_, n) => `echo ${n}`));
    expect(new Set(all.map(({ id }) => id)).size).toBe(2_000);
  }, 240_000);
});

describe('uploads on the web', () => {
  it('are kept, and served back to their own conversation only', async () => {
    const client = await RawClient.start(room.server.base);
    const picture = await screenshot();
    const form = new FormData();
    const template = {
      type: 'message',
      text: 'xem giúp',
      from: { id: 'me' },
      channelData: { clientActivityID: 'u-1' },
    };
    form.append('activity', new Blob([JSON.stringify(template)], { type: 'application/vnd.microsoft.activity' }));
    form.append('file', new Blob([new Uint8Array(picture)], { type: 'image/bmp' }), 'tin tuyển "dụng".png');
    const first = await upload(client, form);
    expect(first.status).toBe(200);
    expect((await upload(client, form)).body.id).toBe(first.body.id);
    const [mine] = (await client.readAll(2)).filter(({ from }) => from.role === 'user');
    expect(mine).toMatchObject({ id: first.body.id, text: 'xem giúp', attachments: [{ contentType: 'image/png' }] });
    const url = (mine as unknown as { attachments: { contentUrl: string }[] }).attachments[0]!.contentUrl;
    const response = await fetch(url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    const stranger = await RawClient.start(room.server.base);
    const open = (token: string) => fetch(url.replace(/t=.*/, `t=${encodeURIComponent(token)}`));
    expect((await open(stranger.pass.token)).status).toBe(403);
    expect((await open('')).status).toBe(401);
    expect((await fetch(url.replace(client.pass.conversationId, stranger.pass.conversationId))).status).toBe(403);
    expect((await fetch(url.replace(/attachments\/[\w-]+/, 'attachments/x'))).status).toBe(404);
  });

  it('are a message with the kinds of its files where these are not kept', async () => {
    const client = await RawClient.start(room.server.base);
    expect((await upload(client, 'no picture', { 'content-type': 'image/jpeg; q=1' })).status).toBe(200);
    const [mine] = (await client.readAll(2)).filter(({ from }) => from.role === 'user');
    expect(mine).toMatchObject({ text: '', attachments: [{ contentType: 'image/jpeg' }] });
    const id = room.server.storedId(client.pass.conversationId);
    expect(await room.server.store.media.of(id)).toMatchObject([{ state: 'failed', error: 'TYPE' }]);
  });

  it('are refused when too large or malformed', async () => {
    const client = await RawClient.start(room.server.base);
    expect(code(await upload(client, 'x'.repeat(8_500_000), { 'content-type': 'image/png' }))).toEqual([
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

describe('the limits of the web channel', () => {
  it('refuse too many calls from one address, and say when to come again', async () => {
    const narrow = await start({ limits: { ...WIDE, starts: 2, posts: 3 } });
    const client = await RawClient.start(narrow.base);
    for (let n = 0; n < 3; n++) expect((await client.say('x')).status).toBe(200);
    const refused = await client.say('x');
    expect(code(refused)).toEqual([429, 'TooManyRequests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('slow new conversations of one address down, and refuse none: a victim may share it with a flood', async () => {
    const narrow = await start({ limits: { ...WIDE, starts: 2 } });
    for (const path of ['/tokens/generate', '/conversations']) {
      const starts = Array.from({ length: 6 }, () => call(`${narrow.base}${path}`, { method: 'POST' }));
      for (const { status, headers } of await Promise.all(starts)) {
        expect(status).toBeLessThan(300);
        expect(headers.get('retry-after')).toBeNull();
      }
    }
  });

  it('never refuse a message in which danger is heard, however many came before from the same address', async () => {
    const narrow = await start({ limits: { ...WIDE, posts: 2 } });
    const [flood, victim] = [await RawClient.start(narrow.base), await RawClient.start(narrow.base)];
    for (let n = 0; n < 5; n++) await flood.say('x');
    expect((await victim.say('cứu em với')).status).toBe(200);
    expect((await victim.say('x')).status).toBe(429);
    expect((await victim.say('cứu em với')).status).toBe(200);
  });

  it('take only so many bytes of files an hour from one address, and words all the same', async () => {
    const narrow = await start({ limits: { ...WIDE, uploadedBytes: 3_000 } });
    const client = await RawClient.start(narrow.base);
    const file = () => upload(client, 'x'.repeat(1_400), { 'content-type': 'application/pdf' });
    expect([(await file()).status, (await file()).status]).toEqual([200, 200]);
    expect(code(await file())).toEqual([429, 'TooManyRequests']);
    expect((await client.say('cứu em với')).status).toBe(200);
  });

  it('answer unknown calls as JSON', async () => {
    expect(code(await call(`${room.server.base}/nothing`))).toEqual([404, 'NotFound']);
    expect(code(await call(`${room.server.base}/conversations/%E0%A4%A/activities`))).toEqual([400, 'MalformedData']);
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
    await expect(room.server.web.send({ channel: 'web', account: 'web', user: 'x' }, reply)).resolves.toEqual({
      platformIds: [],
    });
  });
});

describe('pages of other sites', () => {
  const asked = async (origin: string, method = 'GET') => {
    const response = await fetch(`${room.server.base}/tokens/generate`, { method, headers: { origin } });
    return [response.status, response.headers.get('access-control-allow-origin')];
  };

  it('may call when they are listed, and no others', async () => {
    expect(await asked('https://tinh.example.vn', 'OPTIONS')).toEqual([204, 'https://tinh.example.vn']);
    expect(await asked('https://tinh.example.vn', 'POST')).toEqual([200, 'https://tinh.example.vn']);
    expect(await asked('https://lua-dao.example', 'OPTIONS')).toEqual([204, null]);
    expect(await asked('https://lua-dao.example', 'POST')).toEqual([200, null]);
  });
});
