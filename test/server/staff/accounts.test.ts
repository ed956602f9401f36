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
});
