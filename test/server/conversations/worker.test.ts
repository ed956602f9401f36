import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { type Channel, SendError } from '../../../server/channels/channel';
import { Findings } from '../../../server/channels/findings';
import { type SendingPolicy, alwaysOpen, windowPolicy } from '../../../server/channels/policy';
import { LiveBus } from '../../../server/conversations/events';
import { createIntake } from '../../../server/conversations/intake';
import type { FloodGate, Verdict } from '../../../server/conversations/flood';
import { Lanes } from '../../../server/conversations/lane';
import { nextTry } from '../../../server/conversations/outbox';
import type { NoteCampaign, NoteUnsent, RunTurn, TakeHandoff } from '../../../server/conversations/turn';
import { campaignItem } from '../../../server/campaigns/names';
import { ConversationWorker, type WorkerPorts } from '../../../server/conversations/worker';
import { createMetrics } from '../../../server/http/metrics';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import type { Address, InboxItem, OutboxItem } from '../../../server/store/contract/conversations';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import { ASIDE } from '../../../bot/aside';
import type { Store } from '../../../server/store/store';

const address: Address = { channel: 'test', account: 'page', user: 'u1' };
const echo: RunTurn = (activity, state) => {
  if (activity.from?.id === 'staff') return Promise.resolve({ replies: [activity], events: [], state });
  const count = Number(state.count ?? '0') + 1;
  return Promise.resolve({
    replies: [{ type: 'message', text: `${count}: ${activity.text ?? ''}` }],
    events: [],
    state: { count: String(count) },
  });
};

/** The echo, which says these words when it is asked to speak of itself. */
const saysAside =
  (...words: string[]): RunTurn =>
  (activity, state) =>
    activity.name === ASIDE
      ? Promise.resolve({ replies: words.map((text) => ({ type: 'message', text })), events: [], state })
      : echo(activity, state);

