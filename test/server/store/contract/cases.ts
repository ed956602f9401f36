import { bundleTerm } from '../../../../server/cases/bundles';
import { MUTED_TERM, mutedNow } from '../../../../server/cases/mutes';
import { NO_CODE } from '../../../../server/cases/search-terms';
import type { Case } from '../../../../server/store/contract/cases';
import type { Store } from '../../../../server/store/store';
import { type Room, draft } from './room';

/** Cases: one open case a conversation, a queue in order, changes only from the version that was seen. */
export function caseContract(room: Room): void {
  describe('cases', () => {
    let store: Store;
    beforeEach(() => void (store = room.store));

    it('keeps one case for one id, however often it is opened', async () => {
      await store.cases.insert(draft());
      const again = await store.cases.insert(draft({ summary: 'anders', priority: 3 }));
      expect(again.summary).toBe('Cứu em với');
      expect((await store.cases.list({ limit: 10 })).items).toHaveLength(1);
    });

    it('lets exactly one of two changes on the same version through', async () => {
      await store.cases.insert(draft());
      const changes = ['a', 'b'].map((id) =>
        store.cases.replace(draft({ version: 2, status: 'claimed', owner: { id, name: id } })),
      );
      expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
    });

    it('orders the queue by urgency, then by waiting time, and pages through it without loss', async () => {
      const make = (id: string, priority: 1 | 2 | 3, openedAt: number, status: Case['status'] = 'open') =>
        store.cases.insert(draft({ id, priority, openedAt, status, code: `HD-${id}`, conversationId: id }));
      await make('late', 1, 900);
      await make('p3', 3, 1);
      await make('done', 1, 0, 'closed');
      await make('early', 1, 100);
      await make('p2', 2, 5);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.cases.list({ limit: 2, ...(cursor && { cursor }) });
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(['early', 'late', 'p2', 'p3', 'done']);
      expect((await store.cases.list({ limit: 9, priority: 1, status: 'open' })).items.map((item) => item.id)).toEqual([
        'early',
        'late',
      ]);
      expect(await store.cases.countOpen()).toEqual({ 1: 2, 2: 1, 3: 1 });
    });

    it('walks through all cases when it holds them against their copies, and finds nothing wrong with its own', async () => {
      const ids = Array.from({ length: 5 }, (_, n) => `case-${n}`);
      for (const id of ids) await store.cases.insert(draft({ id, code: `HD-${id}`, conversationId: id }));
      await store.cases.replace(
        draft({ id: 'case-1', code: 'HD-case-1', conversationId: 'case-1', version: 2, dueAt: 9 }),
      );
      const first = await store.cases.mendCopies('', 3);
      expect(first).toEqual({ mended: [], unreadable: [], next: 'case-2' });
      expect(await store.cases.mendCopies('case-2', 3)).toEqual({ mended: [], unreadable: [] });
    });

    it('finds by the beginning of a code, and takes wildcards as letters', async () => {
      await store.cases.insert(draft());
      const found = async (code: string) => (await store.cases.list({ limit: 9, search: { code, terms: [] } })).items;
      expect(await found('hd-aaa')).toHaveLength(1);
      expect(await found('%')).toHaveLength(0);
    });

    it('gives the open case of a conversation, not a closed one', async () => {
      await store.cases.insert(draft({ id: 'old', status: 'closed' }));
      expect(await store.cases.openIn('c1')).toBeUndefined();
      await store.cases.insert(draft({ id: 'new' }));
      expect((await store.cases.openIn('c1'))?.id).toBe('new');
      expect((await store.cases.of('c1')).map(({ id }) => id).sort()).toEqual(['new', 'old']);
      expect(await store.cases.of('c2')).toEqual([]);
    });

    it('lets no second case be open in a conversation, neither a new one nor one that is opened again', async () => {
      await store.cases.insert(draft({ id: 'old', status: 'closed' }));
      await store.cases.insert(draft({ id: 'new' }));
      expect((await store.cases.insert(draft({ id: 'third' }))).id).toBe('new');
      expect(await store.cases.replace(draft({ id: 'old', version: 2 }))).toBe(false);
      expect(await store.cases.get('third')).toBeUndefined();
      const all = await Promise.all(
        ['x', 'y', 'z'].map((id) => store.cases.insert(draft({ id, conversationId: 'c2' }))),
      );
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    });

    it('filters by owner, office, channel and step, and puts what is only followed behind what waits', async () => {
      const make = (id: string, change: Partial<Case>) =>
        store.cases.insert(draft({ id, conversationId: id, code: `HD-${id}`, ...change }));
      await make('a', { status: 'following', owner: { id: 'lan', name: 'Lan' }, office: 'Hà Nội' });
      await make('b', { status: 'claimed', owner: { id: 'minh', name: 'Minh' }, step: 'plan', priority: 3 });
      await make('c', { channel: 'zalo', office: 'Đà Nẵng', priority: 3, waitingSince: 5 });
      const ids = async (query: Partial<Parameters<Store['cases']['list']>[0]>) =>
        (await store.cases.list({ limit: 9, ...query })).items.map(({ id }) => id);
      expect(await ids({})).toEqual(['c', 'b', 'a']);
      expect(await ids({ owner: 'minh' })).toEqual(['b']);
      expect(await ids({ owner: null })).toEqual(['c']);
      expect(await ids({ office: 'Hà Nội' })).toEqual(['a']);
      expect(await ids({ channel: 'zalo' })).toEqual(['c']);
      expect(await ids({ step: 'plan' })).toEqual(['b']);
      expect(await ids({ status: 'following' })).toEqual(['a']);
    });

    it('finds a case by terms that must all be there, or by a second code, and by nothing else', async () => {
      await store.cases.insert(draft());
      await store.cases.insert(draft({ id: 'other', conversationId: 'c2', code: 'HD-BBBBBB' }));
      await store.cases.index('case-1', ['word:poipet', 'phone:0912345678', 'code:HD-CCCCCC']);
      await store.cases.index('case-1', ['word:poipet']);
      await store.cases.index('other', ['word:poipet']);
      const found = async (terms: string[], code = 'HD-ZZZ') =>
        (await store.cases.list({ limit: 9, search: { code, terms } })).items.map(({ id }) => id).sort();
      expect(await found(['word:poipet'])).toEqual(['case-1', 'other']);
      expect(await found(['word:poipet', 'phone:0912345678'])).toEqual(['case-1']);
      expect(await found(['phone:0912'])).toEqual([]);
      expect(await found([], 'hd-cccccc')).toEqual(['case-1']);
      expect(await found([])).toEqual([]);
    });

    it('keeps who is muted and which cases began alike, and gives both by their terms, page by page', async () => {
      const mute = { reason: 'prank', at: 1, by: 'Lan', until: 100 } as const;
      for (let n = 0; n < 5; n += 1) {
        const id = `m${n}`;
        await store.cases.insert(draft({ id, conversationId: id, code: `HD-M${n}`, mute, bundle: 'm0', openedAt: n }));
        await store.cases.index(id, [MUTED_TERM, bundleTerm('m0')]);
      }
      await store.cases.insert(draft({ mute: { ...mute, until: 10 } }));
      await store.cases.index('case-1', [MUTED_TERM]);
      const search = { code: NO_CODE, terms: [bundleTerm('m0')] };
      const first = await store.cases.list({ search, status: 'open', limit: 3 });
      const rest = await store.cases.list({ search, status: 'open', limit: 3, cursor: first.nextCursor! });
      expect([...first.items, ...rest.items].map(({ bundle }) => bundle)).toEqual(Array(5).fill('m0'));
      expect((await mutedNow(store.cases, 50)).map(({ id, mute: kept }) => [id, kept])).toEqual(
        ['m0', 'm1', 'm2', 'm3', 'm4'].map((id) => [id, mute]),
      );
      expect(await mutedNow(store.cases, 100)).toEqual([]);
    });

    it('says first which of the cases that are due is most urgent, however long the others have been', async () => {
      const put = (id: string, priority: 1 | 2 | 3, dueAt: number) =>
        store.cases.insert(draft({ id, conversationId: id, priority, dueAt }));
      await put('late', 3, 10);
      await put('later', 2, 20);
      await put('cry', 1, 50);
      await put('cry before', 1, 40);
      const ids = (found: Case[]) => found.map(({ id }) => id);
      expect(ids(await store.cases.due(60, 9))).toEqual(['cry before', 'cry', 'later', 'late']);
      expect(ids(await store.cases.due(60, 1))).toEqual(['cry before']);
      expect(ids(await store.cases.due(45, 9))).toEqual(['cry before', 'later', 'late']);
    });

    it('says which cases are due, and which were changed since', async () => {
      await store.cases.insert(draft({ dueAt: 50, changedAt: 10 }));
      await store.cases.insert(draft({ id: 'b', conversationId: 'b', dueAt: 40, changedAt: 20 }));
      await store.cases.insert(draft({ id: 'c', conversationId: 'c', changedAt: 30 }));
      const ids = (found: Case[]) => found.map(({ id }) => id);
      expect(ids(await store.cases.due(49, 9))).toEqual(['b']);
      expect(ids(await store.cases.due(50, 9))).toEqual(['b', 'case-1']);
      expect(ids(await store.cases.due(50, 1))).toEqual(['b']);
      expect(ids(await store.cases.changedSince(20, 9))).toEqual(['b', 'c']);
      await store.cases.replace(draft({ version: 2, changedAt: 40 }));
      expect(ids(await store.cases.due(99, 9))).toEqual(['b']);
      expect(ids(await store.cases.changedSince(20, 9))).toEqual(['b', 'c', 'case-1']);
    });

    it('begins at the start when a cursor is nonsense', async () => {
      await store.cases.insert(draft());
      expect((await store.cases.list({ limit: 9, cursor: 'zzz' })).items).toHaveLength(1);
    });
  });
}
