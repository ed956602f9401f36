import { setTimeout as pause } from 'node:timers/promises';
import type { LiveNews } from '../../../../server/store/contract/news';
import type { Room } from './room';

/** Live news between processes, by whatever way the database has for it. */
export function newsContract(room: Room): void {
  describe('news between processes', () => {
    it('come to each from the others, in their order, and not from itself', async () => {
      const { store } = room;
      const other = await room.reopen();
      const both = [store, other];
      const heard: LiveNews[][] = [[], []];
      const leave = await Promise.all(both.map(({ news }, n) => news.listen((all) => heard[n]!.push(...all))));
      const told = Array.from({ length: 9 }, (_, n): LiveNews => ({ kind: 'conversation', id: `c${n}` }));
      for (const one of told) await store.news.tell([one]);
      await other.news.tell([{ kind: 'case', id: 'case-1', change: 'claimed' }]);
      while (heard[1]!.length < told.length || !heard[0]!.length) await pause(10);
      expect(heard).toEqual([[{ kind: 'case', id: 'case-1', change: 'claimed' }], told]);
      await Promise.all(leave.map((stop) => stop()));
      // Whoever listens still shows that it has come to this process.
      const later: LiveNews[] = [];
      const stop = await other.news.listen((all) => void later.push(...all));
      await store.news.tell([{ kind: 'conversation', id: 'later' }]);
      while (!later.some(({ id }) => id === 'later')) await pause(10);
      expect(heard[1]).toHaveLength(told.length);
      await stop();
      await other.close();
    });
  });
}
