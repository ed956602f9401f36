import type { Store } from '../../../../server/store/store';
import { type Room, address, hold, message } from './room';

/** Questions for the editors. */
export function unansweredContract(room: Room): void {
  describe('questions without an answer', () => {
    let store: Store;
    beforeEach(() => void (store = room.store));

    const asked = (messageId: string, form: string, at: number, conversationId = 'c') =>
      store.unanswered.note({ conversationId, messageId, form, text: `${form} ${at}`, intent: 'market_info', at });

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

    it('takes what a person has asked with their conversation, and leaves what others have asked, too', async () => {
      const { id } = await store.conversations.append(address, message('m1', 'm1', 1_000));
      await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }] });
      await asked('m1', 'vu ong ghost sao roi', 1, id);
      for (const n of [2, 3]) await asked(`m${n}`, 'phi di sao hoa', n, id);
      await asked('m4', 'phi di sao hoa', 4, 'somebody');
      await store.conversations.forgetSoon(id);
      expect(await store.conversations.purge(0)).toBe(1);
      expect(await store.unanswered.list(10)).toMatchObject([{ text: 'phi di sao hoa 4', count: 1 }]);
    });

    it('takes a question off once: what is asked again after it was settled is another’s', async () => {
      const { id } = await store.conversations.append(address, message('m1', 'm1', 1_000));
      await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }] });
      await asked('m1', 'phi di sao hoa', 1, id);
      const [first] = await store.unanswered.list(1);
      await store.unanswered.settle(first!.key);
      await asked('m2', 'phi di sao hoa', 2, 'somebody');
      await store.conversations.forgetSoon(id);
      await store.conversations.purge(0);
      expect(await store.unanswered.list(10)).toMatchObject([{ count: 1 }]);
    });
  });
}
