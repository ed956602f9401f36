import type { Verdict } from '../../../server/conversations/flood';
import { ASIDE } from '../../../bot/aside';
import type { InboxItem } from '../../../server/store/contract/conversations';
import type { RunTurn, TakeHandoff } from '../../../server/conversations/turn';
import { address, echo, saysAside, until, workerRoom } from './worker-room';

describe('a worker that reads', () => {
  const room = workerRoom();

  it('answers cries for help before the hundreds that have waited longer', async () => {
    const [began, waiting]: [string[], (() => void)[]] = [[], []];
    let open = false;
    const runTurn: RunTurn = async (activity, state) => {
      began.push(activity.text ?? '');
      if (!open) await new Promise<void>((go) => waiting.push(go));
      return echo(activity, state);
    };
    const isUrgent = ({ activity }: InboxItem) => activity.text === 'cứu';
    const { hear } = room.setUp({ runTurn, isUrgent, reserved: () => 1 });
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
    const { hear } = room.setUp({ flood, runTurn: saysAside('Bạn nhắn nhanh quá') });
    for (const text of ['a', 'b', 'c', 'd', 'e']) await hear(text);
    await until(() => room.sent.length === 3);
    expect(room.sent).toEqual(['1: a', 'Bạn nhắn nhanh quá', '2: e']);
    const heard = (await room.logOf()).filter((entry) => entry.from === 'user');
    expect(heard.map((entry) => [entry.activity.text, entry.state])).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((text) => [text, 'received']),
    );
  });

  it('tells nobody to slow down where the bot will not say it, and reads on', async () => {
    const verdicts: Verdict[] = ['tell', 'read'];
    const { hear } = room.setUp({
      flood: { judge: () => Promise.resolve(verdicts.shift() ?? 'read') },
      runTurn: saysAside(),
    });
    for (const text of ['a', 'b']) await hear(text);
    await until(() => room.sent.length === 1);
    expect(room.sent).toEqual(['1: b']);
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
      const { hear } = room.setUp({
        runTurn,
        takeHandoff: (_, __, item) => Promise.resolve(void handed.push(item.id)),
      });
      await hear('a', 'độc');
      await hear('b');
      await until(() => room.sent.length === 2);
      expect(room.sent).toEqual([said, '1: b']);
      expect(handed).toEqual(['a']);
      expect((await room.logOf())[0]).toMatchObject({ id: 'a', state: 'failed' });
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
      expect(room.sent).toEqual([]);
      if (!fail) return Promise.resolve();
      fail = false;
      return Promise.reject(new Error('store away'));
    };
    const { hear } = room.setUp({ runTurn, takeHandoff });
    await hear('a');
    await until(() => room.sent.length === 1);
    expect(opened).toEqual(['a', 'a']);
  });
});
