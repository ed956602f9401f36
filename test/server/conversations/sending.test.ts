import { SendError } from '../../../server/channels/channel';
import { windowPolicy } from '../../../server/channels/policy';
import { nextTry } from '../../../server/conversations/outbox';
import type { NoteUnsent, RunTurn } from '../../../server/conversations/turn';
import { SWEEP_MS, address, echo, until, workerRoom } from './worker-room';

describe('a worker that sends', () => {
  const room = workerRoom();

  it('tries again what a platform refused for now, and keeps the order meanwhile', async () => {
    let failures = 1;
    room.send = (reply) => {
      if (failures-- > 0) return Promise.reject(new SendError('retry', '613'));
      return room.take(reply);
    };
    const { worker, hear } = room.setUp();
    worker.start();
    await hear('a');
    await hear('b');
    await until(
      async () => failures === 0 && (await room.logOf()).filter(({ state }) => state === 'queued').length === 2,
    );
    expect(room.sent).toEqual([]);
    room.clock += 1_000;
    await until(() => room.sent.length === 2);
    expect(room.sent).toEqual(['1: a', '2: b']);
  });

  it('tries a reply that was put off for long again when its reader writes', async () => {
    let isDown = true;
    room.send = (reply) => (isDown ? Promise.reject(new SendError('retry', '2')) : room.take(reply));
    const { worker, hear } = room.setUp();
    worker.start();
    await hear('a');
    const isDue = async (at: number) => (await room.store.conversations.due(at, 9)).length > 0;
    const isPutOff = async () => (await isDue(room.clock + 3_600_000)) && !(await isDue(room.clock));
    for (const pause of [1_000, 5_000, 15_000, 0]) {
      await until(isPutOff);
      room.clock += pause;
    }
    isDown = false;
    await hear('b', 'cứu em với');
    await until(async () => (await room.logOf()).filter((entry) => entry.state === 'queued').length === 2);
    room.clock += 1_000;
    await until(() => room.sent.length === 2);
    expect(room.sent).toEqual(['1: a', '2: cứu em với']);
  });

  it.each(['reply', 'person'] as const)(
    'gives a reply up when the %s cannot be reached, shows why, and goes on',
    async (failure) => {
      room.send = (reply) =>
        reply.activity.text?.startsWith('1')
          ? Promise.reject(new SendError(failure, '551'))
          : Promise.resolve(void room.sent.push('ok'));
      const { hear } = room.setUp();
      await hear('a');
      await hear('b');
      await until(() => room.sent.length === 1);
      expect((await room.logOf()).map(({ state, error }) => [state, error])).toContainEqual(['failed', '551']);
    },
  );

  it('gives up what must not be sent any more, and shows why', async () => {
    const late: RunTurn = (_, state) =>
      Promise.resolve({
        replies: [{ type: 'message', text: 'kín', channelData: { notAfter: room.clock + 900_000 } }],
        events: [],
        state,
      });
    room.send = () => Promise.reject(new SendError('retry', '2'));
    const { worker, hear } = room.setUp({ runTurn: late });
    worker.start();
    await hear('a');
    await until(async () => (await room.logOf()).some((entry) => entry.state === 'queued'));
    room.send = (reply) => room.take(reply);
    room.clock += 900_000;
    await until(async () => (await room.logOf()).some((entry) => entry.error === 'SILENCE'));
    expect(room.sent).toEqual([]);
  });

  it('calls back what is unsent when the person makes the chat harmless', async () => {
    const leaving: RunTurn = (activity, state) => {
      if (activity.text !== 'thoát') return echo(activity, state);
      const events = [{ type: 'event', name: 'haidang.hush' }];
      return Promise.resolve({ replies: [{ type: 'message', text: 'thời tiết' }], events, state });
    };
    let isDown = true;
    let tries = 0;
    room.send = (reply) => {
      tries += 1;
      return isDown ? Promise.reject(new SendError('retry', '2')) : room.take(reply);
    };
    const { worker, hear } = room.setUp({ runTurn: leaving });
    worker.start();
    for (const id of ['a', 'b']) await hear(id);
    await until(async () => tries > 0 && (await room.logOf()).filter((entry) => entry.state === 'queued').length === 2);
    isDown = false;
    await hear('c', 'thoát');
    await until(() => room.sent.length === 1);
    expect(room.sent).toEqual(['thời tiết']);
    expect((await room.logOf()).filter((entry) => entry.error === 'LEFT')).toHaveLength(2);
  });

  it('waits, and gives nothing up, while a channel is down; after a day it does', async () => {
    room.send = () => Promise.reject(new SendError('channel', '190'));
    const { worker, hear } = room.setUp();
    worker.start();
    await hear('a');
    await until(async () => (await room.logOf()).some((entry) => entry.state === 'queued'));
    room.clock += 25 * 3_600_000;
    await until(async () => (await room.logOf()).some((entry) => entry.state === 'failed'));
  });

  it('tells whose words were given up: staff’s own are owed again', async () => {
    const told: [string, boolean][] = [];
    const noteUnsent: NoteUnsent = (_, unsent) =>
      Promise.resolve(void told.push(...unsent.map(({ error, byStaff }): [string, boolean] => [error, byStaff])));
    room.send = () => Promise.reject(new SendError('reply', '551'));
    const { hear, worker } = room.setUp({ noteUnsent });
    const { conversationId } = await hear('a');
    await until(() => told.length === 1);
    const activity = { type: 'message', text: 'Chào bạn' };
    await room.store.conversations.appendTo(conversationId, {
      id: 'staff:1',
      from: 'staff',
      receivedAt: room.clock,
      activity,
    });
    worker.wake(conversationId);
    await until(() => told.length === 2);
    expect(told).toEqual([
      ['551', false],
      ['551', true],
    ]);
  });

  it('takes the echo of a reply whose call brought no answer for its delivery', async () => {
    room.send = (reply) => {
      room.sent.push(reply.activity.text ?? '');
      return Promise.reject(new SendError('retry', 'TIMEOUT'));
    };
    const { hear, take, worker } = room.setUp({ sweepMs: SWEEP_MS });
    worker.start();
    await hear('a');
    await until(async () => (await room.logOf()).some(({ state }) => state === 'queued'));
    const value = { text: '1: a', certain: false };
    await take({ address, id: 'mid', from: 'staff', activity: { type: 'event', name: 'handoff.takeover', value } });
    await until(async () => (await room.logOf()).some(({ state }) => state === 'sent'));
    expect(await room.logOf()).toHaveLength(2);
    room.clock += 60_000;
    await room.looked();
    expect(room.sent).toEqual(['1: a']);
  });

  it('does not send what the rules of the channel forbid, and says why', async () => {
    const { hear } = room.setUp({ policy: windowPolicy([]) });
    await hear('a');
    await until(async () => (await room.logOf()).some(({ error }) => error === 'WINDOW_CLOSED'));
    expect(room.sent).toEqual([]);
  });

  it('rests after failures in a row, without counting what it did not try, and tells the operator of a dead token', async () => {
    let tries = 0;
    let isDown = true;
    room.send = (reply) => {
      tries += 1;
      return isDown ? Promise.reject(new SendError('channel', '190')) : Promise.resolve(void room.sent.push(reply.id));
    };
    const { hear, worker, findings } = room.setUp({ sweepMs: SWEEP_MS });
    worker.start();
    for (let n = 0; n < 10; n++) {
      await hear('m', 'x', { ...address, user: `u${n}` });
      await until(async () =>
        (await room.logOf({ ...address, user: `u${n}` })).some(({ state }) => state === 'queued'),
      );
    }
    await until(() => tries === 1);
    expect(findings.all()).toMatchObject([{ channel: 'test', code: '190' }]);
    isDown = false;
    for (let n = 0; n < 100 && room.sent.length < 10; n++) {
      room.clock += 2_000;
      await room.looked();
    }
    expect(tries).toBe(11);
  });
});

describe('the pauses of the outbox', () => {
  it('grow, end at a quarter of an hour, and spread out by at most a quarter', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7, 50].map((attempts) => nextTry(attempts, 0, () => 0));
    expect(pauses).toEqual([1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 900_000, 900_000]);
    expect(nextTry(1, 0, () => 1)).toBe(1_250);
  });
});
