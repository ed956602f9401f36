import { PASSWORD, apiUnderTest } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['signedIn']>>;

describe('accounts', () => {
  let room: Room;
  let root: Signed;
  let lan: Signed;
  beforeEach(async () => {
    room = await apiUnderTest();
    [root, lan] = [await room.signedIn('root', 'admin'), await room.withPassword('lan')];
  });
  afterEach(() => room.close());

  const patch = (who: Signed, id: string, change: object) =>
    who.send('PATCH', `/api/staff/${id}`, JSON.stringify(change), { 'Content-Type': 'application/json' });
  const signIn = (password: string) => room.stranger.post('/api/session', { username: 'lan', password });

  it('are changed by administrators alone', async () => {
    const change = { name: 'Chị Lan', office: 'Đà Nẵng', capacity: 6 };
    expect((await patch(lan, lan.id, change)).status).toBe(403);
    expect(await patch(root, lan.id, change)).toMatchObject({
      status: 200,
      body: { name: 'Chị Lan', office: 'Đà Nẵng' },
    });
    expect((await room.store.staff.byId(lan.id))?.capacity).toBe(6);
    await patch(root, lan.id, { office: null, capacity: null });
    const now = await room.store.staff.byId(lan.id);
    expect([now?.office, now?.capacity, now?.name]).toEqual([undefined, undefined, 'Chị Lan']);
    expect((await lan.get('/api/session')).status).toBe(200);
    expect((await patch(root, 'ai đó', {})).status).toBe(404);
    expect((await patch(root, lan.id, { capacity: 0 })).status).toBe(400);
  });

  it('end at once when they are disabled, and may be used again when they are not', async () => {
    expect(await patch(root, lan.id, { disabled: true })).toMatchObject({ status: 200, body: { disabled: true } });
    expect((await lan.get('/api/session')).status).toBe(401);
    expect((await signIn(PASSWORD)).status).toBe(401);
    await patch(root, lan.id, { disabled: false });
    expect((await signIn(PASSWORD)).status).toBe(204);
  });

  it('lose their sessions when they get another role', async () => {
    await patch(root, lan.id, { role: 'auditor' });
    expect((await lan.get('/api/session')).status).toBe(401);
  });

  it('keep one administrator who can let others in', async () => {
    for (const change of [{ disabled: true }, { role: 'counsellor' }])
      expect(await patch(root, root.id, change)).toMatchObject({ status: 409 });
    const second = await room.signedIn('root2', 'admin');
    expect((await patch(root, root.id, { disabled: true })).status).toBe(409);
    expect((await patch(second, root.id, { disabled: true })).status).toBe(200);
    expect((await patch(second, second.id, { disabled: true })).status).toBe(409);
  });

  it('show their sessions, and end one or all others', async () => {
    await signIn(PASSWORD);
    const list = async () => (await lan.get('/api/sessions')).body.items as { id: string; current: boolean }[];
    const other = (await list()).find(({ current }) => !current)!;
    expect(await list()).toHaveLength(2);
    expect((await lan.send('DELETE', '/api/sessions/unknown')).status).toBe(404);
    expect((await root.send('DELETE', `/api/sessions/${other.id}`)).status).toBe(404);
    expect((await lan.send('DELETE', `/api/sessions/${other.id}`)).status).toBe(204);
    expect((await room.stranger.get('/api/session')).status).toBe(401);
    expect(await list()).toMatchObject([{ current: true }]);
    expect(await root.send('DELETE', `/api/staff/${lan.id}/sessions`)).toMatchObject({
      status: 200,
      body: { ended: 1 },
    });
    expect((await lan.get('/api/session')).status).toBe(401);
  });

  it('get a new password from their owner, who must know the old one, or from an administrator', async () => {
    await signIn(PASSWORD);
    const change = (current: string) => lan.post('/api/password', { current, password: 'mot cau moi that dai' });
    expect((await change('đoán bừa')).status).toBe(400);
    expect((await change(PASSWORD)).status).toBe(204);
    expect((await lan.get('/api/session')).status).toBe(200);
    expect((await room.stranger.get('/api/session')).status).toBe(401);
    expect((await signIn(PASSWORD)).status).toBe(401);
    expect((await signIn('mot cau moi that dai')).status).toBe(204);
    expect((await root.post(`/api/staff/${lan.id}/password`, { password: 'cau cua quan tri' })).status).toBe(204);
    expect((await lan.get('/api/session')).status).toBe(401);
    expect((await signIn('cau cua quan tri')).status).toBe(204);
  });

  describe('opened by a link of an administrator', () => {
    const LONG = 'con meo ngoi tren mai nha';
    const linkFor = async (id: string) =>
      (await root.post(`/api/staff/${id}/password-link`)).body as { token: string; expiresAt: string };
    const use = (token: string, password = LONG) => room.stranger.post('/api/password/link', { token, password });

    it('lose password and sessions at once, and get a new password that only their owner knows', async () => {
      const { token } = await linkFor(lan.id);
      expect((await lan.get('/api/session')).status).toBe(401);
      expect((await signIn(PASSWORD)).status).toBe(401);
      expect((await use(token)).status).toBe(204);
      expect((await signIn(LONG)).status).toBe(204);
    });

    it('take a link once, also when it is used twice at the same moment', async () => {
      const { token } = await linkFor(lan.id);
      const answers = await Promise.all([use(token), use(token, 'mot mat khau khac han')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 410]);
      expect((await use(token)).status).toBe(410);
    });

    it('take the newest link only, for a day, and none that was made up', async () => {
      const [older, newer] = [await linkFor(lan.id), await linkFor(lan.id)];
      for (const token of [older.token, `${lan.id}.x`, lan.id, '.', ''])
        expect((await use(token)).status).not.toBe(204);
      room.clock.now += 24 * 3_600_000;
      expect((await use(newer.token)).status).toBe(410);
    });

    it('take none while they are disabled', async () => {
      const { token } = await linkFor(lan.id);
      await patch(root, lan.id, { disabled: true });
      expect((await use(token)).status).toBe(410);
    });

    it('may begin that way: nobody signs in before the owner has set a password', async () => {
      const added = await root.post('/api/staff', {
        username: 'moi',
        name: 'Chị Mới',
        role: 'counsellor',
        office: 'Huế',
      });
      expect(added.body).toMatchObject({ office: 'Huế', hasPassword: false });
      for (const password of ['', ' ', 'undefined'])
        expect((await room.stranger.post('/api/session', { username: 'moi', password })).status).not.toBe(204);
      expect((await use((await linkFor(String(added.body.id))).token)).status).toBe(204);
      expect((await room.stranger.post('/api/session', { username: 'moi', password: LONG })).status).toBe(204);
    });

    it('are opened by administrators alone, and no token stands in the store or the log', async () => {
      expect((await lan.post(`/api/staff/${root.id}/password-link`)).status).toBe(403);
      const { token } = await linkFor(lan.id);
      const kept = JSON.stringify([await room.store.staff.byId(lan.id), await room.audit.latest({ limit: 99 })]);
      expect(kept).not.toContain(token.split('.')[1]);
      expect((await room.audit.latest({ limit: 1 }))[0]).toMatchObject({ action: 'staff.password-link' });
    });
  });

  describe('of others are changed by whoever has given their password just now', () => {
    const QUARTER = 15 * 60_000;
    beforeEach(async () => {
      root = await room.withPassword('chu', 'admin');
      room.clock.now += QUARTER;
    });

    it.each([
      ['PATCH', '', { role: 'auditor' }],
      ['POST', '/password', { password: 'mat khau rat dai 2' }],
      ['POST', '/password-link', {}],
      ['POST', '/second-factor/remove', {}],
    ])('%s /staff/:id%s', async (method, part, body) => {
      const call = () =>
        root.send(method, `/api/staff/${lan.id}${part}`, JSON.stringify(body), { 'Content-Type': 'application/json' });
      expect(await call()).toMatchObject({ status: 403, body: { reason: 'confirm-needed' } });
      expect((await root.post('/api/session/confirm', { password: 'sai' })).status).toBe(400);
      expect((await call()).status).toBe(403);
      const before = root.cookie;
      expect((await root.post('/api/session/confirm', { password: PASSWORD })).status).toBe(204);
      expect((await call()).status).toBeLessThan(300);
      expect(root.cookie).not.toBe(before);
      root.cookie = before;
      expect((await root.get('/api/session')).status).toBe(401);
    });

    it('while one’s own work goes on without it', async () => {
      expect((await root.get('/api/staff')).status).toBe(200);
      expect((await lan.get('/api/cases')).status).toBe(200);
    });
  });
});
