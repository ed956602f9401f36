import type { RunTurn } from '../../../server/conversations/turn';
import { SWEEP_MS, address, echo, until, workerRoom } from './worker-room';

describe('the conversation worker', () => {
  const room = workerRoom();

  it('answers messages in order, each once, however often they are delivered', async () => {
    const { hear } = room.setUp();
    for (const id of ['a', 'b', 'a', 'c', 'b', 'a']) await hear(id);
    await until(() => room.sent.length === 3);
    expect(room.sent).toEqual(['1: a', '2: b', '3: c']);
  });

  it('reads nothing of a conversation of which another server holds something still, and lets nobody else wait for it', async () => {
    const held = new Set([room.store.conversations.idOf(address)]);
    const settling = { isWhole: (id: string) => !held.has(id), size: held.size };
    const { hear, worker } = room.setUp({ settling: () => settling, sweepMs: SWEEP_MS });
    worker.start();
    await hear('a');
    await hear('b', 'b', { ...address, user: 'u2' });
    await until(() => room.sent.length === 1);
    await room.looked();
    expect(room.sent).toEqual(['1: b']);
    held.clear();
    await until(() => room.sent.length === 2);
    expect(room.sent).toEqual(['1: b', '1: a']);
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
    const { hear } = room.setUp({ runTurn });
    const users = Array.from({ length: 20 }, (_, n) => ({ ...address, user: `u${n}` }));
    await Promise.all(users.flatMap((user) => ['a', 'b', 'c'].map((id) => hear(id, id, user))));
    await until(() => room.sent.length === 60);
    for (const user of users)
      expect(
        (await room.logOf(user)).filter((entry) => entry.from === 'bot').map((entry) => entry.activity.text),
      ).toEqual(['1: a', '2: b', '3: c']);
  });

  it('two workers on one store never answer the same message twice', async () => {
    const first = room.setUp({ owner: 'w1' });
    const second = room.setUp({ owner: 'w2' });
    first.worker.start();
    second.worker.start();
    await Promise.all(Array.from({ length: 30 }, (_, n) => (n % 2 ? first : second).hear(`m${n}`)));
    await until(() => room.sent.length >= 30);
    expect(new Set(room.sent).size).toBe(30);
  });

  it('passes a staff message on word for word, without asking the bot', async () => {
    const { hear, worker } = room.setUp();
    const { conversationId } = await hear('a');
    await until(() => room.sent.length === 1);
    await room.store.conversations.appendTo(conversationId, {
      id: 'staff:1',
      from: 'staff',
      receivedAt: room.clock,
      activity: { type: 'message', text: 'Chào bạn' },
    });
    worker.wake(conversationId);
    await until(() => room.sent.length === 2);
    expect(room.sent[1]).toBe('Chào bạn');
  });

  it('reads the next message, and opens its case, while a platform hangs over the reply before', async () => {
    let free: () => void = () => undefined;
    room.send = (reply) =>
      new Promise((resolve) => {
        free = resolve;
        room.sent.push(reply.activity.text ?? '');
      });
    const handed: string[] = [];
    const runTurn: RunTurn = async (activity, state) => ({
      ...(await echo(activity, state)),
      events: [{ type: 'event', name: 'handoff.initiate', value: { priority: 1 } }],
    });
    const { hear } = room.setUp({ runTurn, takeHandoff: (_, __, item) => Promise.resolve(void handed.push(item.id)) });
    await hear('a');
    await until(() => room.sent.length === 1);
    await hear('b', 'cứu em với');
    await until(() => handed.length === 2);
    expect(room.sent).toEqual(['1: a']);
    free();
    await until(() => room.sent.length === 2);
    free();
    expect(room.sent).toEqual(['1: a', '2: cứu em với']);
  });

  it('hears everybody while a platform hangs over every reply', async () => {
    const hanging: (() => void)[] = [];
    room.send = () => new Promise((resolve) => hanging.push(resolve));
    const turns: string[] = [];
    const runTurn: RunTurn = (activity, state) => {
      turns.push(activity.text ?? '');
      return echo(activity, state);
    };
    const { hear, worker } = room.setUp({ runTurn });
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

  it('takes up what a dead process left behind, once its lease has run out', async () => {
    const { id } = await room.store.conversations.append(address, {
      id: 'a',
      from: 'user',
      receivedAt: room.clock,
      activity: { type: 'message', text: 'a' },
    });
    await room.store.conversations.claim(id, 'dead', room.clock, room.clock + 45_000);
    const { worker } = room.setUp({ sweepMs: SWEEP_MS });
    worker.start();
    await room.looked();
    expect(room.sent).toEqual([]);
    room.clock += 45_000;
    await until(() => room.sent.length === 1);
  });
});
