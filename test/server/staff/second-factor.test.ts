import { createHash } from 'node:crypto';
import { TOTP } from 'otpauth';
import { Accounts } from '../../../server/staff/accounts';
import { PASSWORD, apiUnderTest } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['withPassword']>>;

describe('the second factor', () => {
  let room: Room;
  let lan: Signed;
  let secret = '';
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.withPassword('lan');
    secret = String((await lan.post('/api/second-factor')).body.secret);
  });
  afterEach(() => room.close());

  const codeAt = (offset = 0) => new TOTP({ secret }).generate({ timestamp: room.clock.now + offset });
  const confirm = async () =>
    (await lan.post('/api/second-factor/confirm', { code: codeAt() })).body.recoveryCodes as string[];
  const signIn = (code?: string) =>
    room.stranger.post('/api/session', { username: 'lan', password: PASSWORD, ...(code !== undefined && { code }) });
  const nextStep = () => (room.clock.now += 30_000);

  it('is offered as text and as an address for a QR code, and asks for nothing before it is confirmed', async () => {
    const { body } = await lan.post('/api/second-factor');
    expect(body.uri).toMatch(/^otpauth:\/\/totp\/.*lan\?.*secret=[A-Z2-7]{32}/);
    expect((await signIn()).status).toBe(204);
    expect((await lan.get('/api/session')).body).toMatchObject({ secondFactor: false });
  });

  it('is not confirmed by a wrong code', async () => {
    expect(await lan.post('/api/second-factor/confirm', { code: '000000' })).toMatchObject({
      status: 400,
      body: { reason: 'code-wrong' },
    });
    expect((await signIn()).status).toBe(204);
  });

  it('asks for a code at sign-in, and takes a right one once', async () => {
    await confirm();
    expect((await lan.get('/api/session')).body).toMatchObject({ secondFactor: true });
    expect(await signIn()).toMatchObject({ status: 401, body: { reason: 'code-needed' } });
    expect(await signIn(codeAt())).toMatchObject({ status: 401, body: { reason: 'code-wrong' } });
    nextStep();
    const code = codeAt();
    expect((await signIn(`${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(204);
    expect((await signIn(code)).status).toBe(401);
  });

  it('tells nothing of it to whoever has not the password', async () => {
    await confirm();
    const answer = await room.stranger.post('/api/session', {
      username: 'lan',
      password: 'sai rồi nhé',
      code: codeAt(),
    });
    expect(answer.status).toBe(401);
    expect(answer.body.reason).toBeUndefined();
  });

  it('bears with a clock that is one step off, not more', async () => {
    await confirm();
    room.clock.now += 300_000;
    expect((await signIn(codeAt(-60_000))).status).toBe(401);
    expect((await signIn(codeAt(60_000))).status).toBe(401);
    expect((await signIn(codeAt(-30_000))).status).toBe(204);
    expect((await signIn(codeAt(30_000))).status).toBe(204);
  });

  it('lets one of two sign-ins with the same code through', async () => {
    await confirm();
    nextStep();
    const answers = await Promise.all([signIn(codeAt()), signIn(codeAt())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
  });

  it('can be got round with a recovery code, each once, in any spelling', async () => {
    const codes = await confirm();
    expect(new Set(codes).size).toBe(10);
    expect((await signIn(codes[0])).status).toBe(204);
    expect((await signIn(codes[0])).status).toBe(401);
    expect((await signIn(codes[1]!.toLowerCase().replace('-', ' '))).status).toBe(204);
    expect((await signIn('AAAAA-AAAAA')).status).toBe(401);
    expect(JSON.stringify(await room.store.staff.byId(lan.id))).not.toContain(codes[2]);
  });

  it('takes codes whose hashes an earlier version has kept', async () => {
    await confirm();
    await new Accounts(room.store.staff, room.now).change(lan.id, (member) => {
      const recovery = [createHash('sha256').update('ABCDEFGHJK').digest('hex')];
      const { salt, ...factor } = member.secondFactor!;
      expect(salt).toBeDefined();
      return { ...member, secondFactor: { ...factor, recovery } };
    });
    expect((await signIn('ABCDE-FGHJK')).status).toBe(204);
    expect((await signIn('ABCDE-FGHJK')).status).toBe(401);
  });

  it('is taken away with a code of it, or by an administrator for who has lost it', async () => {
    await confirm();
    expect((await lan.post('/api/second-factor')).status).toBe(409);
    expect((await lan.post('/api/second-factor/remove', { code: '123456' })).status).toBe(400);
    const root = await room.signedIn('root', 'admin');
    expect((await root.post(`/api/staff/${lan.id}/second-factor/remove`)).status).toBe(204);
    expect((await lan.get('/api/session')).status).toBe(401);
    lan.cookie = (await signIn()).headers.get('set-cookie')?.split(';')[0] ?? '';
    secret = String((await lan.post('/api/second-factor')).body.secret);
    await confirm();
    nextStep();
    expect((await lan.post('/api/second-factor/remove', { code: codeAt() })).status).toBe(204);
    expect((await signIn()).status).toBe(204);
  });
});
