import { deviceCookieName } from '../../../server/staff/api/cookies';
import { KnownDevices } from '../../../server/staff/known-devices';
import { TooManyTries, Tries } from '../../../server/staff/tries';
import { PASSWORD, apiUnderTest } from './api-under-test';

const OFFICE = '203.0.113.7';

describe('tries at a secret', () => {
  const clock = { now: 0 };
  const waits: number[] = [];
  let tries: Tries;
  beforeEach(() => {
    waits.length = 0;
    tries = new Tries({
      perMinute: 10,
      sleep: (ms) => Promise.resolve(void waits.push(ms)),
      now: () => clock.now,
    });
  });
  const guess = (name: string, known?: string, address = OFFICE) => tries.begin({ address, name, known });
  const guessOften = async (times: number, nameOf: (n: number) => string) => {
    for (let n = 0; n < times; n += 1) await guess(nameOf(n)).catch(() => undefined);
  };

  it('wait for their turn when they come too fast, and are sent back only when too many wait', async () => {
    await guessOften(10, () => 'lan');
    expect(waits).toEqual(Array(10).fill(0));
    await guess('lan');
    await guess(' LAN');
    expect(waits.slice(10)).toEqual([6_000, 12_000]);
    await expect(guess('lan')).rejects.toThrow(TooManyTries);
    await expect(guess('lan')).rejects.toMatchObject({ code: 'TOO_MANY_TRIES', retryAfter: 3 });
    clock.now += 3_000;
    await guess('lan');
    expect(waits.at(-1)).toBe(15_000);
  });

  it('at one name do not stand in the way of others of the same office', async () => {
    await guessOften(500, () => 'lan');
    await guess('ha');
    expect(waits.at(-1)).toBe(0);
  });

  it('at many made-up names slow down strangers at that address, and nobody who is known or elsewhere', async () => {
    await guessOften(500, (n) => `ten ${n}`);
    await expect(guess('ha')).rejects.toThrow(TooManyTries);
    await guess('ha', 'device 1');
    await guess('ha', undefined, '203.0.113.8');
    expect(waits.slice(-2)).toEqual([0, 0]);
  });

  it('are counted for whoever is known, too: an open desk is no place to guess', async () => {
    for (let n = 0; n < 12; n += 1) await guess('lan', 'staff lan');
    await expect(guess('lan', 'staff lan')).rejects.toThrow(TooManyTries);
  });

  it('that were right do not count: a whole office begins its shift', async () => {
    for (let n = 0; n < 300; n += 1) (await guess(`ten ${n}`))();
    expect(new Set(waits)).toEqual(new Set([0]));
  });

  it('come back with time, and no more than there were', async () => {
    await guessOften(12, () => 'lan');
    clock.now += 3_600_000;
    waits.length = 0;
    await guessOften(11, () => 'lan');
    expect(waits).toEqual([...Array<number>(10).fill(0), 6_000]);
  });
});

describe('a known device', () => {
  const kept = new Map<string, string>();
  const getOrPut = (name: string, value: () => string) => {
    if (!kept.has(name)) kept.set(name, value());
    return Promise.resolve(kept.get(name)!);
  };
  const devices = new KnownDevices({ getOrPut });

  it('is known under the names that signed in from it, however they are typed, and under no other', async () => {
    const cookie = await devices.remember('ha', await devices.remember('Lan'));
    expect(await devices.find(' LAN ', cookie)).toBe(cookie.split('~')[1]);
    expect(await devices.find('ha', cookie)).toBe(cookie.split('~')[0]);
    expect(await devices.find('minh', cookie)).toBeUndefined();
    expect(await devices.remember('lan', cookie)).toBe(cookie.split('~').reverse().join('~'));
  });

  it.each(['', '~~~', 'x', `${'a'.repeat(16)}.${'b'.repeat(43)}`, 'é'.repeat(60), '~'.repeat(5_000)])(
    'is not made by a cookie of one’s own making: %.20s',
    async (cookie) => {
      expect(await devices.find('lan', cookie)).toBeUndefined();
      expect(await devices.find('lan', await new KnownDevices(otherStore()).remember('lan'))).toBeUndefined();
    },
  );

  it('keeps a shared desk’s last eight', async () => {
    let cookie = '';
    for (let n = 0; n < 12; n += 1) cookie = await devices.remember(`ten${n}`, cookie);
    expect(cookie.split('~')).toHaveLength(8);
    expect(await devices.find('ten11', cookie)).toBeDefined();
    expect(await devices.find('ten3', cookie)).toBeUndefined();
  });

  const otherStore = () => ({ getOrPut: (_: string, value: () => string) => Promise.resolve(value()) });
});

describe('an attacker behind the office’s own address', () => {
  it('keeps out nobody who has signed in before, nor who is signed in, and tells nobody which names there are', async () => {
    const room = await apiUnderTest({ triesPerMinute: 1 });
    const body = { username: 'lan', password: PASSWORD };
    await room.withPassword('lan');
    const device = (await room.stranger.post('/api/session', body)).headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith(`${deviceCookieName(false)}=`))!;
    expect(device).toMatch(/; Max-Age=15552000; Path=\/; .*HttpOnly; SameSite=Strict$/);
    const session = room.stranger.cookie;
    room.stranger.cookie = '';

    const fail = (username: string) => room.stranger.post('/api/session', { username, password: 'falsch falsch' });
    await fail('lan');
    await fail('khong co ai');
    for (let n = 0; n < 8; n += 1) await fail(`ten ${n}`);
    const refused = await Promise.all([fail('lan'), fail('khong co ai')]);
    expect(refused.map(({ status, text }) => [status, text])).toEqual([
      [429, refused[0].text],
      [429, refused[0].text],
    ]);
    expect(Number(refused[0].headers.get('retry-after'))).toBeGreaterThan(0);

    room.stranger.cookie = device.split(';')[0]!;
    expect((await room.stranger.post('/api/session', body)).status).toBe(204);
    room.stranger.cookie = session;
    expect((await room.stranger.post('/api/session/confirm', { password: PASSWORD })).status).toBe(204);
    await room.close();
  });
});
