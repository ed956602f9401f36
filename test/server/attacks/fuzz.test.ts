import fc from 'fast-check';
import { RawClient, type WebServer, startWeb } from '../channels/web-server';
import { apiUnderTest, ask } from '../staff/api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['signedIn']>>;

/** Values as an attacker gives them where something else is awaited. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '..',
    '../../etc/passwd',
    '%00',
    '__proto__',
    'constructor',
    '$where',
    "' OR 1=1 --",
    '*',
    'me',
    '-1',
  ),
  fc.constantFrom('case-1', 'k', '9'.repeat(400), '\ud800', 'a\u0000b', '2026-99-99', '1e999', 'NaN', 'office:'),
);
const anyJson = fc.jsonValue({ maxDepth: 4 });
const shaped = (names: readonly string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, fc.oneof(nasty, anyJson)])), { requiredKeys: [] });

interface Schema {
  properties?: Record<string, unknown>;
}
interface Call {
  parameters: { name: string; in: string }[];
  /** A picture has no schema of its own. */
  requestBody?: { content: { 'application/json'?: { schema: Schema } } };
}

describe('every route of the staff API, called with anything', () => {
  let room: Room;
  let callers: Signed[];
  let routes: { method: string; path: string; call: Call }[];
  beforeAll(async () => {
    room = await apiUnderTest();
    callers = [];
    for (const role of ['supervisor', 'admin', 'editor', 'auditor'] as const)
      callers.push(await room.signedIn(role, role));
    await ask(room);
    const { paths } = (await room.stranger.get('/api/openapi.json')).body as {
      paths: Record<string, Record<string, Call>>;
    };
    routes = Object.entries(paths).flatMap(([path, calls]) =>
      Object.entries(calls).map(([method, call]) => ({ method, path, call })),
    );
  });
  afterAll(() => room.close());

  it('answers each with a status of its own and writes nothing of it into a log', async () => {
    expect(routes.length).toBeGreaterThan(80);
    for (const { method, path, call } of routes) {
      const names = Object.keys(call.requestBody?.content['application/json']?.schema.properties ?? {});
      const query = call.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      const sent = fc.record({
        caller: fc.nat(callers.length - 1),
        place: fc.array(nasty, { minLength: 4, maxLength: 4 }),
        query: shaped(query),
        body: fc.oneof({ weight: 3, arbitrary: shaped(names) }, anyJson),
        key: fc.oneof(fc.constant('k1'), nasty),
      });
      await fc.assert(
        fc.asyncProperty(sent, async ({ caller, place, query: asked, body, key }) => {
          let n = 0;
          const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent((place[n++] ?? 'x').toWellFormed()));
          const search = new URLSearchParams(
            Object.entries(asked).map(([name, value]): [string, string] => [
              name,
              typeof value === 'string' ? value : JSON.stringify(value),
            ]),
          );
          const headers: Record<string, string> = {
            'Content-Type': 'application/json',
            ...(/^[\x21-\x7e]+$/.test(key) && { 'Idempotency-Key': key, 'If-Match': key }),
          };
          const abort = new AbortController();
          const text = method === 'get' ? undefined : JSON.stringify(body);
          const address = `${filled}?${search.toString()}`;
          const who = callers[caller]!;
          const { status } = await who.raw(method.toUpperCase(), address, text, headers, abort.signal, 'manual');
          abort.abort();
          expect({ call: `${method} ${address}`, status }).toEqual({
            call: `${method} ${address}`,
            status: Math.min(status, 499),
          });
        }),
        { numRuns: 12 },
      );
      // Some of them end sessions: whoever was signed out comes back.
      for (const [n, role] of (['supervisor', 'admin', 'editor', 'auditor'] as const).entries())
        if ((await callers[n]!.get('/api/session')).status === 401)
          callers[n] = await room.signedIn(`${role}${path}`, role);
    }
    expect(room.logged).toEqual([]);
  }, 300_000);
});

describe('Direct Line, called with anything', () => {
  let server: WebServer;
  beforeAll(async () => void (server = await startWeb()));
  afterAll(() => server.close());

  it('never breaks, and goes on for whoever writes a word', async () => {
    const client = await RawClient.start(server.base);
    const url = `${server.base}/v3/directline/conversations`;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(anyJson, shaped(['type', 'text', 'from', 'value', 'attachments', 'name'])),
        nasty,
        async (body, id) => {
          const place = `${url}/${encodeURIComponent(id.toWellFormed())}/activities?watermark=${encodeURIComponent(id.toWellFormed())}`;
          const headers = {
            'content-type': 'application/json',
            authorization: `Bearer ${encodeURIComponent(id.toWellFormed())}`,
          };
          const forged = await fetch(place, { method: 'POST', headers, body: JSON.stringify(body) });
          expect(forged.status).toBeGreaterThanOrEqual(400);
          expect(forged.status).toBeLessThan(500);
        },
      ),
      { numRuns: 60 },
    );
    expect((await client.say('phí đi Nhật bao nhiêu')).status).toBe(200);
    expect(server.logged()).toBe('');
  }, 120_000);
});
