import { LoginDelays } from '../../../server/staff/login-delays';
import { IDLE_MS, SESSION_MS } from '../../../server/staff/sessions';
import { setupToken } from '../../../server/staff/setup';
import { Caller, PASSWORD, apiUnderTest } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;

describe('signing in', () => {
  let room: Room;
  beforeEach(async () => void (room = await apiUnderTest()));
  afterEach(() => room.close());

  it('gives a session to who knows the password, and ends it', async () => {
    const lan = await room.withPassword('lan');
    expect(await lan.get('/api/session')).toMatchObject({
      status: 200,
      body: { id: lan.id, name: 'LAN', username: 'lan', role: 'counsellor' },
    });
    const stolen = new Caller(room.base);
    stolen.cookie = lan.cookie;
    expect((await lan.send('DELETE', '/api/session')).status).toBe(204);
    expect((await stolen.get('/api/session')).status).toBe(401);
    expect((await lan.send('DELETE', '/api/session')).status).toBe(204);
  });

  it('answers a wrong password and an unknown name alike', async () => {
    await room.withPassword('lan');
    const answers = await Promise.all(
      [
        { username: 'lan', password: 'falsch falsch' },
        { username: 'ai do', password: 'falsch falsch' },
      ].map((body) => room.stranger.post('/api/session', body)),
    );
    for (const { status, type, headers, body } of answers) {
      expect([status, type, headers.get('set-cookie')]).toEqual([401, 'application/problem+json; charset=utf-8', null]);
      expect(body).toEqual({
        type: 'about:blank',
        title: 'Chưa đăng nhập',
        status: 401,
        detail: 'Tên đăng nhập hoặc mật khẩu chưa đúng.',
      });
    }
  });

  it('is written into the log when it fails: for whom, or that names are guessed, never what was typed', async () => {
    const lan = await room.withPassword('lan');
    const fail = (username: string) => room.stranger.post('/api/session', { username, password: 'falsch falsch' });
    await fail('Lan');
    for (const guess of ['ai do', 'mat khau cua toi', 'root']) await fail(guess);
    const entries = await room.audit.latest({ kind: 'session', limit: 9 });
    expect(entries.filter(({ action }) => action === 'session.failed')).toMatchObject([
      { staffId: 'nobody', target: 'staff:nobody' },
      { staffId: lan.id, target: `staff:${lan.id}` },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/falsch|ai do|mat khau/);
  });

  it('knows the password however the keyboard composes its letters', async () => {
    const admin = await room.signedIn('root', 'admin');
    const password = 'mật khẩu rất dài';
    await admin.post('/api/staff', {
      username: 'lan',
      name: 'Lan',
      role: 'counsellor',
      password: password.normalize('NFD'),
    });
    expect(
      (await room.stranger.post('/api/session', { username: 'Lan', password: password.normalize('NFC') })).status,
    ).toBe(204);
  });

  it('keeps the cookie from scripts and from other sites, and over https from http', async () => {
    await room.withPassword('lan');
    const body = { username: 'lan', password: PASSWORD };
    const cookie = (await room.stranger.post('/api/session', body)).headers.getSetCookie()[0];
    expect(cookie).toMatch(
      /^haidang_session=[\w-]+\.[\w-]{43}; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    const secure = await apiUnderTest({ publicUrl: 'https://haidang.example' });
    await secure.withPassword('lan');
    expect((await secure.stranger.post('/api/session', body)).headers.getSetCookie()[0]).toMatch(
      /^__Host-haidang_session=.*; Path=\/; .*; Secure; SameSite=Strict$/,
    );
    await secure.close();
  });

  it('ends after twelve hours', async () => {
    const lan = await room.signedIn('lan');
    for (let at = 0; at < SESSION_MS - 1; at += SESSION_MS / 24) {
      expect((await lan.get('/api/session')).status).toBe(200);
      room.clock.now += SESSION_MS / 24;
    }
    room.clock.now -= 1;
    expect((await lan.get('/api/session')).status).toBe(200);
    room.clock.now += 1;
    expect((await lan.get('/api/session')).status).toBe(401);
  });

  it('ends when no console has used it for an hour', async () => {
    const lan = await room.signedIn('lan');
    room.clock.now += IDLE_MS - 1;
    expect((await lan.get('/api/session')).status).toBe(200);
    room.clock.now += IDLE_MS;
    expect((await lan.get('/api/session')).status).toBe(401);
    expect(await room.store.staff.sessionsOf(lan.id)).toEqual([]);
  });

  it('asks for the password again before figures leave as a file, and puts a new session in the place of the old one', async () => {
    const ha = await room.withPassword('ha', 'supervisor');
    const old = new Caller(room.base);
    old.cookie = ha.cookie;
    room.clock.now += 16 * 60_000;
    expect(await ha.get('/api/reports?format=csv')).toMatchObject({ status: 403, body: { reason: 'confirm-needed' } });
    expect((await ha.get('/api/reports')).status).toBe(200);
    expect((await ha.post('/api/session', { username: 'ha', password: PASSWORD })).status).toBe(204);
    expect((await ha.get('/api/reports?format=csv')).status).toBe(200);
    expect((await old.get('/api/session')).status).toBe(401);
  });

  it('opens nothing to a made-up cookie', async () => {
    for (const cookie of ['haidang_session=x', 'haidang_session=', 'haidang_session=%00', '=;;;', 'a'.repeat(9_000)]) {
      room.stranger.cookie = cookie;
      expect((await room.stranger.get('/api/cases')).status).toBe(401);
    }
  });

  it('lets a whole office in from one address when the shift begins', async () => {
    const strict = await apiUnderTest({ triesPerMinute: 3 });
    await strict.withPassword('lan');
    for (let n = 0; n < 6; n += 1)
      expect((await strict.stranger.post('/api/session', { username: 'lan', password: PASSWORD })).status).toBe(204);
    await strict.close();
  });

  it('makes guessing slow, but never for long, and forgets made-up names', () => {
    const delays = new LoginDelays();
    const waits = Array.from({ length: 8 }, () => delays.begin('lan'));
    expect(waits).toEqual([0, 100, 200, 400, 800, 1_600, 2_000, 2_000]);
    delays.succeeded('Lan ');
    expect(delays.begin('lan')).toBe(0);
    for (let n = 0; n < 1_000; n += 1) delays.begin(`n${n}`);
    expect(delays.begin('lan')).toBe(0);
  });
});

describe('the first set-up', () => {
  let room: Room;
  beforeEach(async () => void (room = await apiUnderTest()));
  afterEach(() => room.close());
  const account = { username: 'root', password: PASSWORD };

  it('makes the first administrator once, and signs in', async () => {
    const token = await setupToken(room.store);
    expect(await room.store.secrets.get('setup-token')).not.toContain(token);
    expect((await room.stranger.post('/api/setup', { token, ...account })).status).toBe(204);
    expect((await room.stranger.get('/api/session')).body).toMatchObject({ username: 'root', role: 'admin' });
    expect(await room.stranger.post('/api/setup', { token, ...account, username: 'zwei' })).toMatchObject({
      status: 410,
    });
    expect(await setupToken(room.store)).toBeUndefined();
    expect(await room.store.secrets.get('setup-token')).toBeUndefined();
  });

  it('makes one administrator only, also when the link is used twice at once', async () => {
    const token = await setupToken(room.store);
    const answers = await Promise.all(
      ['mot', 'hai', 'bon'].map((username) => room.stranger.post('/api/setup', { token, ...account, username })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
    expect(await room.store.staff.all()).toHaveLength(1);
  });

  it('takes only the newest token', async () => {
    const [old, token] = [await setupToken(room.store), await setupToken(room.store)];
    for (const wrong of [old, 'x', `${token}x`]) {
      expect(await room.stranger.post('/api/setup', { token: wrong, ...account })).toMatchObject({ status: 403 });
    }
    expect((await room.stranger.post('/api/setup', { token, ...account })).status).toBe(204);
  });

  it.each([
    ['a short password', { password: 'ngan' }],
    ['a short name', { username: 'ab' }],
    ['a space in the name', { username: 'ro ot' }],
    ['a direction character in the name', { username: 'ro\u202eot' }],
  ])('refuses %s, and the token stays good', async (_, change) => {
    const token = await setupToken(room.store);
    const field = Object.keys(change)[0];
    expect(await room.stranger.post('/api/setup', { token, ...account, ...change })).toMatchObject({
      status: 400,
      body: { errors: [{ field }] },
    });
    expect((await room.stranger.post('/api/setup', { token, ...account })).status).toBe(204);
  });
});

describe('accounts', () => {
  let room: Room;
  beforeEach(async () => void (room = await apiUnderTest()));
  afterEach(() => room.close());
  const account = { username: 'minh.2', name: 'Minh Nguyễn', role: 'supervisor', password: PASSWORD };

  it('are added by an administrator, and the new member can sign in', async () => {
    const admin = await room.signedIn('root', 'admin');
    const added = await admin.post('/api/staff', account);
    expect(added).toMatchObject({ status: 201, body: { username: 'minh.2', name: 'Minh Nguyễn', role: 'supervisor' } });
    expect((await room.stranger.post('/api/session', { username: 'minh.2', password: PASSWORD })).status).toBe(204);
    const list = await room.stranger.get('/api/staff');
    expect((list.body.items as { username: string }[]).map(({ username }) => username)).toEqual(['minh.2', 'root']);
    expect(list.text).not.toMatch(/argon2|passwordHash/);
    expect(await admin.post('/api/staff', account)).toMatchObject({ status: 409 });
    expect(await room.audit.latest({ target: `staff:${String(added.body.id)}`, limit: 9 })).toMatchObject([
      { action: 'session.open' },
      { staffId: admin.id, action: 'staff.add' },
    ]);
  });

  it.each(['counsellor', 'supervisor'] as const)('are not added by a %s', async (role) => {
    const other = await room.signedIn('lan', role);
    expect(await other.post('/api/staff', account)).toMatchObject({ status: 403 });
    expect(await room.store.staff.all()).toHaveLength(1);
  });

  it.each([
    ['a role that is none', { role: 'boss' }],
    ['a name that turns the direction of writing', { name: 'Lan\u202enimda' }],
    ['a name of blanks', { name: '   ' }],
  ])('are refused with %s', async (_, change) => {
    const admin = await room.signedIn('root', 'admin');
    expect((await admin.post('/api/staff', { ...account, ...change })).status).toBe(400);
  });

  it('keep nothing that is secret in clear', async () => {
    const lan = await room.withPassword('lan');
    const [member] = await room.store.staff.all();
    expect(member?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await room.store.staff.session(lan.cookie.split('=')[1]!)).toBeUndefined();
  });
});
