import type { Campaign } from '../../../../server/store/contract/campaigns';
import type { Store } from '../../../../server/store/store';
import { type KeeperUnderTest, type Room, address, forgotten, message } from './room';

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
      store.campaigns.next({
        ...{ campaign: 'k1', interests: ['viec-lam'], quietSince: 100, heard: { test: 0 }, limit: 10 },
        ...change,
      });
    /** Somebody who wrote at this time, and wants to hear of these. */
    const subscriber = async (user: string, interests: string[], heardAt = 1, channel = 'test') => {
      const said = {
        id: 'm1',
        from: 'user' as const,
        receivedAt: heardAt,
        activity: { type: 'message', text: 'chào' },
      };
      const { id } = await store.conversations.append({ ...address, channel, user }, said);
      await store.campaigns.subscribe(id, interests, 1);
      return id;
    };

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

    it('are removed by whoever knows the last version', async () => {
      await store.campaigns.put(campaign());
      await store.campaigns.put(campaign({ version: 2 }));
      expect(await store.campaigns.remove('k1', 1)).toBe(false);
      expect(await store.campaigns.remove('k1', 2)).toBe(true);
      expect(await store.campaigns.get('k1')).toBeUndefined();
      expect(await store.campaigns.remove('k1', 2)).toBe(false);
    });

    it('find those who have asked for what they are about, until they ask no more', async () => {
      const first = await subscriber('v1', ['viec-lam', 'gia-dinh']);
      const second = await subscriber('v2', ['gia-dinh']);
      expect(await store.campaigns.audience(['viec-lam', 'gia-dinh'])).toEqual([{ channel: 'test', count: 2 }]);
      expect(await next()).toEqual([first]);
      expect(await next({ interests: ['viec-lam', 'gia-dinh'] })).toEqual([first, second].sort());
      await store.campaigns.subscribe(first, [], 2);
      expect(await next()).toEqual([]);
      expect(await store.campaigns.audience(['viec-lam'])).toEqual([]);
    });

    it('reach only those to whom their channel lets us write', async () => {
      const late = await subscriber('v1', ['viec-lam'], 500);
      await subscriber('v2', ['viec-lam'], 499);
      const other = await subscriber('v3', ['viec-lam'], 10, 'other');
      const heard = { test: 500, other: 0 };
      expect(await next({ heard })).toEqual([late, other].sort());
      expect(await next({ heard: { test: 500 } })).toEqual([late]);
      expect(await next({ heard: {} })).toEqual([]);
      expect(await store.campaigns.audience(['viec-lam'], heard)).toEqual([
        { channel: 'other', count: 1 },
        { channel: 'test', count: 1 },
      ]);
      expect(await store.campaigns.audience(['viec-lam'])).toContainEqual({ channel: 'test', count: 2 });
      expect(await store.campaigns.audience(['viec-lam'], {})).toEqual([]);
    });

    it('reach nobody whose conversation is gone', async () => {
      await store.campaigns.subscribe('gone', ['viec-lam'], 1);
      expect(await next()).toEqual([]);
      expect(await store.campaigns.audience(['viec-lam'])).toEqual([]);
    });

    it('take nobody twice, nor soon after another campaign', async () => {
      const [v1, v2, v3] = [
        await subscriber('v1', ['viec-lam']),
        await subscriber('v2', ['viec-lam']),
        await subscriber('v3', ['viec-lam']),
      ];
      expect(await store.campaigns.mark('k1', v1, 'taken', 50)).toBe(true);
      expect(await store.campaigns.mark('k1', v1, 'taken', 60)).toBe(false);
      await store.campaigns.mark('k2', v2, 'taken', 100);
      await store.campaigns.mark('k2', v3, 'taken', 99);
      expect(await next()).toEqual([v3]);
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

    it('keep their pictures sealed, published for good, and removed while nobody shows them', async () => {
      const bytes = Buffer.from('a picture that is nobody else’s business yet');
      for (const id of ['1.png', '2.png', '3.png']) await store.campaigns.keepPicture({ id, bytes, at: 5 });
      expect(await store.campaigns.pictureStanding('1.png')).toEqual({ at: 5, size: bytes.length, isPublished: false });
      expect(await store.campaigns.readPicture('1.png')).toEqual(bytes);
      expect((await keeper.bytesOnDisk()).includes(bytes)).toBe(false);
      await store.campaigns.publishPicture('1.png', 6);
      await store.campaigns.keepPicture({ id: '1.png', bytes, at: 7 });
      expect(await store.campaigns.pictureStanding('1.png')).toEqual({ at: 7, size: bytes.length, isPublished: true });
      expect(await store.campaigns.purgePictures(5, [])).toBe(0);
      expect(await store.campaigns.purgePictures(100, ['2.png'])).toBe(1);
      expect(await store.campaigns.pictureStanding('3.png')).toBeUndefined();
      expect(await store.campaigns.readPicture('3.png')).toBeUndefined();
      expect(await store.campaigns.readPicture('2.png')).toEqual(bytes);
    });

    it('forget at once who is forgotten, and count on without them', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      await store.campaigns.subscribe(id, ['viec-lam', 'gia-dinh'], 1);
      await store.campaigns.mark('k1', id, 'taken', 50);
      await store.campaigns.mark('k1', id, 'asked', 60);
      await store.campaigns.mark('k1', 'v1', 'taken', 60);
      await forgotten(store, id);
      expect(await store.campaigns.audience(['viec-lam', 'gia-dinh'])).toEqual([]);
      expect(await store.campaigns.figures('k1')).toEqual([
        { mark: 'asked', count: 1 },
        { mark: 'taken', count: 2 },
      ]);
      expect((await keeper.bytesOnDisk()).includes(Buffer.from(id))).toBe(false);
    });
  });
}
