import { type Server, createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import express from 'express';
import { pino } from 'pino';
import sharp from 'sharp';
import { createApp } from '../../../server/http/app';
import { createMetrics } from '../../../server/http/metrics';
import { PictureError } from '../../../server/offers/pictures/picture-error';
import { preparePicture } from '../../../server/offers/pictures/prepare';
import { openPorts } from '../channels/ports';
import { apiUnderTest } from '../staff/api-under-test';

/** A whole application over a folder of pages, with a secret file beside it. */
async function serve(publicUrl: string, webOrigins: string[] = []) {
  const { store } = await openPorts();
  const root = mkdtempSync(path.join(tmpdir(), 'haidang-web-'));
  writeFileSync(path.join(root, 'secret.txt'), 'bí mật');
  for (const room of ['page', 'console']) {
    mkdirSync(path.join(root, 'dist', room), { recursive: true });
    writeFileSync(path.join(root, 'dist', room, 'index.html'), '<!doctype html>');
  }
  writeFileSync(path.join(root, 'dist/page/widget.js'), '');
  writeFileSync(path.join(root, 'dist/page/.env'), 'bí mật');
  const logged: string[] = [];
  const failing = express.Router().get('/api/breaks', () => {
    throw new Error('boom 0912345678');
  });
  const app = createApp({
    ...{ store, metrics: createMetrics(), routers: [failing], publicUrl, webOrigins },
    logger: pino({}, { write: (line: string) => void logged.push(line) }),
    dist: path.join(root, 'dist'),
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const get = async (place: string) => (await fetch(`http://127.0.0.1:${port}${place}`)).headers;
  return { server, port, get, logged, close: () => closed(server).then(() => store.close()) };
}

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Sends bytes as no client would write them; gives all that came back. */
function raw(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.setTimeout(5_000, () => socket.destroy());
    let heard = '';
    socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
    socket.on('close', () => resolve(heard)).on('error', reject);
  });
}

describe('the headers of every answer', () => {
  let room: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => void (room = await serve('https://haidang.example.vn')));
  afterAll(() => room.close());

  it.each([
    ['/console/', "'none'", 'DENY'],
    ['/api/x', "'none'", 'DENY'],
    ['/healthz', "'none'", 'DENY'],
    ['/webhooks/messenger', "'none'", 'DENY'],
    ['/widget-example.html', "'none'", 'DENY'],
    // The chat stands in a frame of our own example page.
    ['/', "'self'", 'SAMEORIGIN'],
    ['/not-there', "'self'", 'SAMEORIGIN'],
  ])('keep strangers out at %s', async (place, ancestors, frames) => {
    const headers = await room.get(place);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).not.toMatch(/unsafe|\*|http:/);
    for (const rule of ["default-src 'none'", "base-uri 'none'", "form-action 'none'", `frame-ancestors ${ancestors}`])
      expect(policy.split('; ')).toContain(rule);
    expect(Object.fromEntries(headers)).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': frames,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('microphone=()') as string,
    });
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each(['/', '/console/'])('let only files of our own run at %s, and no text become script', async (place) => {
    const policy = (await room.get(place)).get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  it('let the listed origins show the chat, and never the console or a call', async () => {
    const open = await serve('https://haidang.example.vn', ['https://tinh.example.vn']);
    expect((await open.get('/')).get('content-security-policy')).toContain(
      "frame-ancestors 'self' https://tinh.example.vn",
    );
    expect((await open.get('/')).get('x-frame-options')).toBeNull();
    expect((await open.get('/widget-example.html')).get('content-security-policy')).toContain("frame-src 'self'");
    expect((await open.get('/widget.js')).get('cross-origin-resource-policy')).toBe('cross-origin');
    for (const place of ['/console/', '/api/x']) {
      const headers = await open.get(place);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
    await open.close();
  });

  it('ask for https only where there is https', async () => {
    const plain = await serve('http://127.0.0.1:3978');
    expect((await plain.get('/')).get('strict-transport-security')).toBeNull();
    await plain.close();
  });

  it('are there on an error, too, which says nothing of what went wrong', async () => {
    const answer = await fetch(`http://127.0.0.1:${room.port}/api/breaks?phone=0912345678`);
    expect([answer.status, await answer.text()]).toEqual([500, 'Internal error']);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(room.logged.join('')).not.toContain('phone=');
  });
});

describe('paths that lead out of the pages', () => {
  let room: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => void (room = await serve('http://127.0.0.1')));
  afterAll(() => room.close());

  it.each([
    '/../secret.txt',
    '/console/../../secret.txt',
    '/console/..%2f..%2fsecret.txt',
    '/%2e%2e/%2e%2e/secret.txt',
    '/console/%2e%2e%5c%2e%2e%5csecret.txt',
    '/..\\..\\secret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '//secret.txt',
    '/console/%00/../../secret.txt',
    '/.env',
    '/page/..;/secret.txt',
    'http://x/../secret.txt',
  ])('give nothing: %s', async (place) => {
    const heard = await raw(room.port, `GET ${place} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(heard).not.toContain('bí mật');
    expect(heard).toMatch(/^HTTP\/1\.1 [34]\d\d/);
  });

  it.each([
    ['a header in the path', 'GET /%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: x\r\n'],
    ['a header in a redirect', 'GET /console%0d%0aSet-Cookie:a=b HTTP/1.1\r\nHost: x\r\n'],
    ['a strange host', 'GET /console HTTP/1.1\r\nHost: evil.example\r\n'],
    ['two lengths', 'POST /api/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n'],
    ['a length and pieces', 'POST /api/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['a bare line feed', 'GET / HTTP/1.1\nHost: x\nX: y\n'],
  ])('set no cookie and lead to no other site: %s', async (_, request) => {
    const heard = await raw(room.port, `${request}Connection: close\r\n\r\n`);
    expect(heard).not.toMatch(/^set-cookie/im);
    expect(heard).not.toMatch(/^location: .*evil/im);
  });
});

describe('bodies that mean more than they say', () => {
  let room: Awaited<ReturnType<typeof apiUnderTest>>;
  beforeAll(async () => void (room = await apiUnderTest()));
  afterAll(() => room.close());

  it.each<object>([
    { username: { $gt: '' }, password: { $gt: '' } },
    { username: ['root'], password: ['x'] },
    { username: 'root', password: { $ne: null } },
    { username: { toString: 'x' }, password: 'x' },
  ])('sign nobody in by operators: %j', async (body) => {
    expect((await room.stranger.post('/api/session', body)).status).toBe(400);
  });

  it('pollute no prototype, and set no field that nobody offers', async () => {
    const root = await room.signedIn('root', 'admin');
    const lan = await room.signedIn('lan');
    const body =
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"name":"Lan","id":"x","passwordHash":"x","secondFactor":null,"version":99}';
    await root.send('PATCH', `/api/staff/${lan.id}`, body, { 'Content-Type': 'application/json' });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(await room.store.staff.byId(lan.id)).toMatchObject({ id: lan.id, passwordHash: '', version: 2 });
  });

  it.each([
    'status[$ne]=open',
    'status=open&status=closed',
    'q[$regex]=.*',
    'limit=1e9',
    'limit=-1',
    'limit[]=1',
    'cursor=eyJ9',
  ])('ask the queue for nothing that it does not offer: %s', async (query) => {
    const answer = await (await room.signedIn(`q${query.length}`)).get(`/api/cases?${query}`);
    expect(answer.status).toBeLessThan(500);
    expect((answer.body.items ?? []) as unknown[]).toHaveLength(0);
  });

  it('are refused when they are deep, large or cut', async () => {
    const lan = await room.signedIn('deep');
    const type = { 'Content-Type': 'application/json' };
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const body of [deep, `"${'x'.repeat(2_000_000)}"`, '{"name":', '\u0000', '{"name":1e999}'])
      expect((await lan.send('POST', '/api/views', body, type)).status).toBeGreaterThanOrEqual(400);
    expect(room.logged).toEqual([]);
  });
});

/** A PNG whose header says that it is so wide and so high. */
function claimingToBe(side: number, png: Buffer): Buffer {
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(side, 16);
  bomb.writeUInt32BE(side, 20);
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  return bomb;
}

describe('pictures that are bombs', () => {
  it('are told by their header, before anything is unpacked', async () => {
    const bomb = claimingToBe(
      60_000,
      await sharp({ create: { width: 100, height: 100, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
    );
    await expect(preparePicture(bomb)).rejects.toMatchObject({ code: 'too_large' });
  });

  it.each([
    [
      'an SVG that reads files',
      '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><image href="file:///etc/passwd"/></svg>',
    ],
    ['an SVG that calls out', '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:1/x"/></svg>'],
    ['a page', '<html><script>alert(1)</script></html>'],
    ['an archive', `PK\u0003\u0004${'\u0000'.repeat(100)}`],
    ['a PDF', '%PDF-1.7\n1 0 obj'],
    ['ImageMagick’s own language', 'push graphic-context\nviewbox 0 0 640 480\nfill "url(https://x/)"'],
  ])('are no pictures: %s', async (_, content) => {
    await expect(preparePicture(Buffer.from(content))).rejects.toBeInstanceOf(PictureError);
  });
});

describe('where this program calls out', () => {
  /** Each is an address of the operator's, of a platform, or of a known push service. None is a link that a person wrote. */
  const CALLERS = [
    'server/cases/paging/push.ts',
    'server/cases/paging/webhook.ts',
    'server/channels/http-call.ts',
    'server/channels/messenger/graph.ts',
    // Only what a platform's own hosts keep: see the tests of the latter.
    'server/media/collector.ts',
    'server/media/download.ts',
    'server/zalo-api-wrapper/http.ts',
  ];

  it('is known: no link of a person is ever followed', () => {
    const files = readdirSync('server', { recursive: true, encoding: 'utf8' })
      .map((name) => path.join('server', name))
      .filter((file) => /\.ts$/.test(file) && !/console\/|\/page\//.test(file));
    const calling = files.filter((file) =>
      /(?<![\w.])fetch\(|= fetch\b|https?\.(?:get|request)\(|(?<!function )httpCall\(|import https from 'node:https'|net\.connect\(|from 'undici'/.test(
        readFileSync(file, 'utf8'),
      ),
    );
    expect(calling.sort()).toEqual(CALLERS);
  });

  it('compares secrets and signatures in constant time only', () => {
    const files = readdirSync('server', { recursive: true, encoding: 'utf8' })
      .map((name) => path.join('server', name))
      // The chain of the log is compared with itself, for nobody from outside.
      .filter((file) => /\.ts$/.test(file) && !/console\/|\/page\/|commands\/|audit-chain/.test(file));
    const early = /(?:signature|digest|secret|mac|hmac|token)\s*(?:===|!==)(?!\s*(?:undefined|null|'|"))/i;
    const found = files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => early.test(line) && !/^\s*(?:\*|\/\/)/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});
