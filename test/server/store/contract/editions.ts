import type { Edition } from '../../../../server/content/edition';
import type { Store } from '../../../../server/store/store';
import { someEdition } from '../../records';
import type { Room } from './room';

/** Articles as they are written in the console. */
export function editionContract(room: Room): void {
  describe('editions of articles', () => {
    let store: Store;
    beforeEach(() => void (store = room.store));

    const edition = (articleId: string, number: number, change: Partial<Edition> = {}) =>
      someEdition({ articleId, number, ...change });
    const published = (articleId: string, number: number, release: number) =>
      edition(articleId, number, { state: 'published', release, text: `text ${number}` });

    it('keeps each number of an article once, the newest first', async () => {
      expect(await store.editions.insert(edition('law-150', 1))).toBe(true);
      expect(await store.editions.insert(edition('law-150', 1, { state: 'review' }))).toBe(false);
      expect(await store.editions.insert(edition('law-150', 2))).toBe(true);
      expect(await store.editions.insert(edition('law-151', 1))).toBe(true);
      const all = await store.editions.of('law-150');
      expect(all).toEqual([edition('law-150', 2), edition('law-150', 1)]);
    });

    it('replaces an edition only by the version after the one that is kept', async () => {
      await store.editions.insert(edition('law-150', 1));
      const next = edition('law-150', 1, { state: 'review', version: 2 });
      expect(await store.editions.replace(next)).toBe(true);
      expect(await store.editions.replace({ ...next, state: 'dropped' })).toBe(false);
      expect(await store.editions.replace(edition('law-159', 1, { version: 2 }))).toBe(false);
      expect(await store.editions.of('law-150')).toEqual([next]);
    });

    it('gives what is open, and of each article the last that was published', async () => {
      await store.editions.insert(published('law-150', 1, 1));
      await store.editions.insert(published('law-151', 1, 2));
      await store.editions.insert(published('law-150', 2, 3));
      await store.editions.insert(edition('law-150', 3));
      await store.editions.insert(edition('law-151', 2, { state: 'review' }));
      await store.editions.insert(edition('law-157', 1, { state: 'dropped' }));
      const numbers = (all: Edition[]) => all.map(({ articleId, number }) => `${articleId}@${number}`);
      expect(numbers(await store.editions.published())).toEqual(['law-151@1', 'law-150@2']);
      expect(numbers(await store.editions.open())).toEqual(['law-150@3', 'law-151@2']);
    });

    it('gives no release twice, neither to a new edition nor to one that is published now', async () => {
      expect(await store.editions.lastRelease()).toBe(0);
      await store.editions.insert(published('law-150', 1, 1));
      expect(await store.editions.insert(published('law-151', 1, 1))).toBe(false);
      await store.editions.insert(edition('law-151', 1));
      expect(await store.editions.replace({ ...published('law-151', 1, 1), version: 2 })).toBe(false);
      expect(await store.editions.replace({ ...published('law-151', 1, 2), version: 2 })).toBe(true);
      expect(await store.editions.lastRelease()).toBe(2);
    });
  });

  describe('the use of articles', () => {
    it('counts each message once as given and once as missed, within the time', async () => {
      const { figures } = room.store;
      const figure = (id: string, at: number, article: string, missed = false) =>
        figures.addArticle({ id, at, article, missed });
      await figure('m1', 10, 'law-150');
      await figure('m1', 10, 'law-150');
      await figure('m2', 11, 'law-150');
      await figure('m2', 11, 'law-150', true);
      await figure('m3', 12, 'law-151');
      await figure('m4', 20, 'law-151');
      expect(await figures.articles(10, 20)).toEqual([
        { article: 'law-150', given: 2, missed: 1 },
        { article: 'law-151', given: 1, missed: 0 },
      ]);
    });
  });
}
