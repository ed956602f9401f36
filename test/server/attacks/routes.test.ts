import type { Role } from '../../../server/store/contract/staff';
import { type Caller, apiUnderTest, ask } from '../staff/api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['signedIn']>>;

const ROLES: readonly Role[] = ['counsellor', 'supervisor', 'editor', 'auditor', 'admin'];
const DESK: readonly Role[] = ['counsellor', 'supervisor'];

/** Who may call what. A new route belongs here before it can go out: without a rule the first test fails. */
const RULES: readonly (readonly [call: RegExp, may: 'anyone' | readonly Role[]])[] = [
  [/^(?:post|delete) \/api\/session$/, 'anyone'],
  [/^post \/api\/setup$/, 'anyone'],
  [/^get \/api\/openapi\.json$/, 'anyone'],
  [/^post \/api\/password\/link$/, 'anyone'],
  [/^get \/api\/session$|^post \/api\/session\/confirm$/, ROLES],
  [/^(?:get|delete) \/api\/sessions/, ROLES],
  [/^post \/api\/(?:password|second-factor.*)$/, ROLES],
  [/^get \/api\/staff$/, ROLES],
  [/^(?:post|patch|delete) \/api\/staff/, ['admin']],
  [/^get \/api\/audit/, ['auditor']],
  [
    /^post \/api\/shifts$|^delete \/api\/shifts\/|^get \/api\/reports(?:\/monthly)?$|^get \/api\/links$/,
    ['supervisor'],
  ],
  [/^post \/api\/surge$|^get \/api\/(?:mutes|own-data)$/, ['supervisor']],
  [/^post \/api\/cases\/\{id\}\/own-data\/confirm$/, ['supervisor']],
  // Zalo sends the administrator's browser back here; it is known by the state that we gave, once.
  [/^get \/api\/channels\/\{name\}\/consent$/, 'anyone'],
  [/^get \/api\/channels$|^post \/api\/channels\//, ['admin']],
  [/^get \/api\/surge$|^get \/api\/canned$|^(?:get|post) \/api\/care$/, DESK],
  [/^\w+ \/api\/(?:courses|classes|kit|campaigns.*)$/, ['editor']],
  [/^(?:get|post|patch) \/api\/content\//, ['editor']],
  [/^(?:get|post) \/api\/cases(?!.*\/confirm$)/, DESK],
  [/^(?:get|post) \/api\/attention/, DESK],
  [/^get \/api\/shifts$/, DESK],
  [/^(?:get|post|delete) \/api\/(?:stream|duty|presence|shift|shift\/end|views.*|agencies|push.*)$/, DESK],
];
const rulesOf = (call: string) => RULES.filter(([pattern]) => pattern.test(call));

interface Route {
  method: string;
  path: string;
}

async function routesOf(room: Room): Promise<Route[]> {
  const { paths } = (await room.stranger.get('/api/openapi.json')).body as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([path, calls]) => Object.keys(calls).map((method) => ({ method, path })));
}

/** The status of a call that nothing stands behind: only who may call it is looked at. */
async function statusOf(caller: Caller, { method, path }: Route): Promise<number> {
  const place = path.replace(/\{\w+\}/g, 'x');
  const [body, headers] = method === 'get' ? [undefined, {}] : ['{}', { 'Content-Type': 'application/json' }];
  const abort = new AbortController();
  const { status } = await caller.raw(method.toUpperCase(), place, body, headers, abort.signal);
  abort.abort();
  return status;
}

describe('every route of the staff API', () => {
  let room: Room;
  let routes: Route[];
  beforeAll(async () => {
    room = await apiUnderTest();
    // While nobody else handles cases the first administrator stands in: see permissions.ts.
    await room.signedIn('somebody');
    routes = await routesOf(room);
  });
  afterAll(() => room.close());

  it('has one rule, and every rule a route', () => {
    const calls = routes.map(({ method, path }) => `${method} ${path}`);
    expect(calls.filter((call) => rulesOf(call).length !== 1)).toEqual([]);
    expect(RULES.filter(([pattern]) => !calls.some((call) => pattern.test(call)))).toEqual([]);
  });

  it.each(['stranger', ...ROLES] as const)('lets a %s in or keeps them out by its rule', async (role) => {
    const wrong: string[] = [];
    for (const route of routes) {
      const call = `${route.method} ${route.path}`;
      const may = rulesOf(call)[0]![1];
      const caller = role === 'stranger' ? room.stranger : await room.signedIn(`${role}-${wrong.length}`, role);
      const status = await statusOf(caller, route);
      const expected = may === 'anyone' || (role !== 'stranger' && may.includes(role)) ? 'in' : 'out';
      // Without a session 401; with one that may not, 403. Whoever is in meets the call's own answer.
      const refusals = role === 'stranger' ? [401] : [403];
      const got = refusals.includes(status) && !isOwnAnswer(call) ? 'out' : 'in';
      if (got !== expected) wrong.push(`${call}: ${status}, expected ${expected}`);
    }
    expect(wrong).toEqual([]);
  });

  it('writes down who tried what their role may not, once a minute', async () => {
    const eve = await room.signedIn('eve', 'editor');
    for (let n = 0; n < 3; n += 1) await eve.get('/api/cases');
    await eve.get('/api/cases/x');
    const entries = await room.audit.latest({ staffId: eve.id, kind: 'access', limit: 9 });
    expect(entries).toMatchObject([
      { action: 'access.refused', target: `staff:${eve.id}`, detail: 'get /cases/:id' },
      { action: 'access.refused', target: `staff:${eve.id}`, detail: 'get /cases' },
    ]);
  });

  it('notices who looks at very many cases, and writes it down once', async () => {
    const spy = await room.signedIn('spy');
    for (let n = 0; n < 45; n += 1) {
      await ask(room, { caseId: `many-${n}`, caseCode: `HD-N${n}` }, { id: `many-${n}`, user: `many-${n}` });
      await spy.get(`/api/cases/many-${n}`);
      await spy.get(`/api/cases/many-${n}`);
    }
    const entries = await room.audit.latest({ staffId: spy.id, kind: 'many', limit: 99 });
    expect(entries).toMatchObject([{ action: 'many.cases', target: `staff:${spy.id}` }]);
  });

  it('notices who guesses a masked number by searching, though nothing is written of what was looked for', async () => {
    const spy = await room.signedIn('spy-search');
    for (let n = 0; n < 60; n += 1) await spy.post('/api/cases/search', { q: `${100 + n}678` });
    const entries = await room.audit.latest({ staffId: spy.id, limit: 99 });
    expect(entries.map(({ action }) => action).sort()).toEqual(['many.searches', 'queue.read']);
    expect(JSON.stringify(entries)).not.toMatch(/1\d\d678/);
  });

  it('shows no case unseen to whoever repeats an old call of their own', async () => {
    const [lan, minh] = [await room.signedIn('lan-again'), await room.signedIn('minh-again')];
    await ask(room, { caseId: 'again', caseCode: 'HD-AGAIN1' }, { id: 'again', user: 'again' });
    const claim = () => lan.post('/api/cases/again/claim', {}, { 'Idempotency-Key': 'k' });
    expect((await claim()).status).toBe(200);
    await lan.post('/api/cases/again/transfer', { to: minh.id });
    room.clock.now += 300_000;
    expect((await claim()).status).toBe(200);
    const [last] = await room.audit.latest({ staffId: lan.id, limit: 1 });
    expect(last).toMatchObject({ action: 'case.read', target: 'again', at: room.clock.now });
  });

  it('does nothing for a call from another site, whoever is signed in', async () => {
    const lan = await room.signedIn('lan-cross');
    for (const { method, path } of routes.filter(({ method }) => method !== 'get')) {
      const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'cross-site' };
      const { status } = await lan.raw(method.toUpperCase(), path.replace(/\{\w+\}/g, 'x'), '{}', headers);
      expect({ method, path, status }).toMatchObject({ status: 403 });
    }
  });

  it('takes a form, which any site can send, for nothing', async () => {
    const lan = await room.signedIn('lan-form');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const { status } = await lan.raw('POST', '/api/presence', '{"state":"off"}', { 'Content-Type': type });
      expect(status).toBe(415);
    }
  });
});

