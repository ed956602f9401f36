import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { forwardClock, machineClock } from '../../../server/store/clock';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';

const HOUR = 3_600_000;

describe('the clock of the store', () => {
  const time = { real: 1_000_000, steady: 0 };
  let now: () => number;
  beforeEach(() => {
    Object.assign(time, { real: 1_000_000, steady: 0 });
    now = forwardClock(
      () => time.real,
      () => time.steady,
    );
  });
  const pass = (ms: number) => {
    time.real += ms;
    time.steady += ms;
  };

  it('follows the real one', () => {
    for (const ms of [0, 1, 500, 10_000]) {
      pass(ms);
      expect(now()).toBe(time.real);
    }
  });

  it('goes forwards at once when the real one is set forwards', () => {
    now();
    time.real += HOUR;
    expect(now()).toBe(time.real);
  });

  it('goes on when the real one is set back, at half its pace until that one has caught up', () => {
    const before = now();
    time.real -= HOUR;
    expect(now()).toBe(before);
    pass(10_000);
    expect(now()).toBe(before + 5_000);
    for (let asked = 0; asked < 100; asked += 1) {
      pass(1);
      now();
    }
    expect(now()).toBe(before + 5_050);
    pass(2 * HOUR);
    expect(now()).toBe(time.real);
  });
});

describe('the time of a machine’s processes', () => {
  afterEach(() => jest.useRealTimers());

  it('is the same in a process that starts after the clock was set back under the others', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'haidang-clock-'));
    const store = await openSqliteStore(path.join(folder, 'store.db'), new Vault(parseKeys(generateKey('k1'))));
    jest.useFakeTimers({ doNotFake: ['hrtime', 'performance', 'setImmediate', 'nextTick'] });
    const first = await machineClock(store.secrets);
    const before = first.now();
    jest.setSystemTime(Date.now() - HOUR);
    await jest.advanceTimersByTimeAsync(2_000);
    // What was told is written beside the timers.
    await store.secrets.get('anything');
    const later = await machineClock(store.secrets);
    expect(later.now()).toBeGreaterThanOrEqual(before);
    expect(Math.abs(later.now() - first.now())).toBeLessThan(1_000);
    [first, later].forEach((clock) => clock.stop());
    jest.useRealTimers();
    await store.close();
  });
});

describe('the time of leases', () => {
  afterEach(() => jest.useRealTimers());

  it('is moved by nobody who sets the clock of the machine, and is the same in a process that starts afterwards', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'haidang-clock-'));
    const vault = new Vault(parseKeys(generateKey('k1')));
    const store = await openSqliteStore(path.join(folder, 'store.db'), vault);
    const before = store.clock.leaseNow();
    jest.useFakeTimers({ doNotFake: ['hrtime', 'performance', 'setTimeout', 'setImmediate', 'nextTick'] });
    for (const jump of [HOUR, -3 * HOUR]) {
      jest.setSystemTime(Date.now() + jump);
      const later = await machineClock(store.secrets);
      expect(store.clock.leaseNow() - before).toBeLessThan(10_000);
      expect(Math.abs(later.leaseNow() - store.clock.leaseNow())).toBeLessThan(1_000);
    }
    await store.close();
  });
});
