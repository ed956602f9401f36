import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../../server/http/app';
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
    ['nonsense', 'x', 404],
  ])('are asked for from %s', async (_, forwarded, status) => {
    expect(await statusFor(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded })).toBe(status);
  });

  it('are shown to nobody behind a proxy that names them by RFC 7239 only', async () => {
    for (const name of ['forwarded', 'via', 'x-real-ip', 'cf-connecting-ip'])
      expect(await statusFor({ [name]: 'for=203.0.113.9' })).toBe(404);
  });

  async function statusFor(headers: Record<string, string>): Promise<number> {
    const { store } = await openPorts();
    const parts = { store, metrics: createMetrics(), logger: pino({ enabled: false }), routers: [], dist: __dirname };
    const server = createServer(createApp({ ...parts, publicUrl: 'http://127.0.0.1' }));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/metrics`, { headers });
    server.close();
    server.closeAllConnections();
    await store.close();
    return response.status;
  }
});
