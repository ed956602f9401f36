import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { LiveBus } from '../../../../server/conversations/events';
import { createIntake } from '../../../../server/conversations/intake';
import { openSpooling } from '../../../../server/conversations/spool/index';
import { createMetrics } from '../../../../server/http/metrics';
import { Vault, generateKey, parseKeys } from '../../../../server/store/encryption';
import type { AwaitedStore } from '../../../../server/store/contract/awaited';
import { SpoolFull } from '../../../../server/store/spool';
import { openSqliteStore } from '../../../../server/store/sqlite/keeper';
import type { Store } from '../../../../server/store/store';

const logger = pino({ level: 'silent' });
const vault = new Vault(parseKeys(generateKey('k1')));
const address = (user: string) => ({ channel: 'messenger', account: '100', user });

/** What several servers tell of their spools. */
function inMemory(): AwaitedStore {
  const told = new Map<string, { lines: readonly string[]; until: number }>();
  return {
    tell: (owner, lines, until) => Promise.resolve(void told.set(owner, { lines, until })),
    ofOthers: (owner, now) => {
      const others = [...told].filter(([teller, { until }]) => teller !== owner && until > now);
      return Promise.resolve(others.flatMap(([, { lines }]) => lines));
    },
  };
}

class Away extends Error {}

/** A store that can be taken away, as a database on another machine can, or be slow, or refuse one message for good. */
function fragile(store: Store) {
  const state = { isAway: false, slowMs: 0, refused: '' };
  const guard = async () => {
    if (state.isAway) throw new Away('no server answers');
    if (state.slowMs) await new Promise((resolve) => setTimeout(resolve, state.slowMs));
  };
  const conversations = Object.assign(Object.create(store.conversations) as Store['conversations'], {
    append: async (...[to, message]: Parameters<Store['conversations']['append']>) => {
      await guard();
      if (message.id === state.refused) throw new Error('this one is refused');
      return store.conversations.append(to, message);
    },
    idOf: (to: Parameters<Store['conversations']['idOf']>[0]) => store.conversations.idOf(to),
    isQueued: async (id: string, reply: string) => (await guard(), store.conversations.isQueued(id, reply)),
  });
  const around: Store = { ...store, conversations, ping: guard, isAway: (error) => error instanceof Away };
  return { state, store: around };
}

