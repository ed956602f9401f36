import type { Campaign } from '../../../../server/store/records';
import type { Store } from '../../../../server/store/store';
import { type KeeperUnderTest, type Room, address, message } from './room';

const campaign = (change: Partial<Campaign> = {}): Campaign => ({
  id: 'k1',
  version: 1,
  name: 'Ngày 30/7',
  text: 'Hỏi trước khi đi',
  interests: ['viec-lam'],
  from: 0,
  to: 1_000,
  perHour: 100,
  status: 'draft',
  writtenBy: 's1',
  changedAt: 1,
  ...change,
});

/** Campaigns and who has asked for them. */
export function campaignContract(room: Room, keeper: KeeperUnderTest): void {
  describe('campaigns', () => {
    let store: Store;
    beforeEach(() => void (store = room.store));
    const next = (change: object = {}) =>
      store.campaigns.next({ campaign: 'k1', interests: ['viec-lam'], quietSince: 100, limit: 10, ...change });

    it('are kept, and changed only by whoever knows the last version', async () => {
      expect(await store.campaigns.put(campaign())).toBe(true);
      expect(await store.campaigns.put(campaign({ name: 'x' }))).toBe(false);
      expect(await store.campaigns.put(campaign({ version: 2, status: 'running', changedAt: 2 }))).toBe(true);
      expect(await store.campaigns.put(campaign({ version: 2, name: 'x' }))).toBe(false);
      expect(await store.campaigns.put(campaign({ id: 'k2' }))).toBe(true);
      expect(await store.campaigns.get('k1')).toEqual(campaign({ version: 2, status: 'running', changedAt: 2 }));
      expect((await store.campaigns.list(10)).map(({ id }) => id)).toEqual(['k1', 'k2']);
      expect((await store.campaigns.running()).map(({ id }) => id)).toEqual(['k1']);
      expect(await store.campaigns.get('k3')).toBeUndefined();
    });

    it('find those who have asked for what they are about, until they ask no more', async () => {
      await store.campaigns.subscribe('v1', ['viec-lam', 'gia-dinh'], 1);
      await store.campaigns.subscribe('v2', ['gia-dinh'], 1);
      expect(await store.campaigns.audience(['viec-lam', 'gia-dinh'])).toBe(2);
      expect(await next()).toEqual(['v1']);
      expect(await next({ interests: ['viec-lam', 'gia-dinh'] })).toEqual(['v1', 'v2']);
      await store.campaigns.subscribe('v1', [], 2);
      expect(await next()).toEqual([]);
      expect(await store.campaigns.audience(['viec-lam'])).toBe(0);
    });

    it('take nobody twice, nor soon after another campaign', async () => {
      for (const id of ['v1', 'v2', 'v3']) await store.campaigns.subscribe(id, ['viec-lam'], 1);
      expect(await store.campaigns.mark('k1', 'v1', 'taken', 50)).toBe(true);
      expect(await store.campaigns.mark('k1', 'v1', 'taken', 60)).toBe(false);
      await store.campaigns.mark('k2', 'v2', 'taken', 100);
      await store.campaigns.mark('k2', 'v3', 'taken', 99);
      expect(await next()).toEqual(['v3']);
      expect(await next({ limit: 0 })).toEqual([]);
    });

    it('count what became of them, each thing once for each person', async () => {
      await store.campaigns.mark('k1', 'v1', 'taken', 50);
      await store.campaigns.mark('k1', 'v2', 'taken', 150);
      await store.campaigns.mark('k1', 'v1', 'asked', 200);
      await store.campaigns.mark('k1', 'v1', 'asked', 210);
      expect(await store.campaigns.figures('k1')).toEqual([
        { mark: 'asked', count: 1 },
        { mark: 'taken', count: 2 },
      ]);
      expect(await store.campaigns.takenSince('k1', 100)).toBe(1);
      expect(await store.campaigns.figures('k2')).toEqual([]);
    });

    it('forget at once who is forgotten, and count on without them', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      await store.campaigns.subscribe(id, ['viec-lam', 'gia-dinh'], 1);
      await store.campaigns.mark('k1', id, 'taken', 50);
      await store.campaigns.mark('k1', id, 'asked', 60);
      await store.campaigns.mark('k1', 'v1', 'taken', 60);
      await store.conversations.forget(id);
      expect(await store.campaigns.audience(['viec-lam', 'gia-dinh'])).toBe(0);
      expect(await store.campaigns.figures('k1')).toEqual([
        { mark: 'asked', count: 1 },
        { mark: 'taken', count: 2 },
      ]);
      expect((await keeper.bytesOnDisk()).includes(Buffer.from(id))).toBe(false);
    });
  });
}
