import { type Server, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { type AppParts, createApp } from '../../../server/http/app';
import { createMetrics } from '../../../server/http/metrics';
import { openPorts } from '../channels/ports';

describe('the figures', () => {
  it.each([
    ['the machine itself', undefined, 200],
    ['a private network', '192.168.1.7', 200],
    ['a private network in IPv6', 'fd00::7', 200],
    ['the open web', '203.0.113.9', 404],
    ['the open web in IPv6', '2001:db8::9', 404],
    ['somebody who claims to be near', '127.0.0.1, 203.0.113.9', 404],
    ['somebody behind another proxy in the own network', '203.0.113.9, 10.0.0.5', 404],
    ['somebody near behind another proxy in the own network', '10.0.0.9, 10.0.0.5', 200],
    ['nonsense', 'x', 404],
  ])('are asked for from %s', async (_, forwarded, status) => {
    expect(await statusFor(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded })).toBe(status);
  });

  it('are shown to nobody behind a proxy that names them by RFC 7239 only', async () => {
    for (const name of ['forwarded', 'via', 'x-real-ip', 'cf-connecting-ip', 'x-envoy-external-address', 'x-anything'])
      expect(await statusFor({ [name]: 'for=203.0.113.9' })).toBe(404);
  });

  it('are shown to nobody behind a proxy in the own network whose word is not taken', async () => {
    expect(await statusFor({ 'x-forwarded-for': '203.0.113.9' }, { trustProxy: '192.0.2.1' })).toBe(404);
  });

  it('are shown to nobody who asks by the name that everybody uses', async () => {
    const parts = { publicUrl: 'https://haidang.example.vn' };
    expect(await statusFor({ host: 'haidang.example.vn' }, parts)).toBe(404);
    expect(await statusFor({ host: 'haidang.example.vn:443' }, parts)).toBe(404);
    expect(await statusFor({ host: 'app1:3978' }, parts)).toBe(200);
  });

  it('are shown by a token alone where there is one', async () => {
    const parts = { metricsToken: 'mot-tu-dai-kho-doan' };
    expect(await statusFor({}, parts)).toBe(404);
    expect(await statusFor({ authorization: 'Bearer mot-tu-dai-kho-doan-x' }, parts)).toBe(404);
    const far = { 'x-forwarded-for': '203.0.113.9', via: '1.1 proxy', authorization: 'Bearer mot-tu-dai-kho-doan' };
    expect(await statusFor(far, parts)).toBe(200);
  });

  async function statusFor(headers: Record<string, string>, parts: Partial<AppParts> = {}): Promise<number> {
    return (await asked('/metrics', headers, parts)).status;
  }
});

describe('readiness', () => {
  const parts = { findings: () => ['Messenger: the token ends soon'] };

  it('says what is wrong to whoever runs the server, and to others only whether it is ready', async () => {
    expect(await asked('/readyz', {}, parts)).toEqual({ status: 200, text: 'ready\nMessenger: the token ends soon' });
    for (const [name, value] of [
      ['x-forwarded-for', '203.0.113.9'],
      ['via', '1.1 proxy'],
    ] as const)
      expect(await asked('/readyz', { [name]: value }, parts)).toEqual({ status: 200, text: 'ready' });
  });

  it('writes once for many who ask at once', async () => {
    const { store } = await openPorts();
    const pings: (() => void)[] = [];
    const ping = () => new Promise<void>((resolve) => pings.push(resolve));
    await withApp({ store: { ...store, ping } }, async (url, server) => {
      let asking = 0;
      const allAsk = new Promise<void>((resolve) => {
        server.on('request', () => {
          if ((asking += 1) === 3) setImmediate(resolve);
        });
      });
      const answers = Promise.all(Array.from({ length: 3 }, () => ask(`${url}/readyz`, {})));
      await allAsk;
      for (const done of pings) done();
      expect(await answers).toEqual(Array.from({ length: 3 }, () => ({ status: 200, text: 'ready' })));
    });
    expect(pings).toHaveLength(1);
    await store.close();
  });
});

async function asked(place: string, headers: Record<string, string>, parts: Partial<AppParts> = {}) {
  const { store } = await openPorts();
  const answer = await withApp({ store, ...parts }, (url) => ask(`${url}${place}`, headers));
  await store.close();
  return answer;
}

async function withApp<T>(
  parts: Partial<AppParts> & Pick<AppParts, 'store'>,
  work: (url: string, server: Server) => Promise<T>,
): Promise<T> {
  const fixed = { metrics: createMetrics(), logger: pino({ enabled: false }), routers: [], dist: __dirname };
  const server = createServer(createApp({ ...fixed, publicUrl: 'http://127.0.0.1', ...parts }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** As `fetch`, which would not take another name of host. */
function ask(url: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    }).on('error', reject);
  });
}
