import { setTimeout as pause } from 'node:timers/promises';
import { Breaker } from '../../../server/conversations/breaker';
import { Lane } from '../../../server/conversations/lane';

describe('the breaker of an account', () => {
  it('rests after five failures in a row, and after one that is clear', () => {
    const breaker = new Breaker();
    for (let n = 0; n < 4; n++) breaker.fail(0, false);
    expect(breaker.restUntil(0)).toBeUndefined();
    breaker.fail(0, false);
    expect(breaker.restUntil(0)).toBe(2_000);
    const other = new Breaker();
    other.fail(0, true);
    expect(other.restUntil(0)).toBe(2_000);
  });

  it('lets one try after the rest, and rests twice as long when that fails, at most a minute', () => {
    const breaker = new Breaker();
    let now = 0;
    breaker.fail(now, true);
    for (const rest of [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      expect(breaker.restUntil(now)).toBe(now + rest);
      now += rest;
      expect(breaker.restUntil(now)).toBeUndefined();
      expect(breaker.restUntil(now)).toBeGreaterThan(now);
      breaker.fail(now, false);
    }
  });

  it('works again at once when the try succeeds', () => {
    const breaker = new Breaker();
    breaker.fail(0, true);
    expect(breaker.restUntil(2_000)).toBeUndefined();
    breaker.succeed();
    expect([breaker.restUntil(2_000), breaker.restUntil(2_000)]).toEqual([undefined, undefined]);
  });

  it('learns nothing from calls that were under way when the rest began', () => {
    const breaker = new Breaker();
    breaker.fail(0, true);
    for (let n = 0; n < 20; n++) breaker.fail(1, false);
    expect(breaker.restUntil(1)).toBe(2_000);
  });
});

describe('the lane of an account', () => {
  it('lets who finds it full ask again soon, and later while the platform answers nothing', () => {
    let now = 0;
    const lane = new Lane(() => now, { perSecond: 1_000, atOnce: 1 });
    expect(lane.patienceMs()).toBe(1_000);
    now = 3_001;
    expect(lane.patienceMs()).toBe(10_000);
    lane.answered();
    expect(lane.patienceMs()).toBe(1_000);
  });

  it('lets go first what is urgent, then answers, then what goes to many', async () => {
    const lane = new Lane(Date.now, { perSecond: 1_000, atOnce: 1 });
    const order: string[] = [];
    let free: () => void = () => undefined;
    const first = lane.pass('normal', () => new Promise<void>((resolve) => (free = resolve)));
    const others = (['low', 'normal', 'high', 'low', 'high'] as const).map((urgency, n) =>
      lane.pass(urgency, () => Promise.resolve(void order.push(`${urgency}${n}`))),
    );
    await pause(1);
    free();
    await Promise.all([first, ...others]);
    expect(order).toEqual(['high2', 'high4', 'normal1', 'low0', 'low3']);
  });

  it('lets a failure through and goes on', async () => {
    const lane = new Lane(Date.now, { perSecond: 1_000, atOnce: 1 });
    await expect(lane.pass('normal', () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await lane.pass('normal', () => Promise.resolve(1))).toBe(1);
  });

  it('keeps to its pace', async () => {
    let now = 0;
    const lane = new Lane(() => now, { perSecond: 10, atOnce: 100 });
    let done = 0;
    const all = Array.from({ length: 15 }, () => lane.pass('normal', () => Promise.resolve(void (done += 1))));
    await pause(1);
    expect(done).toBe(10);
    now = 500;
    await Promise.all(all);
    expect(done).toBe(15);
  });

  it('is full when many wait, except for what is urgent', () => {
    const lane = new Lane(Date.now, { perSecond: 1_000, atOnce: 1 });
    for (let n = 0; n < 201; n++) void lane.pass('normal', () => new Promise(() => undefined));
    expect([lane.isFull('normal'), lane.isFull('low'), lane.isFull('high')]).toEqual([true, true, false]);
  });
});
