import { setupToken } from '../../../server/staff/setup';
import { PASSWORD, apiUnderTest, ask } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['signedIn']>>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('who is there and on duty', () => {
  let room: Room;
  let lan: Signed;
  let boss: Signed;
  beforeEach(async () => {
    room = await apiUnderTest();
    [lan, boss] = [await room.signedIn('lan'), await room.signedIn('ha', 'supervisor')];
  });
  afterEach(() => room.close());

  const board = async () =>
    Object.fromEntries(
      ((await boss.get('/api/duty')).body.items as { id: string }[]).map(({ id, ...rest }) => [id, rest]),
    ) as Record<string, { online: boolean; onDuty: boolean; state: string; cases: number; shift?: { id: string } }>;
  const iso = (offset: number) => new Date(room.clock.now + offset).toISOString();

  it('counts whoever is at the console while nobody uses the roster', async () => {
    expect((await board())[lan.id]).toMatchObject({ online: false, onDuty: false });
    await lan.get('/api/cases');
    expect((await board())[lan.id]).toMatchObject({ online: true, onDuty: true, state: 'available', capacity: 4 });
    room.clock.now += MINUTE;
    expect((await board())[lan.id]).toMatchObject({ online: false, onDuty: false });
  });

  it('shows for a week that an account is new: nobody comes to the cases unseen', async () => {
    const member = (await room.store.staff.byId(lan.id))!;
    await room.store.staff.replace({
      ...member,
      createdAt: room.clock.now - 7 * 24 * HOUR + 1,
      version: member.version + 1,
    });
    expect((await board())[lan.id]).toMatchObject({ newSince: iso(1 - 7 * 24 * HOUR) });
    room.clock.now += 1;
    expect((await board())[lan.id]).not.toHaveProperty('newSince');
  });

  it('counts only those on shift once somebody is', async () => {
    await lan.get('/api/cases');
    expect(await boss.post('/api/shift')).toMatchObject({ status: 200, body: { to: iso(8 * HOUR) } });
    const now = await board();
    expect([now[lan.id]?.onDuty, now[boss.id]?.onDuty]).toEqual([false, true]);
    expect((await lan.post('/api/shift', { until: iso(30 * MINUTE) })).status).toBe(200);
    expect((await board())[lan.id]).toMatchObject({ onDuty: true, shift: { to: iso(30 * MINUTE) } });
    room.clock.now += 30 * MINUTE;
    await lan.get('/api/cases');
    expect((await board())[lan.id]).toMatchObject({ online: true, onDuty: false });
  });

  it('prolongs a shift that runs, and ends it when asked', async () => {
    const first = await lan.post('/api/shift', { until: iso(HOUR) });
    const longer = await lan.post('/api/shift', { until: iso(2 * HOUR) });
    expect(longer.body).toMatchObject({ id: first.body.id, from: first.body.from, to: iso(2 * HOUR) });
    expect((await lan.post('/api/shift/end')).status).toBe(204);
    expect((await board())[lan.id]).toMatchObject({ state: 'off', onDuty: false });
    expect((await lan.post('/api/shift/end')).status).toBe(409);
  });

  it('takes nobody on a break or gone home for being on duty', async () => {
    for (const state of ['break', 'off', 'available']) {
      expect((await lan.post('/api/presence', { state })).status).toBe(204);
      expect((await board())[lan.id]).toMatchObject({ state, onDuty: state === 'available' });
    }
    expect((await lan.post('/api/presence', { state: 'asleep' })).status).toBe(400);
  });

  it('takes whoever signs out of their last session for gone, and whoever signs in for there', async () => {
    const minh = await room.withPassword('minh');
    expect((await board())[minh.id]).toMatchObject({ state: 'available', online: true });
    await minh.send('DELETE', '/api/session');
    expect((await board())[minh.id]).toMatchObject({ state: 'off' });
  });

  it('lets supervisors plan shifts, and nobody else', async () => {
    const plan = { staffId: lan.id, from: iso(HOUR), to: iso(9 * HOUR) };
    expect((await lan.post('/api/shifts', plan)).status).toBe(403);
    const planned = await boss.post('/api/shifts', plan);
    expect(planned).toMatchObject({ status: 201, body: plan });
    expect((await lan.get('/api/shifts')).body.items).toMatchObject([plan]);
    const past = `from=${iso(-9 * HOUR)}&to=${iso(HOUR)}`;
    expect((await lan.get(`/api/shifts?${past}`)).body.items).toEqual([]);
    for (const wrong of [
      { ...plan, to: plan.from },
      { ...plan, from: iso(-9 * HOUR), to: iso(-HOUR) },
      { ...plan, to: iso(18 * HOUR) },
      { ...plan, staffId: 'ai đó' },
      { ...plan, staffId: (await room.signedIn('root', 'admin')).id },
    ])
      expect((await boss.post('/api/shifts', wrong)).status).toBe(400);
    await boss.send('DELETE', `/api/shifts/${String(planned.body.id)}`);
    expect((await lan.get('/api/shifts')).body.items).toEqual([]);
  });

  it('shows how much everybody has in hand', async () => {
    await ask(room, { priority: 2 });
    await lan.act('case-1', 'claim');
    expect((await board())[lan.id]).toMatchObject({ cases: 1 });
  });
});

