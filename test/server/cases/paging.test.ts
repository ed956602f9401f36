import { createDecipheriv, createECDH, createHmac } from 'node:crypto';
import { type IncomingHttpHeaders, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { createPaging } from '../../../server/cases/paging/index';
import type { Alarm, Page } from '../../../server/store/contract/pages';
import { someCase } from '../records';
import { ask, casesUnderTest } from '../staff/api-under-test';

/** The console's own reading of its addresses: what it does not know leads to the queue. */
const { parseRoute } = jest.requireActual<{ parseRoute: (hash: string) => object }>(
  '../../../server/staff/console/shared/route',
);
const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const PUBLIC_URL = 'https://tuvan.example.vn';

/** Quoted-printable as it is read (RFC 2045, 6.7). */
const unquoted = (mail: string) =>
  Buffer.from(
    mail
      .replaceAll('=\r\n', '')
      .replaceAll(/=([\dA-F]{2})/g, (_, byte: string) => String.fromCharCode(parseInt(byte, 16))),
    'latin1',
  ).toString();

/** Somebody who takes HTTP posts and answers as told. */
async function receiver() {
  const taken: { headers: IncomingHttpHeaders; body: Buffer }[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      taken.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(answers.shift() ?? 204, { Location: 'http://127.0.0.1:1/' }).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return { url, taken, answers, close: () => new Promise((resolve) => void server.close(resolve)) };
}

/** A mail server that keeps what it is given. */
async function mailServer() {
  const mails: string[] = [];
  const refusals: Error[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      let mail = '';
      stream.setEncoding('utf8').on('data', (part: string) => (mail += part));
      stream.on('end', () => {
        const refusal = refusals.shift();
        if (!refusal) mails.push(mail);
        done(refusal);
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refusals,
    close: () => new Promise<void>((done) => server.close(done)),
  };
}

describe('paging', () => {
  let room: Awaited<ReturnType<typeof casesUnderTest>>;
  let hook: Awaited<ReturnType<typeof receiver>>;
  let post: Awaited<ReturnType<typeof mailServer>>;
  let paging: Awaited<ReturnType<typeof createPaging>>;
  beforeEach(async () => {
    [room, hook, post] = [await casesUnderTest(), await receiver(), await mailServer()];
    await ask(room, {}, { at: room.clock.now - 180_000 });
    paging = await pagingOf('p1');
  });
  afterEach(async () => {
    await Promise.all([hook.close(), post.close()]);
    await room.close();
  });

  const pagingOf = (owner: string) =>
    createPaging({
      owner,
      store: room.store,
      webhook: { url: hook.url, secret: SECRET },
      mail: { smtpUrl: post.url, to: ['truc@example.vn'] },
      publicUrl: PUBLIC_URL,
      logger: pino({ level: 'silent' }),
      now: room.now,
      leaseNow: room.now,
      random: () => 0,
    });
  const alarm = (change: Partial<Alarm> = {}): Alarm => ({
    type: 'case.overdue',
    caseId: 'case-1',
    code: 'HD-AAAAAA',
    priority: 1,
    stage: 'supervisor',
    since: room.clock.now - 180_000,
    at: room.clock.now,
    ...change,
  });
  const page = (way: Page['way'], change: Partial<Page> = {}) =>
    room.store.pages.add({ id: `page:${way}`, way, to: '', alarm: alarm(), attempts: 0, dueAt: 0, ...change });
  /** What is tried again within an hour. */
  const left = async () => (await room.store.pages.due(room.clock.now + 3_600_000, 9)).length;

  it('posts a webhook that a receiver can verify by the Standard Webhooks scheme, without a word of the case', async () => {
    // The scheme's own library refuses a time that is not now.
    room.clock.now = Date.now();
    await room.store.cases.insert(someCase({ id: 'c2', conversationId: 'c2', unattendedSince: 5 }));
    await page('webhook', { alarm: alarm({ caseId: 'c2', since: 5 }) });
    await paging.courier.deliver();
    const { headers, body } = hook.taken[0]!;
    const verified = new Webhook(SECRET).verify(body.toString(), headers as Record<string, string>);
    expect(verified).toEqual({
      type: 'case.overdue',
      timestamp: new Date(room.clock.now).toISOString(),
      data: {
        caseId: 'c2',
        code: 'HD-AAAAAA',
        priority: 1,
        stage: 'supervisor',
        since: '1970-01-01T00:00:00.005Z',
        link: `${PUBLIC_URL}/console/#/case/c2`,
      },
    });
    expect(body.toString()).not.toContain('Cứu');
    expect(() => new Webhook(SECRET).verify(`${body.toString()} `, headers as Record<string, string>)).toThrow();
    expect(await left()).toBe(0);
  });

  it.each([500, 429, 302, 404])('tries again after %s, under the same id, with growing pauses', async (status) => {
    hook.answers.push(status, status);
    await page('webhook');
    await paging.courier.deliver();
    expect([hook.taken.length, await left()]).toEqual([1, 1]);
    room.clock.now += 1_999;
    await paging.courier.deliver();
    expect(hook.taken).toHaveLength(1);
    room.clock.now += 1;
    await paging.courier.deliver();
    room.clock.now += 5_000;
    await paging.courier.deliver();
    expect([hook.taken.length, await left()]).toEqual([3, 0]);
    expect(new Set(hook.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('sends what a process that died has left, once', async () => {
    hook.answers.push(503);
    await page('webhook');
    await paging.courier.deliver();
    room.clock.now += 60_000;
    const [second, third] = [await pagingOf('p2'), await pagingOf('p3')];
    await Promise.all([second.courier.deliver(), third.courier.deliver()]);
    expect([hook.taken.length, await left()]).toEqual([2, 0]);
  });

  it('sends nothing twice that is asked for again once it has arrived, and forgets it when a day has passed', async () => {
    for (let asked = 0; asked < 2; asked += 1) {
      await page('webhook');
      await paging.courier.deliver();
    }
    expect(hook.taken).toHaveLength(1);
    room.clock.now += 24 * 3_600_000 + 1;
    await paging.courier.deliver();
    expect([hook.taken.length, (await room.store.pages.due(Infinity, 9)).length]).toEqual([1, 0]);
  });

  it('sends nothing again that arrived while the database was away, and marks it as sent when that is back', async () => {
    await page('webhook');
    const away = jest.spyOn(room.store.pages, 'postpone').mockRejectedValue(new Error('away'));
    await expect(paging.courier.deliver()).rejects.toThrow('away');
    away.mockRestore();
    await paging.courier.deliver();
    expect([hook.taken.length, await left()]).toEqual([1, 0]);
  });

  it('calls nobody any more for a case that was taken meanwhile, and says that it was', async () => {
    await page('webhook');
    await page('email');
    await room.cases.act('case-1', {
      action: { type: 'claim' },
      actor: { id: 'lan', name: 'Lan', role: 'counsellor' },
      key: 'k',
    });
    await paging.courier.deliver();
    expect([hook.taken.length, post.mails.length, await left()]).toEqual([0, 0, 0]);
    await paging.pager.calm((await room.store.cases.get('case-1'))!);
    await paging.courier.deliver();
    expect(JSON.parse(hook.taken[0]!.body.toString())).toMatchObject({ type: 'case.claimed' });
  });

  it('asks a receiver no more that wants no more', async () => {
    hook.answers.push(410);
    await page('webhook');
    await paging.courier.deliver();
    expect(await left()).toBe(0);
  });

  it('writes an e-mail that says that somebody waits and where to look, without a word of the case', async () => {
    post.refusals.push(new Error('mailbox full'));
    await page('email');
    await paging.courier.deliver();
    expect([post.mails.length, await left()]).toEqual([0, 1]);
    room.clock.now += 2_000;
    await paging.courier.deliver();
    expect(post.mails).toHaveLength(1);
    const mail = post.mails[0]!;
    expect(mail).toContain('To: truc@example.vn');
    const text = Buffer.from(mail.split('\r\n\r\n').slice(1).join(''), 'base64').toString();
    const readable = /base64/i.test(mail) ? text : unquoted(mail);
    const link = /https:\S+/.exec(readable)?.[0] ?? '';
    expect(link).toBe(`${PUBLIC_URL}/console/#/case/case-1`);
    expect(parseRoute(new URL(link).hash)).toEqual({ at: 'case', id: 'case-1' });
    expect(readable).toContain('Đã chờ khoảng 3 phút.');
    expect(readable).toContain('HD-AAAAAA');
    expect(readable + mail).not.toContain('Cứu em');
    expect(await left()).toBe(0);
  });

  it('waits for a mail server that is away', async () => {
    const { port } = new URL(post.url);
    await post.close();
    await page('email');
    await paging.courier.deliver();
    expect(await left()).toBe(1);
    post = await mailServer();
    expect(post.url).not.toContain(`:${port}x`);
  });

  it('pushes to a browser what only that browser can read, and forgets one that is gone', async () => {
    const browser = createECDH('prime256v1');
    browser.generateKeys();
    const auth = Buffer.alloc(16, 3);
    const keys = { p256dh: browser.getPublicKey().toString('base64url'), auth: auth.toString('base64url') };
    await room.store.pages.subscribe({ id: 'b1', staffId: 'lan', endpoint: hook.url, keys, createdAt: 1 });
    await page('push', { to: 'b1' });
    await paging.courier.deliver();
    const { headers, body } = hook.taken[0]!;
    expect(headers).toMatchObject({ urgency: 'high', 'content-encoding': 'aes128gcm', ttl: '120' });
    expect(headers.authorization).toContain(`k=${paging.publicKey}`);
    expect(decrypt(body, browser, auth)).toEqual({
      type: 'case.overdue',
      caseId: 'case-1',
      priority: 1,
      stage: 'supervisor',
    });
    hook.answers.push(410);
    await page('push', { id: 'page:next', to: 'b1' });
    await paging.courier.deliver();
    expect([await room.store.pages.subscription('b1'), await left()]).toEqual([undefined, 0]);
  });

  it('keeps its keys for Web Push through restarts', async () => {
    expect((await pagingOf('p2')).publicKey).toBe(paging.publicKey);
  });
});

/** Opens an encrypted push message as a browser does (RFC 8291, RFC 8188). */
function decrypt(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): unknown {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + (body[20] ?? 0));
  const hmac = (key: Buffer, ...parts: Buffer[]) => createHmac('sha256', key).update(Buffer.concat(parts)).digest();
  const info = (name: string) => Buffer.from(`Content-Encoding: ${name}\0\x01`);
  const shared = hmac(auth, browser.computeSecret(sender));
  const input = hmac(shared, Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender, Buffer.from([1]));
  const key = hmac(salt, input);
  const sealed = body.subarray(21 + sender.length);
  const decipher = createDecipheriv(
    'aes-128-gcm',
    hmac(key, info('aes128gcm')).subarray(0, 16),
    hmac(key, info('nonce')).subarray(0, 12),
  );
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return JSON.parse(plain.subarray(0, plain.lastIndexOf(2)).toString()) as unknown;
}
