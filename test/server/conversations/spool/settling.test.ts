import pino from 'pino';
import { Settling } from '../../../../server/conversations/spool/settling';

describe('after an outage', () => {
  let now: number;
  let callMs: number;
  let others: string[];
  let own: string[];
  let outage: { since: number | undefined };
  let settling: Settling;
  beforeEach(async () => {
    [now, callMs, others, own, outage] = [1_000_000, 0, [], [], { since: undefined }];
    settling = new Settling({
      awaited: { tell: () => Promise.resolve(), ofOthers: () => Promise.resolve(others) },
      ...{
        outage,
        own: () => own,
        owner: 'p1',
        callMs: () => callMs,
        leaseNow: () => now,
        steady: () => now,
        logger: pino({ level: 'silent' }),
      },
    });
    await settling.look();
  });
  const whole = () => ['c1', 'c2'].filter((id) => settling.isWhole(id));
  const pass = (ms: number) => ((now += ms), settling.look());

  it('nothing is read until all servers have had time to tell, then all that nobody holds', async () => {
    expect(whole()).toEqual(['c1', 'c2']);
    settling.begin();
    expect(whole()).toEqual([]);
    await pass(2_999);
    expect(whole()).toEqual([]);
    others = ['c1'];
    await pass(1);
    expect([whole(), settling.size]).toEqual([['c2'], 1]);
    await pass(60_000);
    expect(whole()).toEqual(['c2']);
    others = [];
    await pass(500);
    expect(whole()).toEqual(['c1', 'c2']);
  });

  it('nothing is read while the database is away, and it begins anew when that is back', async () => {
    settling.begin();
    await pass(3_000);
    expect(whole()).toEqual(['c1', 'c2']);
    outage.since = now;
    await pass(60_000);
    expect(whole()).toEqual([]);
    outage.since = undefined;
    settling.begin();
    others = ['c1'];
    await pass(2_999);
    expect(whole()).toEqual([]);
    await pass(1);
    expect(whole()).toEqual(['c2']);
  });

  it('a database that comes and goes keeps nobody waiting for more than fifteen seconds, but for what others are known to hold', async () => {
    const readable: string[][] = [];
    others = ['c1'];
    for (let seconds = 0; seconds < 60; seconds += 1) {
      outage.since = seconds % 2 ? now : undefined;
      if (outage.since === undefined) settling.begin();
      await pass(1_000);
      readable.push(whole());
    }
    const shut = readable.map((ids) => ids.length === 0);
    expect(shut).toEqual(shut.map((_, n) => n % 30 < 14));
    expect(new Set(readable.flat())).toEqual(new Set(['c2']));
  });

  it('what waits in its own spool is not read either: another server may have brought what was written later', async () => {
    own = ['c1'];
    settling.begin();
    await pass(3_000);
    expect([whole(), settling.size]).toEqual([['c2'], 1]);
    own = [];
    await pass(500);
    expect(whole()).toEqual(['c1', 'c2']);
  });

  it('nothing is read as long as it could not be looked at what others hold', async () => {
    settling.begin();
    now += 10_000;
    expect(whole()).toEqual([]);
    others = ['c1'];
    await pass(500);
    expect(whole()).toEqual(['c2']);
  });

  it('servers have the more time to tell the longer a call takes', async () => {
    callMs = 5_000;
    settling.begin();
    await pass(22_999);
    expect(whole()).toEqual([]);
    await pass(1);
    expect(whole()).toEqual(['c1', 'c2']);
  });

  it('a database that is fast again is given the time for what was said while it was slow', async () => {
    callMs = 5_000;
    settling.begin();
    await pass(16_000);
    outage.since = now;
    await pass(1_000);
    [outage.since, callMs] = [undefined, 5];
    settling.begin();
    await pass(2_500);
    expect(whole()).toEqual([]);
    await pass(600);
    expect(whole()).toEqual(['c1', 'c2']);
  });

  it('a process that starts reads at once, but not what another is seen to hold', async () => {
    const fresh = new Settling({
      awaited: { tell: () => Promise.resolve(), ofOthers: () => Promise.resolve(['c1']) },
      ...{
        outage,
        own: () => own,
        owner: 'p2',
        callMs: () => callMs,
        leaseNow: () => now,
        steady: () => now,
        logger: pino({ level: 'silent' }),
      },
    });
    expect(fresh.isWhole('c1')).toBe(true);
    await fresh.look();
    expect([fresh.isWhole('c1'), fresh.isWhole('c2')]).toEqual([false, true]);
  });
});