describe('browsers that are called', () => {
  let room: Room;
  beforeEach(async () => void (room = await apiUnderTest()));
  afterEach(() => room.close());

  const keys = { p256dh: 'B'.padEnd(87, 'x'), auth: 'a'.repeat(22) };

  it('are kept for whoever subscribed them, until that person wants no more', async () => {
    const [lan, minh] = [await room.signedIn('lan'), await room.signedIn('minh')];
    const endpoint = 'https://updates.push.services.mozilla.com/wpush/v2/abc';
    expect((await lan.get('/api/push')).body).toEqual({ publicKey: 'key' });
    expect((await lan.post('/api/push', { endpoint, keys, expirationTime: null })).status).toBe(204);
    const kept = () => room.store.pages.subscriptionsOf([lan.id]);
    expect(await kept()).toMatchObject([{ endpoint, keys }]);
    await minh.post('/api/push/end', { endpoint });
    expect(await kept()).toHaveLength(1);
    await lan.post('/api/push/end', { endpoint });
    expect(await kept()).toEqual([]);
  });

  it.each([
    'http://push.example.com/a',
    'https://127.0.0.1/a',
    'https://[::1]/a',
    'https://localhost/a',
    'https://db.internal/a',
    'file:///etc/passwd',
    'a',
  ])('do not make us call into our own network: %s', async (endpoint) => {
    const lan = await room.signedIn('lan');
    expect((await lan.post('/api/push', { endpoint, keys })).status).toBe(400);
  });
});

describe('what each role may do', () => {
  let room: Room;
  beforeEach(async () => void (room = await apiUnderTest()));
  afterEach(() => room.close());

  it.each([
    ['counsellor', 200, 403],
    ['supervisor', 200, 403],
    ['editor', 403, 403],
    ['auditor', 403, 403],
    ['admin', 403, 201],
  ] as const)('%s: cases %s, accounts %s', async (role, cases, accounts) => {
    await room.signedIn('someone', 'counsellor');
    const member = await room.signedIn('who', role);
    await ask(room);
    for (const path of ['/api/cases', '/api/cases/case-1', '/api/duty'])
      expect([path, (await member.get(path)).status]).toEqual([path, cases]);
    const add = { username: 'moi', name: 'Mới', role: 'counsellor', password: 'mat khau dai' };
    expect((await member.post('/api/staff', add)).status).toBe(accounts);
    if (cases === 403) expect((await member.act('case-1', 'claim')).status).toBe(403);
  });

  describe('the first administrator', () => {
    let root: Room['stranger'];
    const hired = { username: 'lan', name: 'Chị Lan', role: 'counsellor', password: PASSWORD };
    beforeEach(async () => {
      const token = await setupToken(room.store);
      root = room.stranger;
      await root.post('/api/setup', { token, username: 'root', password: PASSWORD });
      await ask(room);
    });

    it('sees emergencies until somebody has come who handles cases, and counts as being there', async () => {
      expect((await root.act('case-1', 'claim')).status).toBe(200);
      expect((await root.get('/api/duty')).body.items).toMatchObject([{ name: 'root', onDuty: true }]);
      await root.post('/api/staff', { ...hired, username: 'bien', role: 'editor' });
      expect((await root.get('/api/cases')).status).toBe(200);
      expect((await root.get('/api/session')).body.may).toContain('cases');
      await root.post('/api/staff', hired);
      expect((await root.get('/api/session')).body.may).toEqual(['accounts']);
      expect((await root.get('/api/cases/case-1')).status).toBe(403);
      expect((await root.act('case-1', 'messages', { text: 'a' })).status).toBe(403);
    });

    it('does not see them again by disabling those who do, or by giving them another role', async () => {
      const { id } = (await root.post('/api/staff', hired)).body as { id: string };
      const patch = (change: object) =>
        root.send('PATCH', `/api/staff/${id}`, JSON.stringify(change), { 'Content-Type': 'application/json' });
      for (const change of [{ disabled: true }, { role: 'editor' }, { disabled: false }]) {
        expect((await patch(change)).status).toBe(200);
        expect((await root.get('/api/cases')).status).toBe(403);
      }
    });

    it('loses them also to somebody who is given such a role later', async () => {
      const { id } = (await root.post('/api/staff', { ...hired, role: 'editor' })).body as { id: string };
      await root.send('PATCH', `/api/staff/${id}`, JSON.stringify({ role: 'supervisor' }), {
        'Content-Type': 'application/json',
      });
      expect((await root.get('/api/cases')).status).toBe(403);
    });

    it('is the only administrator who does', async () => {
      expect((await (await room.signedIn('second', 'admin')).get('/api/cases')).status).toBe(403);
    });
  });
});
