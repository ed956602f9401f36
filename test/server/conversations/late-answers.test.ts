import { SendError } from '../../../server/channels/channel';
import type { RunTurn } from '../../../server/conversations/turn';
import { type Change, until, workerRoom } from './worker-room';

describe('when our answers to somebody in danger are a quarter of an hour late', () => {
  const room = workerRoom();
  const guarded = (knock?: string) => ({ notAfter: room.clock + 900_000, ...(knock && { knock }) });
  const afraid =
    (knock?: string): RunTurn =>
    ({ text }, state) =>
      Promise.resolve({
        replies: [{ type: 'message', text: `kín ${text ?? ''}`, channelData: guarded(knock) }],
        events: [],
        state,
      });
  const outage = async (change: Change, meanwhile?: string) => {
    room.send = () => Promise.reject(new SendError('retry', '2'));
    const { worker, hear } = room.setUp(change);
    worker.start();
    for (const id of ['a', 'b']) await hear(id);
    await until(async () => (await room.logOf()).filter((entry) => entry.state === 'queued').length === 2);
    room.clock += 600_000;
    if (meanwhile) await hear(meanwhile);
    await until(
      async () => (await room.logOf()).filter((entry) => entry.state === 'queued').length === (meanwhile ? 3 : 2),
    );
    room.clock += 300_000;
  };
  const comesBack = () => (room.send = (reply) => room.take(reply));

  it('one line that says nothing goes out in the place of all of them, and staff are told of each', async () => {
    const told: string[] = [];
    await outage({
      runTurn: afraid('Chào bạn.'),
      noteUnsent: (_, unsent) => Promise.resolve(void told.push(...unsent.map(({ error }) => error))),
    });
    comesBack();
    await until(() => room.sent.length > 0);
    await until(async () => (await room.logOf()).every(({ state }) => state !== 'queued'));
    expect(room.sent).toEqual(['Chào bạn.']);
    expect(told).toEqual(['SILENCE', 'SILENCE']);
    expect((await room.logOf()).filter(({ error }) => error === 'SILENCE')).toHaveLength(2);
  });

  it('nothing goes out where even that line may do harm', async () => {
    await outage({ runTurn: afraid() });
    comesBack();
    await until(async () => (await room.logOf()).filter(({ error }) => error === 'SILENCE').length === 2);
    expect(room.sent).toEqual([]);
  });

  it('whoever has written since gets the answer to that, and no line', async () => {
    await outage({ runTurn: afraid('Chào bạn.') }, 'c');
    comesBack();
    await until(() => room.sent.length > 0);
    expect(room.sent).toEqual(['kín c']);
  });

  it('a teller that fails stops nothing', async () => {
    await outage({ runTurn: afraid('Chào bạn.'), noteUnsent: () => Promise.reject(new Error('store')) });
    comesBack();
    await until(() => room.sent.length > 0);
    expect(room.sent).toEqual(['Chào bạn.']);
  });
});
