import { TOTP } from 'otpauth';
import { Accounts } from '../../../server/staff/accounts';
import { FailedSignIns } from '../../../server/staff/failed-sign-ins';
import { LoginDelays } from '../../../server/staff/login-delays';
import { Proving } from '../../../server/staff/proving';
import { SecondFactors } from '../../../server/staff/second-factor';
import { PASSWORD, apiUnderTest } from './api-under-test';

const WRONG = 'khong phai mat khau nay';

describe('a guess at an open desk', () => {
  let room: Awaited<ReturnType<typeof apiUnderTest>>;
  let lan: Awaited<ReturnType<(typeof room)['withPassword']>>;
  beforeEach(async () => {
    room = await apiUnderTest();
    lan = await room.withPassword('lan');
  });
  afterEach(() => room.close());

  const withFactor = async () => {
    const secret = String((await lan.post('/api/second-factor')).body.secret);
    await lan.post('/api/second-factor/confirm', {
      code: new TOTP({ secret }).generate({ timestamp: room.clock.now }),
    });
    return secret;
  };
  const actions = async () => (await room.audit.latest({ staffId: lan.id, limit: 50 })).map(({ action }) => action);

  it.each([
    ['/api/password', { current: WRONG, password: 'mot mat khau khac nua' }, 'session.failed'],
    ['/api/session/confirm', { password: WRONG }, 'session.failed'],
    ['/api/second-factor/remove', { code: '000000' }, 'session.refused'],
  ])('by %s changes nothing and stands in the log', async (path, body, action) => {
    await withFactor();
    expect((await lan.post(path, body)).status).toBe(400);
    expect(await actions()).toContain(action);
    expect((await lan.get('/api/session')).body).toMatchObject({ secondFactor: true });
  });

  it.each([
    ['passwords', (proving: Proving) => proving.password('lan', WRONG)],
    ['codes', async (proving: Proving) => proving.codeAlone((await room.store.staff.byUsername('lan'))!, '000000')],
  ])('at %s gets slower, until one is right', async (_, guess) => {
    const waits: number[] = [];
    const secret = await withFactor();
    const accounts = new Accounts(room.store.staff, room.now);
    const proving = new Proving({
      accounts,
      factors: new SecondFactors(accounts, room.now),
      delays: new LoginDelays(),
      failures: new FailedSignIns({ staff: room.store.staff, audit: room.audit, now: room.now }),
      audit: room.audit,
      sleep: (ms) => Promise.resolve(void waits.push(ms)),
      now: room.now,
    });
    for (let n = 0; n < 4; n += 1) await guess(proving);
    expect(waits).toEqual([0, 100, 200, 400]);
    room.clock.now += 30_000;
    const code = new TOTP({ secret }).generate({ timestamp: room.clock.now });
    expect(await proving.codeAlone((await room.store.staff.byUsername('lan'))!, code)).toBe(true);
    await proving.password('lan', PASSWORD);
    expect(waits.slice(-2)).toEqual([800, 0]);
  });
});
