import type { Store } from '../../../../server/store/store';
import type { Room } from './room';

/** Questions for the editors. */
export function unansweredContract(room: Room): void {
  describe('questions without an answer', () => {
    let store: Store;
    beforeEach(() => void (store = room.store));

    const asked = (messageId: string, form: string, at: number) =>
      store.unanswered.note({ messageId, form, text: `${form} ${at}`, intent: 'market_info', at });

    it('counts wordings of one question together, the most asked first, with the latest wording', async () => {
      await asked('m1', 'phi di sao hoa', 1);
      await asked('m2', 'luong o mat trang', 2);
      await asked('m3', 'luong o mat trang', 3);
      const [most, less] = await store.unanswered.list(10);
      expect(most).toMatchObject({ text: 'luong o mat trang 3', count: 2, lastSeen: 3, intent: 'market_info' });
      expect(less).toMatchObject({ count: 1 });
      expect(await store.unanswered.list(1)).toHaveLength(1);
    });

    it('counts a message once, also when its turn is run again', async () => {
      await asked('m1', 'phi di sao hoa', 1);
      await asked('m1', 'phi di sao hoa', 9);
      expect(await store.unanswered.list(10)).toMatchObject([{ count: 1, lastSeen: 1 }]);
    });

    it('forgets what was settled, and what nobody has asked for long', async () => {
      await asked('m1', 'phi di sao hoa', 1);
      await asked('m2', 'luong o mat trang', 5);
      const [latest] = await store.unanswered.list(10);
      await store.unanswered.settle(latest!.key);
      expect(await store.unanswered.purge(2)).toBe(1);
      expect(await store.unanswered.list(10)).toEqual([]);
    });
  });
}
