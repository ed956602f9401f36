import type { LearningClass } from '../../../../server/store/contract/learning';
import type { Store } from '../../../../server/store/store';
import type { Room } from './room';

const someClass = (code: string, createdAt: number): LearningClass => ({
  code,
  course: 'bao-ve-con',
  name: `Lớp ${code}`,
  createdAt,
});

/** Courses: what is counted, and classes. */
export function learningContract(room: Room): void {
  describe('courses', () => {
    let store: Store;
    beforeEach(() => void (store = room.store));

    const counted = (id: string, marks: string[], inClass = '') =>
      store.learning.count({ id, course: 'bao-ve-con', class: inClass, marks, day: '2026-11-25' });

    it('counts what happened in a course, in all and in one class', async () => {
      await counted('m1', ['began'], 'c123456');
      await counted('m2', ['began']);
      await counted('m3', ['before:1:right', 'before:2:wrong'], 'c123456');
      expect(await store.learning.counts({ course: 'bao-ve-con' })).toEqual([
        { mark: 'before:1:right', count: 1 },
        { mark: 'before:2:wrong', count: 1 },
        { mark: 'began', count: 2 },
      ]);
      expect(await store.learning.counts({ course: 'bao-ve-con', class: 'c123456' })).toContainEqual({
        mark: 'began',
        count: 1,
      });
      expect(await store.learning.counts({ course: 'di-lam-an-toan' })).toEqual([]);
    });

    it('counts a message once, also when its turn is run again', async () => {
      await counted('m1', ['began', 'finished']);
      await counted('m1', ['began', 'finished']);
      expect(await store.learning.counts({ course: 'bao-ve-con' })).toEqual([
        { mark: 'began', count: 1 },
        { mark: 'finished', count: 1 },
      ]);
    });

    it('keeps classes, the latest first, and never two of one code', async () => {
      expect(await store.learning.addClass(someClass('c111111', 1))).toBe(true);
      expect(await store.learning.addClass(someClass('c222222', 2))).toBe(true);
      expect(await store.learning.addClass({ ...someClass('c111111', 3), name: 'x' })).toBe(false);
      expect((await store.learning.classes(10)).map(({ code }) => code)).toEqual(['c222222', 'c111111']);
      expect(await store.learning.classOf('c111111')).toEqual(someClass('c111111', 1));
      expect(await store.learning.classOf('c999999')).toBeUndefined();
    });
  });
}