/** Calls that answer 401 or 403 themselves, since a secret is asked for. */
const isOwnAnswer = (call: string) => /^post \/api\/(?:session|setup|password\/link)$/.test(call);

describe("somebody else's record", () => {
  let room: Room;
  let lan: Signed;
  let minh: Signed;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.signedIn('lan');
    minh = await room.signedIn('minh');
    await ask(room);
  });
  afterEach(() => room.close());

  it('is changed by nobody but its owner: a case', async () => {
    await lan.act('case-1', 'claim');
    const deeds: [string, object][] = [
      ['messages', { text: 'x' }],
      ['release', {}],
      ['close', { outcome: 'helped' }],
      ['follow', { until: new Date(room.clock.now + 1e6).toISOString() }],
      ['step', { step: 'plan' }],
      ['transfer', { to: minh.id }],
    ];
    for (const [deed, body] of deeds)
      expect({ deed, status: (await minh.act('case-1', deed, body)).status }).toMatchObject({ status: 403 });
    expect((await lan.get('/api/cases/case-1')).body).toMatchObject({ status: 'claimed', owner: { id: lan.id } });
  });

  it('is not there for anybody else: a session, a saved filter, a subscription', async () => {
    const { items } = (await lan.get('/api/sessions')).body as { items: { id: string }[] };
    expect((await minh.send('DELETE', `/api/sessions/${items[0]!.id}`)).status).toBe(404);
    const view = await lan.post('/api/views', { name: 'Của tôi', query: 'owner=me' });
    await minh.send('DELETE', `/api/views/${String(view.body.id)}`);
    expect((await lan.get('/api/views')).body.items).toHaveLength(1);
    const endpoint = 'https://fcm.googleapis.com/fcm/send/lan';
    const keys = { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) };
    expect((await lan.post('/api/push', { endpoint, keys })).status).toBe(204);
    await minh.post('/api/push/end', { endpoint });
    expect(await room.store.pages.subscriptionsOf([lan.id])).toHaveLength(1);
  });

  it.each([
    'http://push.example.com/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://localhost/x',
    'https://metadata.google.internal/computeMetadata',
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://printer.local./x',
    'https://127.0.0.1.nip.io/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evil.example/fcm.googleapis.com',
    'https://fcm.googleapis.com:22/x',
    'https://fcm.googleapis.com@127.0.0.1/x',
    'file:///etc/passwd',
  ])('is not reached through a push endpoint: %s', async (endpoint) => {
    const keys = { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) };
    expect((await lan.post('/api/push', { endpoint, keys })).status).toBe(400);
  });
});
