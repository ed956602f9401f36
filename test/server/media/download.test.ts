import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type MediaSource, download } from '../../../server/media/download';
import { isPrivateAddress } from '../../../server/media/private-address';

const MOST = 1_000;
let server: Server;
let origin = '';
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const [, what = '', more = ''] = path.split('/');
    if (what === 'to') response.writeHead(302, { location: decodeURIComponent(more) }).end();
    else if (what === 'circle') response.writeHead(302, { location: '/circle' }).end();
    else if (what === 'status') response.writeHead(Number(more)).end('x');
    else if (what === 'endless') {
      const drip = setInterval(() => response.write(Buffer.alloc(300)), 1);
      response.on('close', () => clearInterval(drip));
    } else if (what === 'long') response.writeHead(200, { 'content-length': 5_000 }).write('x');
    else if (what === 'cut') {
      response.writeHead(200, { 'content-length': 10 }).write('x');
      setImmediate(() => response.destroy());
    } else if (what !== 'hang') response.end('bytes');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void (asked = []));

const HOSTS: MediaSource = { hosts: ['fbcdn.net', 'cdn.fbsbx.com'] };
const fromStandIn = (path: string, timeoutMs = 5_000) =>
  download(`${origin}${path}`, { ...HOSTS, standIn: origin }, { mostBytes: MOST, timeoutMs });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'fetched',
    (error: unknown) => (error as { code?: string }).code,
  );

describe('fetching what somebody has sent', () => {
  it('gives the bytes', async () => expect((await fromStandIn('/x')).toString()).toBe('bytes'));

  it.each([
    ['another host', 'https://example.com/a.jpg'],
    ['a host that only begins like one', 'https://fbcdn.net.example.com/a.jpg'],
    ['a host that only ends like one', 'https://evilfbcdn.net/a.jpg'],
    ['no https', 'http://scontent.fbcdn.net/a.jpg'],
    ['another port', 'https://scontent.fbcdn.net:8443/a.jpg'],
    ['a name before the host', 'https://fbcdn.net@example.com/'],
    ['a name and a word', 'https://a:b@scontent.fbcdn.net/'],
    ['an address of this machine', 'http://127.0.0.1/a.jpg'],
    ['a file of this machine', 'file:///etc/passwd'],
    ['no address', 'a.jpg'],
    ['nothing', ''],
  ])('asks nobody when the address is of %s', async (_, url) => {
    expect(await codeOf(download(url, HOSTS, { mostBytes: MOST, timeoutMs: 1_000 }))).toBe('HOST');
  });

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.1.1', '::1', 'fd00::1', '::ffff:10.0.0.1'])(
    'does not connect when the name of a host of the platform leads to %s',
    async (address) => {
      const family = address.includes(':') ? 6 : 4;
      const lookup = (_: string, options: { all?: boolean }, callback: (...found: unknown[]) => void) =>
        callback(null, options.all ? [{ address, family }] : address, family);
      const url = 'https://scontent.fbcdn.net/a.jpg';
      expect(await codeOf(download(url, HOSTS, { mostBytes: MOST, timeoutMs: 2_000, lookup: lookup as never }))).toBe(
        'HOST',
      );
    },
  );

  it('does not go where the platform is made to point, unless that is the platform again', async () => {
    for (const elsewhere of ['http://169.254.169.254/latest/', 'https://example.com/', 'http://localhost:1/', '//x.y/'])
      expect(await codeOf(fromStandIn(`/to/${encodeURIComponent(elsewhere)}`))).toBe('HOST');
    expect((await fromStandIn(`/to/${encodeURIComponent('/x')}`)).toString()).toBe('bytes');
  });

  it('does not go round in circles', async () => {
    expect(await codeOf(fromStandIn('/circle'))).toBe('GONE');
    expect(asked.length).toBeLessThan(6);
  });

  it.each([
    ['says so before', '/long'],
    ['never ends', '/endless'],
  ])('stops when it is too large and %s', async (_, path) => expect(await codeOf(fromStandIn(path))).toBe('TOO_LARGE'));

  it.each([
    ['/status/404', 'GONE'],
    ['/status/403', 'GONE'],
    ['/status/500', 'UNREACHABLE'],
    ['/status/429', 'UNREACHABLE'],
    ['/cut', 'UNREACHABLE'],
  ])('takes %s for %s', async (path, code) => expect(await codeOf(fromStandIn(path))).toBe(code));

  it('gives up on a platform that does not answer', async () =>
    expect(await codeOf(fromStandIn('/hang', 100))).toBe('UNREACHABLE'));
});

describe('an address of the open internet', () => {
  it.each(['8.8.8.8', '157.240.1.1', '2a03:2880:f10c::1', '::ffff:8.8.8.8'])('is %s', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
  it.each([
    '0.0.0.0',
    '100.64.0.1',
    '172.31.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    'fe80::1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'x',
  ])('is not %s', (address) => expect(isPrivateAddress(address)).toBe(true));
});
