import { randomBytes } from 'node:crypto';
import type { Store } from '../../../../server/store/store';
import { type Room, address, draft, forgotten, message } from './room';

/** What people send besides text: fetched once, kept whole, gone with its conversation. */
export function mediaContract(room: Room): void {
  describe('media', () => {
    let store: Store;
    beforeEach(() => void (store = room.store));
    const picture = (conversationId: string, id = 'p1') => ({
      conversationId,
      id,
      messageId: 'm1',
      kind: 'image' as const,
      at: 1_000,
      url: 'https://cdn.example/kin.jpg',
    });
    const begin = async () => (await store.conversations.append(address, message('m1'))).id;

    it('gives what is due to one taker, and to the next one when that one has not come back', async () => {
      const media = picture(await begin());
      await store.media.add(media, 10);
      expect(await store.media.take(9, 100, 5)).toEqual([]);
      expect(await store.media.take(10, 100, 5)).toEqual([{ ...media, state: 'pending', attempts: 0 }]);
      expect(await store.media.take(99, 200, 5)).toEqual([]);
      expect(await store.media.take(100, 200, 5)).toHaveLength(1);
    });

    it('gives the longest due first, as many as are asked for', async () => {
      const id = await begin();
      for (const [n, dueAt] of [3, 1, 2].entries()) await store.media.add(picture(id, `p${n}`), dueAt);
      expect((await store.media.take(5, 100, 2)).map((task) => task.id)).toEqual(['p1', 'p2']);
    });

    it('changes nothing when the same thing is noted again', async () => {
      const media = picture(await begin());
      await store.media.add(media, 10);
      await store.media.keep(media, { contentType: 'image/png', bytes: Buffer.from('x') }, null);
      await store.media.add(media, 10);
      expect(await store.media.of(media.conversationId)).toMatchObject([{ state: 'kept' }]);
      expect(await store.media.take(10, 100, 5)).toEqual([]);
    });

    it.each([0, 1, 524_288, 524_289, 3_000_000])('gives %i bytes back as they were', async (size) => {
      const media = picture(await begin());
      const bytes = randomBytes(size);
      await store.media.add(media, 10);
      await store.media.keep(media, { contentType: 'video/mp4', bytes }, null);
      const kept = await store.media.read(media);
      expect(kept?.contentType).toBe('video/mp4');
      expect(kept?.bytes.equals(bytes)).toBe(true);
      const { conversationId, id, messageId, kind, at } = media;
      expect(await store.media.of(conversationId)).toEqual([
        { conversationId, id, messageId, kind, at, state: 'kept', contentType: 'video/mp4', size },
      ]);
    });

    it('brings what was kept back once, to be looked at', async () => {
      const media = picture(await begin());
      await store.media.add(media, 10);
      await store.media.take(10, 100, 1);
      await store.media.keep(media, { contentType: 'image/png', bytes: Buffer.from('x') }, 20);
      expect(await store.media.take(20, 100, 1)).toMatchObject([{ state: 'kept', attempts: 0 }]);
      await store.media.postpone(media, 1, null);
      expect(await store.media.take(1_000, 2_000, 1)).toEqual([]);
    });

    it('says why something is not kept, and gives no bytes of it', async () => {
      const media = picture(await begin());
      await store.media.add(media, 10);
      await store.media.postpone(media, 1, 50);
      expect(await store.media.take(50, 100, 1)).toMatchObject([{ attempts: 1 }]);
      await store.media.fail(media, 'GONE');
      expect(await store.media.of(media.conversationId)).toMatchObject([{ state: 'failed', error: 'GONE' }]);
      expect(await store.media.read(media)).toBeUndefined();
      expect(await store.media.take(1_000, 2_000, 1)).toEqual([]);
    });

    it('opens the same name in another conversation to nobody', async () => {
      const media = picture(await begin());
      await store.media.add(media, 10);
      await store.media.keep(media, { contentType: 'image/png', bytes: Buffer.from('x') }, null);
      expect(await store.media.read({ ...media, conversationId: 'another' })).toBeUndefined();
      expect(await store.media.of('another')).toEqual([]);
    });

    it('removes all of it with its conversation, and keeps nothing that comes afterwards', async () => {
      const media = picture(await begin());
      await store.media.add(media, 10);
      const content = { contentType: 'image/png', bytes: Buffer.from('x') };
      await store.media.keep(media, content, null);
      await forgotten(store, media.conversationId);
      expect(await store.media.of(media.conversationId)).toEqual([]);
      await store.media.keep(media, content, null);
      expect(await store.media.read(media)).toBeUndefined();
    });

    it('keeps it while a case of the conversation is open, also when it is to be forgotten', async () => {
      const media = picture(await begin());
      await store.cases.insert(draft({ conversationId: media.conversationId }));
      await store.media.add(media, 10);
      await forgotten(store, media.conversationId);
      expect(await store.media.of(media.conversationId)).toHaveLength(1);
    });

    it('removes what was brought for a conversation that never came to be', async () => {
      const media = picture(await begin());
      await store.media.add(media, 10);
      await store.media.add(picture('nowhere'), null);
      await store.media.purge(1_001);
      expect(await store.media.of('nowhere')).toEqual([]);
      expect(await store.media.of(media.conversationId)).toHaveLength(1);
    });
  });
}
