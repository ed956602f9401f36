import type { RunTurn } from '../../../server/conversations/turn';
import type { ConversationStore } from '../../../server/store/contract/conversations';
import { echo, standIn, until, workerRoom } from './worker-room';

describe('what became of a reply while the next message waits for its turn', () => {
  const room = workerRoom();
  const isSent = async () => (await room.logOf()).some(({ state }) => state === 'sent');

  /** The platform hangs over the reply to the first message, and the turn over the second, until each is let go. */
  const hangTwice = () => {
    const [calls, turns]: [(() => void)[], (() => void)[]] = [[], []];
    const heard: string[] = [];
    room.send = (reply) => {
      room.send = (next) => room.take(next);
      return new Promise<void>((go) => calls.push(go)).then(() => room.take(reply));
    };
    const runTurn: RunTurn = async (activity, state) => {
      heard.push(activity.text ?? '');
      if (heard.length === 2) await new Promise<void>((go) => turns.push(go));
      return echo(activity, state);
    };
    const letGo = (waiting: (() => void)[]) => waiting.splice(0).forEach((go) => go());
    const begin = async (hear: (text: string) => Promise<unknown>) => {
      await hear('a');
      await until(() => calls.length === 1);
      await hear('b');
      await until(() => heard.length === 2);
    };
    return { runTurn, heard, begin, answer: () => letGo(calls), goOn: () => letGo(turns) };
  };

  it('is written down at once: a death in between sends nothing again', async () => {
    const { runTurn, heard, begin, answer, goOn } = hangTwice();
    const { hear } = room.setUp({ runTurn });
    await begin(hear);
    answer();
    await until(isSent);
    expect((await room.logOf()).map(({ id, state }) => [id, state])).toContainEqual(['b', 'unread']);
    goOn();
    await until(() => room.sent.length === 2);
    expect([room.sent, heard]).toEqual([
      ['1: a', '2: b'],
      ['a', 'b'],
    ]);
  });

  it('is written down, and the turn run again after the one that is under way, where the store was away for a moment', async () => {
    const { runTurn, heard, begin, answer, goOn } = hangTwice();
    let refused = 0;
    const commit: ConversationStore['commit'] = (held, change) =>
      change.settle && (refused += 1) === 1
        ? Promise.reject(new Error('away'))
        : room.store.conversations.commit(held, change);
    const { hear } = room.setUp({
      runTurn,
      store: standIn(room.store.conversations, { commit }),
      isAway: () => true,
    });
    await begin(hear);
    answer();
    await until(isSent);
    expect(heard).toEqual(['a', 'b']);
    goOn();
    await until(() => room.sent.length === 2);
    expect([room.sent, heard]).toEqual([
      ['1: a', '2: b'],
      ['a', 'b', 'b'],
    ]);
  });
});