describe('while the database is away', () => {
  let store: Store;
  let folder: string;
  let state: ReturnType<typeof fragile>['state'];
  let around: Store;
  let awaited: AwaitedStore;
  const told: string[] = [];
  beforeEach(async () => {
    awaited = inMemory();
    folder = mkdtempSync(path.join(tmpdir(), 'haidang-spool-'));
    store = await openSqliteStore(path.join(folder, 'store.db'), vault);
    ({ state, store: around } = fragile(store));
    told.length = 0;
  });
  afterEach(() => store.close());

  const open = (limitBytes = 2 ** 24, owner = 'p1', dataDir = folder) => {
    const metrics = createMetrics();
    const direct = createIntake({
      store: around.conversations,
      wake: () => undefined,
      live: new LiveBus(),
      metrics,
      logger,
      now: Date.now,
    });
    const tell = (what: string) => Promise.resolve(told.push(what) > 0);
    return openSpooling({
      ...{ owner, dataDir, limitBytes, vault, awaited, direct, tell, metrics, logger },
      store: around,
    });
  };
  const arrival = (id: string, user = 'u1', text = id) => ({
    address: address(user),
    id,
    activity: { type: 'message', text },
  });
  const textsOf = async (user = 'u1') =>
    (await store.conversations.log(store.conversations.idOf(address(user)), 0, 100)).map(
      ({ activity }) => activity.text,
    );

  it('what comes in is taken, and played back in its order when the database is there again', async () => {
    const { intake, playback, spool } = open();
    await intake.take(arrival('m1'));
    state.isAway = true;
    for (const id of ['m2', 'm3']) expect(await intake.take(arrival(id))).toMatchObject({ accepted: true });
    await playback.play();
    expect(spool.standing()).toMatchObject({ waiting: 2 });
    state.isAway = false;
    // Its own earlier words wait, so these wait behind them; those of others do not.
    await intake.take(arrival('n1', 'u2'));
    await playback.play();
    await intake.take(arrival('m4'));
    expect(await textsOf()).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(await textsOf('u2')).toEqual(['n1']);
    expect(spool.standing()).toMatchObject({ waiting: 0 });
    spool.close();
  });

  it('what comes again has no second effect, in the spool and behind it', async () => {
    const { intake, playback, spool } = open();
    await intake.take(arrival('m1'));
    state.isAway = true;
    for (const id of ['m1', 'm2', 'm2', 'm1']) await intake.take(arrival(id));
    state.isAway = false;
    await playback.play();
    await intake.take(arrival('m2'));
    expect(await textsOf()).toEqual(['m1', 'm2']);
    spool.close();
  });

  it('it is dated when it came in, not when it was played back', async () => {
    const { intake, playback, spool } = open();
    state.isAway = true;
    const before = Date.now();
    await intake.take(arrival('m1'));
    const after = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    state.isAway = false;
    await playback.play();
    const [entry] = await store.conversations.log(store.conversations.idOf(address('u1')), 0, 9);
    expect(entry!.at).toBeGreaterThanOrEqual(before - 1);
    expect(entry!.at).toBeLessThanOrEqual(after + 1);
    spool.close();
  });

  it('it survives the death of the process, and one of two processes plays it back', async () => {
    const first = open();
    state.isAway = true;
    for (let n = 0; n < 30; n += 1) await first.intake.take(arrival(`m${n}`));
    first.spool.close();
    state.isAway = false;
    const both = [open(2 ** 24, 'p2'), open(2 ** 24, 'p3')];
    await Promise.all(both.map(({ playback }) => playback.play()));
    expect(await textsOf()).toEqual(Array.from({ length: 30 }, (_, n) => `m${n}`));
    for (const { spool } of both) spool.close();
  });

  it('what came to two servers is brought together in the order in which it came in', async () => {
    const servers = ['p1', 'p2'].map((owner) =>
      open(2 ** 24, owner, mkdtempSync(path.join(tmpdir(), 'haidang-spool-'))),
    );
    state.isAway = true;
    const names = Array.from({ length: 9 }, (_, n) => `m${n}`);
    for (const [n, name] of names.entries()) {
      await servers[n % 3 ? 1 : 0]!.intake.take(arrival(name));
      await pause(2);
    }
    state.isAway = false;
    for (const { playback } of servers.reverse()) await playback.play();
    await servers[0]!.intake.take(arrival('m9'));
    expect(await textsOf()).toEqual([...names, 'm9']);
    for (const { spool } of servers) spool.close();
  });

  it('a server tells the others what its spool holds before it brings it, and when it has', async () => {
    const held: string[][] = [];
    const kept = awaited;
    awaited = { ...kept, tell: (...told) => (held.push([...told[1]]), kept.tell(...told)) };
    const { intake, playback, spool } = open();
    state.isAway = true;
    for (const user of ['u1', 'u2', 'u1']) await intake.take(arrival(`m-${Math.random()}`, user));
    state.isAway = false;
    await playback.play();
    expect(held).toEqual([['u1', 'u2'].map((user) => store.conversations.idOf(address(user))), []]);
    spool.close();
  });

  it('a connection that breaks once is no outage', async () => {
    const { intake, outage, spool } = open();
    state.isAway = true;
    const taking = intake.take(arrival('m1'));
    await pause(20);
    state.isAway = false;
    await taking;
    expect([await textsOf(), spool.standing().waiting, outage.since]).toEqual([['m1'], 0, undefined]);
    spool.close();
  });

  it('a withdrawal of consent and an echo wait like everything else', async () => {
    const { intake, playback, spool } = open();
    await intake.take(arrival('m1'));
    state.isAway = true;
    await intake.echo(address('u1'), 're:1:0', 'out-1');
    await intake.forget(address('u1'), 'w1');
    state.isAway = false;
    await playback.play();
    const log = await store.conversations.log(store.conversations.idOf(address('u1')), 0, 9);
    expect(log.map(({ id, activity }) => [id, activity.name ?? activity.text])).toEqual([
      ['m1', 'm1'],
      ['w1', 'consent.withdrawn'],
    ]);
    spool.close();
  });

  it('nothing of it can be read in the file', async () => {
    const { intake, spool } = open();
    state.isAway = true;
    await intake.take(arrival('m1', 'psid-4711', 'em bị nhốt ở tầng bảy'));
    spool.close();
    const files = readdirSync(folder).filter((name) => name.startsWith('spool'));
    const everything = Buffer.concat(files.map((name) => readFileSync(path.join(folder, name)))).toString('latin1');
    for (const secret of ['psid-4711', 'nhốt', 'tầng bảy'].map((text) => Buffer.from(text).toString('latin1')))
      expect(everything).not.toContain(secret);
  });

  it('when both fail it is refused, so that the platform comes again; what is kept stays', async () => {
    const { intake, playback, spool } = open(2 ** 17);
    state.isAway = true;
    let kept = 0;
    const long = 'x'.repeat(4_000);
    const fill = async () => {
      for (; kept < 1_000; kept += 1) await intake.take(arrival(`m${kept}`, 'u1', long));
    };
    await expect(fill()).rejects.toThrow(SpoolFull);
    expect(kept).toBeGreaterThan(5);
    expect(spool.standing()).toMatchObject({ waiting: kept, isFull: true });
    state.isAway = false;
    await playback.play();
    expect(await textsOf()).toHaveLength(kept);
    expect(spool.standing()).toMatchObject({ waiting: 0, isFull: false });
    spool.close();
  });

  it('a database that does not answer in time counts as away, and its late answer as a repeat', async () => {
    const { intake, playback, spool, outage } = open();
    state.slowMs = 2_000;
    await intake.take(arrival('m1'));
    await intake.take(arrival('m2'));
    expect([spool.standing().waiting, outage.since !== undefined]).toEqual([2, true]);
    await new Promise((resolve) => setTimeout(resolve, 800));
    state.slowMs = 0;
    await playback.play();
    expect(await textsOf()).toEqual(['m1', 'm2']);
    spool.close();
  });

  it('what the database refuses for good is set aside, so that what follows is heard', async () => {
    const { intake, playback, spool } = open();
    state.isAway = true;
    for (const id of ['m1', 'm2', 'm3']) await intake.take(arrival(id));
    Object.assign(state, { isAway: false, refused: 'm2' });
    for (let round = 0; round < 3; round += 1) await playback.play();
    await playback.play();
    expect(await textsOf()).toEqual(['m1', 'm3']);
    expect(spool.standing()).toMatchObject({ waiting: 0, aside: 1 });
    spool.close();
  });

  it('an error of ours is no outage: the platform is told to come again', async () => {
    const { intake, outage, spool } = open();
    state.refused = 'm1';
    await expect(intake.take(arrival('m1'))).rejects.toThrow('refused');
    expect([outage.since, spool.standing().waiting]).toEqual([undefined, 0]);
    spool.close();
  });
});