describe('the conversation worker', () => {
  let store: Store;
  let sent: string[];
  let send: (reply: OutboxItem) => Promise<void>;
  let clock: number;
  const workers: ConversationWorker[] = [];

  beforeEach(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'haidang-worker-'));
    store = await openSqliteStore(path.join(folder, 'store.db'), new Vault(parseKeys(generateKey('k1'))));
    sent = [];
    clock = 1_000_000;
    send = (reply) => Promise.resolve(void sent.push(reply.activity.text ?? ''));
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await store.close();
  });

  const channel: Channel = {
    name: 'test',
    policy: alwaysOpen,
    send: (_, reply) => send(reply).then(() => ({ platformIds: [] })),
  };
  type Change = {
    owner?: string;
    runTurn?: RunTurn;
    takeHandoff?: TakeHandoff;
    noteUnsent?: NoteUnsent;
    flood?: Pick<FloodGate, 'judge'>;
    policy?: SendingPolicy;
    isUrgent?: (item: InboxItem) => boolean;
    noteCampaign?: NoteCampaign;
    reserved?: () => number;
    settling?: WorkerPorts['settling'];
  };
  const setUp = ({ policy = alwaysOpen, ...change }: Change = {}) => {
    const findings = new Findings(pino({ level: 'silent' }), () => clock);
    const live = new LiveBus();
    const metrics = createMetrics();
    const worker = new ConversationWorker({
      owner: 'w1',
      store: store.conversations,
      channels: new Map([['test', { ...channel, policy }]]),
      lanes: new Lanes(() => clock),
      findings,
      runTurn: echo,
      takeHandoff: () => Promise.resolve(),
      fallback: () => 'gọi 111 hoặc 113',
      live,
      metrics,
      logger: pino({ level: 'silent' }),
      now: () => clock,
      leaseNow: () => clock,
      random: () => 0,
      concurrency: 4,
      ...change,
    });
    workers.push(worker);
    const { take } = createIntake({
      store: store.conversations,
      wake: (id) => worker.wake(id),
      live,
      metrics,
      logger: pino({ level: 'silent' }),
      now: () => clock,
    });
    const hear = (id: string, text = id, from = address) =>
      take({ address: from, id, activity: { type: 'message', text } });
    return { worker, hear, take, findings };
  };
  const until = async (condition: () => boolean | Promise<boolean>) => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const logOf = (of = address) => store.conversations.log(store.conversations.idOf(of), 0, 100);

  it('answers messages in order, each once, however often they are delivered', async () => {
    const { hear } = setUp();
    for (const id of ['a', 'b', 'a', 'c', 'b', 'a']) await hear(id);
    await until(() => sent.length === 3);
    expect(sent).toEqual(['1: a', '2: b', '3: c']);
  });

  it('reads nothing of a conversation of which another server holds something still, and lets nobody else wait for it', async () => {
    const held = new Set([store.conversations.idOf(address)]);
    const settling = { isWhole: (id: string) => !held.has(id), size: held.size };
    const { hear, worker } = setUp({ settling: () => settling });
    worker.start();
    await hear('a');
    await hear('b', 'b', { ...address, user: 'u2' });
    await until(() => sent.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(sent).toEqual(['1: b']);
    held.clear();
    await until(() => sent.length === 2);
    expect(sent).toEqual(['1: b', '1: a']);
  });

  it.each([
    ['delivered', undefined, 'k1 undefined'],
    ['not delivered', new SendError('person', '551'), 'k1 551'],
  ])('tells of a campaign’s message that it was %s', async (_, failure, expected) => {
    const told: string[] = [];
    send = () => (failure ? Promise.reject(failure) : Promise.resolve());
    const runTurn: RunTurn = ({ name }, state) =>
      Promise.resolve({ replies: name === 'campaign' ? [{ type: 'message', text: 'x' }] : [], events: [], state });
    const noteCampaign: NoteCampaign = (_id, campaign, error) =>
      Promise.resolve(void told.push(`${campaign} ${error}`));
    const { hear, worker } = setUp({ runTurn, noteCampaign });
    const { conversationId } = await hear('a');
    const activity = { type: 'event', name: 'campaign' };
    const item = { id: campaignItem('k1'), from: 'system' as const, receivedAt: clock, activity };
    await store.conversations.appendTo(conversationId, item);
    worker.wake(conversationId);
    await until(() => told.length > 0);
    expect(told).toEqual([expected]);
  });

  it('answers who writes without waiting for a campaign’s message that does not go through', async () => {
    const failures = new Map([['tin chung', 3]]);
    send = ({ activity: { text = '' } }) => {
      const left = failures.get(text) ?? 0;
      failures.set(text, left - 1);
      return left > 0 ? Promise.reject(new SendError('retry', '2')) : Promise.resolve(void sent.push(text));
    };
    const runTurn: RunTurn = (activity, state) =>
      Promise.resolve({
        replies: [
          activity.name === 'campaign'
            ? { type: 'message', text: 'tin chung', importance: 'low' }
            : { type: 'message', text: `trả lời ${activity.text}` },
        ],
        events: [],
        state,
      });
    const told: string[] = [];
    const noteCampaign: NoteCampaign = (_id, _campaign, error) => Promise.resolve(void told.push(String(error)));
    const { hear, worker } = setUp({ runTurn, noteCampaign });
    const { conversationId } = await hear('a', 'một');
    const activity = { type: 'event', name: 'campaign' };
    await store.conversations.appendTo(conversationId, {
      ...{ id: campaignItem('k1'), from: 'system', receivedAt: clock, activity },
    });
    worker.wake(conversationId);
    await until(
      async () =>
        (await logOf()).some(({ activity: { text }, state }) => text === 'tin chung' && state === 'queued') &&
        failures.get('tin chung') === 2,
    );
    await hear('b', 'hai');
    await until(() => sent.some((text) => text.includes('trả lời hai')));
    expect(told).toEqual(['OVERTAKEN']);
  });

  it('answers cries for help before the hundreds that have waited longer', async () => {
    const [began, waiting]: [string[], (() => void)[]] = [[], []];
    let open = false;
    const runTurn: RunTurn = async (activity, state) => {
      began.push(activity.text ?? '');
      if (!open) await new Promise<void>((go) => waiting.push(go));
      return echo(activity, state);
    };
    const isUrgent = ({ activity }: InboxItem) => activity.text === 'cứu';
    const { hear } = setUp({ runTurn, isUrgent, reserved: () => 1 });
    const crowd = Array.from({ length: 300 }, (_, n) => hear(`m${n}`, 'hỏi', { ...address, user: `u${n}` }));
    await Promise.all(crowd);
    await until(() => began.length === 3);
    await Promise.all([1, 2, 3].map((n) => hear('m', 'cứu', { ...address, user: `cry${n}` })));
    await until(() => began.includes('cứu'));
    expect(began).toHaveLength(4);
    open = true;
    waiting.forEach((go) => go());
    await until(() => began.length === 303);
    // The one that had room at once, and the others with the next room there was.
    expect(began.slice(3, 10).filter((text) => text === 'cứu').length).toBe(3);
  });

  it('keeps what a flood brings, answers it once, and reads on when it is over', async () => {
    const verdicts: Verdict[] = ['read', 'tell', 'keep', 'keep', 'read'];
    const flood = { judge: () => Promise.resolve(verdicts.shift() ?? 'read') };
    const { hear } = setUp({ flood, runTurn: saysAside('Bạn nhắn nhanh quá') });
    for (const text of ['a', 'b', 'c', 'd', 'e']) await hear(text);
    await until(() => sent.length === 3);
    expect(sent).toEqual(['1: a', 'Bạn nhắn nhanh quá', '2: e']);
    const heard = (await logOf()).filter((entry) => entry.from === 'user');
    expect(heard.map((entry) => [entry.activity.text, entry.state])).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((text) => [text, 'received']),
    );
  });

  it('tells nobody to slow down where the bot will not say it, and reads on', async () => {
    const verdicts: Verdict[] = ['tell', 'read'];
    const { hear } = setUp({
      flood: { judge: () => Promise.resolve(verdicts.shift() ?? 'read') },
      runTurn: saysAside(),
    });
    for (const text of ['a', 'b']) await hear(text);
    await until(() => sent.length === 1);
    expect(sent).toEqual(['1: b']);
  });

  it('works on many conversations, one turn at a time in each', async () => {
    const running = new Set<string>();
    const runTurn: RunTurn = async (activity, state) => {
      const id = activity.conversation?.id ?? '';
      expect(running.has(id)).toBe(false);
      running.add(id);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running.delete(id);
      return echo(activity, state);
    };
    const { hear } = setUp({ runTurn });
    const users = Array.from({ length: 20 }, (_, n) => ({ ...address, user: `u${n}` }));
    await Promise.all(users.flatMap((user) => ['a', 'b', 'c'].map((id) => hear(id, id, user))));
    await until(() => sent.length === 60);
    for (const user of users)
      expect((await logOf(user)).filter((entry) => entry.from === 'bot').map((entry) => entry.activity.text)).toEqual([
        '1: a',
        '2: b',
        '3: c',
      ]);
  });

  it('two workers on one store never answer the same message twice', async () => {
    const first = setUp({ owner: 'w1' });
    const second = setUp({ owner: 'w2' });
    first.worker.start();
    second.worker.start();
    await Promise.all(Array.from({ length: 30 }, (_, n) => (n % 2 ? first : second).hear(`m${n}`)));
    await until(() => sent.length >= 30);
    expect(new Set(sent).size).toBe(30);
  });

  it('tries again what a platform refused for now, and keeps the order meanwhile', async () => {
    let failures = 1;
    send = (reply) => {
      if (failures-- > 0) return Promise.reject(new SendError('retry', '613'));
      return Promise.resolve(void sent.push(reply.activity.text ?? ''));
    };
    const { worker, hear } = setUp();
    worker.start();
    await hear('a');
    await hear('b');
    await until(async () => failures === 0 && (await logOf()).filter(({ state }) => state === 'queued').length === 2);
    expect(sent).toEqual([]);
    clock += 1_000;
    await until(() => sent.length === 2);
    expect(sent).toEqual(['1: a', '2: b']);
  });

  it('tries a reply that was put off for long again when its reader writes', async () => {
    let isDown = true;
    send = (reply) =>
      isDown ? Promise.reject(new SendError('retry', '2')) : Promise.resolve(void sent.push(reply.activity.text ?? ''));
    const { worker, hear } = setUp();
    worker.start();
    await hear('a');
    const isDue = async (at: number) => (await store.conversations.due(at, 9)).length > 0;
    const isPutOff = async () => (await isDue(clock + 3_600_000)) && !(await isDue(clock));
    for (const pause of [1_000, 5_000, 15_000, 0]) {
      await until(isPutOff);
      clock += pause;
    }
    isDown = false;
    await hear('b', 'cứu em với');
    await until(async () => (await logOf()).filter((entry) => entry.state === 'queued').length === 2);
    clock += 1_000;
    await until(() => sent.length === 2);
    expect(sent).toEqual(['1: a', '2: cứu em với']);
  });

  it.each(['reply', 'person'] as const)(
    'gives a reply up when the %s cannot be reached, shows why, and goes on',
    async (failure) => {
      send = (reply) =>
        reply.activity.text?.startsWith('1')
          ? Promise.reject(new SendError(failure, '551'))
          : Promise.resolve(void sent.push('ok'));
      const { hear } = setUp();
      await hear('a');
      await hear('b');
      await until(() => sent.length === 1);
      expect((await logOf()).map(({ state, error }) => [state, error])).toContainEqual(['failed', '551']);
    },
  );

  it('gives up what must not be sent any more, and shows why', async () => {
    const late: RunTurn = (_, state) =>
      Promise.resolve({
        replies: [{ type: 'message', text: 'kín', channelData: { notAfter: clock + 900_000 } }],
        events: [],
        state,
      });
    send = () => Promise.reject(new SendError('retry', '2'));
    const { worker, hear } = setUp({ runTurn: late });
    worker.start();
    await hear('a');
    await until(async () => (await logOf()).some((entry) => entry.state === 'queued'));
    send = (reply) => Promise.resolve(void sent.push(reply.activity.text ?? ''));
    clock += 900_000;
    await until(async () => (await logOf()).some((entry) => entry.error === 'SILENCE'));
    expect(sent).toEqual([]);
  });

  describe('when our answers to somebody in danger are a quarter of an hour late', () => {
    const guarded = (knock?: string) => ({ notAfter: clock + 900_000, ...(knock && { knock }) });
    const afraid =
      (knock?: string): RunTurn =>
      ({ text }, state) =>
        Promise.resolve({
          replies: [{ type: 'message', text: `kín ${text ?? ''}`, channelData: guarded(knock) }],
          events: [],
          state,
        });
    const outage = async (change: Change, meanwhile?: string) => {
      send = () => Promise.reject(new SendError('retry', '2'));
      const room = setUp(change);
      room.worker.start();
      for (const id of ['a', 'b']) await room.hear(id);
      await until(async () => (await logOf()).filter((entry) => entry.state === 'queued').length === 2);
      clock += 600_000;
      if (meanwhile) await room.hear(meanwhile);
      await until(
        async () => (await logOf()).filter((entry) => entry.state === 'queued').length === (meanwhile ? 3 : 2),
      );
      clock += 300_000;
    };
    const comesBack = () => (send = (reply) => Promise.resolve(void sent.push(reply.activity.text ?? '')));

    it('one line that says nothing goes out in the place of all of them, and staff are told of each', async () => {
      const told: string[] = [];
      await outage({
        runTurn: afraid('Chào bạn.'),
        noteUnsent: (_, unsent) => Promise.resolve(void told.push(...unsent.map(({ error }) => error))),
      });
      comesBack();
      await until(() => sent.length > 0);
      await until(async () => (await logOf()).every(({ state }) => state !== 'queued'));
      expect(sent).toEqual(['Chào bạn.']);
      expect(told).toEqual(['SILENCE', 'SILENCE']);
      expect((await logOf()).filter(({ error }) => error === 'SILENCE')).toHaveLength(2);
    });

    it('nothing goes out where even that line may do harm', async () => {
      await outage({ runTurn: afraid() });
      comesBack();
      await until(async () => (await logOf()).filter(({ error }) => error === 'SILENCE').length === 2);
      expect(sent).toEqual([]);
    });

    it('whoever has written since gets the answer to that, and no line', async () => {
      await outage({ runTurn: afraid('Chào bạn.') }, 'c');
      comesBack();
      await until(() => sent.length > 0);
      expect(sent).toEqual(['kín c']);
    });

    it('a teller that fails stops nothing', async () => {
      await outage({ runTurn: afraid('Chào bạn.'), noteUnsent: () => Promise.reject(new Error('store')) });
      comesBack();
      await until(() => sent.length > 0);
      expect(sent).toEqual(['Chào bạn.']);
    });
  });

  it('calls back what is unsent when the person makes the chat harmless', async () => {
    const leaving: RunTurn = (activity, state) => {
      if (activity.text !== 'thoát') return echo(activity, state);
      const events = [{ type: 'event', name: 'haidang.hush' }];
      return Promise.resolve({ replies: [{ type: 'message', text: 'thời tiết' }], events, state });
    };
    let isDown = true;
    let tries = 0;
    send = (reply) => {
      tries += 1;
      return isDown
        ? Promise.reject(new SendError('retry', '2'))
        : Promise.resolve(void sent.push(reply.activity.text ?? ''));
    };
    const { worker, hear } = setUp({ runTurn: leaving });
    worker.start();
    for (const id of ['a', 'b']) await hear(id);
    await until(async () => tries > 0 && (await logOf()).filter((entry) => entry.state === 'queued').length === 2);
    isDown = false;
    await hear('c', 'thoát');
    await until(() => sent.length === 1);
    expect(sent).toEqual(['thời tiết']);
    expect((await logOf()).filter((entry) => entry.error === 'LEFT')).toHaveLength(2);
  });

  it('waits, and gives nothing up, while a channel is down; after a day it does', async () => {
    send = () => Promise.reject(new SendError('channel', '190'));
    const { worker, hear } = setUp();
    worker.start();
    await hear('a');
    await until(async () => (await logOf()).some((entry) => entry.state === 'queued'));
    clock += 25 * 3_600_000;
    await until(async () => (await logOf()).some((entry) => entry.state === 'failed'));
  });

  it.each<[string, RunTurn, string]>([
    ['in the words of the bot', saysAside('Máy lỗi, gọi 111'), 'Máy lỗi, gọi 111'],
    ['in our own where the bot cannot', () => Promise.reject(new Error('boom')), 'gọi 111 hoặc 113'],
  ])(
    'sets a message aside whose turn fails again and again: a person gets it, its writer the numbers %s, and the next is answered',
    async (_, aside, said) => {
      const handed: string[] = [];
      const runTurn: RunTurn = (activity, state) => {
        if (activity.name === ASIDE) return aside(activity, state);
        return activity.text === 'độc' ? Promise.reject(new Error('boom')) : echo(activity, state);
      };
      const { hear } = setUp({ runTurn, takeHandoff: (_, __, item) => Promise.resolve(void handed.push(item.id)) });
      await hear('a', 'độc');
      await hear('b');
      await until(() => sent.length === 2);
      expect(sent).toEqual([said, '1: b']);
      expect(handed).toEqual(['a']);
      expect((await logOf())[0]).toMatchObject({ id: 'a', state: 'failed' });
    },
  );

  it('opens the case before it answers, and a turn run again opens it with the same message', async () => {
    const opened: string[] = [];
    const runTurn: RunTurn = async (activity, state) => ({
      ...(await echo(activity, state)),
      events: [{ type: 'event', name: 'handoff.initiate' }],
    });
    let fail = true;
    const takeHandoff: TakeHandoff = (_, __, item) => {
      opened.push(item.id);
      expect(sent).toEqual([]);
      if (!fail) return Promise.resolve();
      fail = false;
      return Promise.reject(new Error('store away'));
    };
    const { hear } = setUp({ runTurn, takeHandoff });
    await hear('a');
    await until(() => sent.length === 1);
    expect(opened).toEqual(['a', 'a']);
  });

  it('passes a staff message on word for word, without asking the bot', async () => {
    const { hear, worker } = setUp();
    const { conversationId } = await hear('a');
    await until(() => sent.length === 1);
    await store.conversations.appendTo(conversationId, {
      id: 'staff:1',
      from: 'staff',
      receivedAt: clock,
      activity: { type: 'message', text: 'Chào bạn' },
    });
    worker.wake(conversationId);
    await until(() => sent.length === 2);
    expect(sent[1]).toBe('Chào bạn');
  });

  it('tells whose words were given up: staff’s own are owed again', async () => {
    const told: [string, boolean][] = [];
    const noteUnsent: NoteUnsent = (_, unsent) =>
      Promise.resolve(void told.push(...unsent.map(({ error, byStaff }): [string, boolean] => [error, byStaff])));
    send = () => Promise.reject(new SendError('reply', '551'));
    const { hear, worker } = setUp({ noteUnsent });
    const { conversationId } = await hear('a');
    await until(() => told.length === 1);
    const activity = { type: 'message', text: 'Chào bạn' };
    await store.conversations.appendTo(conversationId, { id: 'staff:1', from: 'staff', receivedAt: clock, activity });
    worker.wake(conversationId);
    await until(() => told.length === 2);
    expect(told).toEqual([
      ['551', false],
      ['551', true],
    ]);
  });

  it('reads the next message, and opens its case, while a platform hangs over the reply before', async () => {
    let free: () => void = () => undefined;
    send = (reply) =>
      new Promise((resolve) => {
        free = resolve;
        sent.push(reply.activity.text ?? '');
      });
    const handed: string[] = [];
    const runTurn: RunTurn = async (activity, state) => ({
      ...(await echo(activity, state)),
      events: [{ type: 'event', name: 'handoff.initiate', value: { priority: 1 } }],
    });
    const { hear } = setUp({ runTurn, takeHandoff: (_, __, item) => Promise.resolve(void handed.push(item.id)) });
    await hear('a');
    await until(() => sent.length === 1);
    await hear('b', 'cứu em với');
    await until(() => handed.length === 2);
    expect(sent).toEqual(['1: a']);
    free();
    await until(() => sent.length === 2);
    free();
    expect(sent).toEqual(['1: a', '2: cứu em với']);
  });

  it('hears everybody while a platform hangs over every reply', async () => {
    const hanging: (() => void)[] = [];
    send = () => new Promise((resolve) => hanging.push(resolve));
    const turns: string[] = [];
    const runTurn: RunTurn = (activity, state) => {
      turns.push(activity.text ?? '');
      return echo(activity, state);
    };
    const { hear, worker } = setUp({ runTurn });
    for (let n = 0; n < 50; n++) await hear('m', `${n}`, { ...address, user: `u${n}` });
    await until(() => turns.length === 50);
    const stopped = worker.stop();
    await until(() => {
      hanging.splice(0).forEach((free) => free());
      return turns.length === 50;
    });
    const freeing = setInterval(() => hanging.splice(0).forEach((free) => free()), 5);
    await stopped;
    clearInterval(freeing);
  });

  it('takes the echo of a reply whose call brought no answer for its delivery', async () => {
    send = (reply) => {
      sent.push(reply.activity.text ?? '');
      return Promise.reject(new SendError('retry', 'TIMEOUT'));
    };
    const { hear, take, worker } = setUp();
    worker.start();
    await hear('a');
    await until(async () => (await logOf()).some(({ state }) => state === 'queued'));
    const value = { text: '1: a', certain: false };
    await take({ address, id: 'mid', from: 'staff', activity: { type: 'event', name: 'handoff.takeover', value } });
    await until(async () => (await logOf()).some(({ state }) => state === 'sent'));
    expect(await logOf()).toHaveLength(2);
    clock += 60_000;
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(sent).toEqual(['1: a']);
  });

  it('does not send what the rules of the channel forbid, and says why', async () => {
    const { hear } = setUp({ policy: windowPolicy([]) });
    await hear('a');
    await until(async () => (await logOf()).some(({ error }) => error === 'WINDOW_CLOSED'));
    expect(sent).toEqual([]);
  });

  it('rests after failures in a row, without counting what it did not try, and tells the operator of a dead token', async () => {
    let tries = 0;
    let isDown = true;
    send = (reply) => {
      tries += 1;
      return isDown ? Promise.reject(new SendError('channel', '190')) : Promise.resolve(void sent.push(reply.id));
    };
    const { hear, worker, findings } = setUp();
    worker.start();
    for (let n = 0; n < 10; n++) {
      await hear('m', 'x', { ...address, user: `u${n}` });
      await until(async () => (await logOf({ ...address, user: `u${n}` })).some(({ state }) => state === 'queued'));
    }
    await until(() => tries === 1);
    expect(findings.all()).toMatchObject([{ channel: 'test', code: '190' }]);
    isDown = false;
    while (sent.length < 10) {
      clock += 2_000;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(tries).toBe(11);
  });

  it('takes up what a dead process left behind, once its lease has run out', async () => {
    const { id } = await store.conversations.append(address, {
      id: 'a',
      from: 'user',
      receivedAt: clock,
      activity: { type: 'message', text: 'a' },
    });
    await store.conversations.claim(id, 'dead', clock, clock + 45_000);
    const { worker } = setUp();
    worker.start();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(sent).toEqual([]);
    clock += 45_000;
    await until(() => sent.length === 1);
  });
});

describe('the pauses of the outbox', () => {
  it('grow, end at a quarter of an hour, and spread out by at most a quarter', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 50].map((attempts) => nextTry(attempts, 0, () => 0));
    expect(pauses).toEqual([1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 900_000, 900_000]);
    expect(nextTry(1, 0, () => 1)).toBe(1_250);
  });
});
