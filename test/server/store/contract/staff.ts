import type { Session } from '../../../../server/store/contract/staff';
import type { AuditQuery, ChainedEntry } from '../../../../server/store/contract/audit';
import type { Store } from '../../../../server/store/store';
import { someMember } from '../../records';
import type { Room } from './room';

/** Accounts, sessions, duty, pages, secrets, locks and the log of deeds. */
export function staffContract(room: Room): void {
  describe('staff, secrets and locks', () => {
    let store: Store;
    beforeEach(() => void (store = room.store));

    const member = someMember({ role: 'admin' });
    const session = (change: Partial<Session> = {}): Session => ({
      tokenHash: 't',
      staffId: 's1',
      expiresAt: 9,
      createdAt: 1,
      seenAt: 1,
      agent: 'Firefox',
      ...change,
    });

    it('adds an account once for each name', async () => {
      expect(await store.staff.add(member)).toBe(true);
      expect(await store.staff.add({ ...member, id: 's2' })).toBe(false);
      expect((await store.staff.byUsername('lan'))?.id).toBe('s1');
    });

    it('changes an account only from the version that was seen', async () => {
      await store.staff.add(member);
      const secondFactor = { secret: 'GEZDGNBV', recovery: ['ab'], confirmedAt: 5 };
      const views = [{ id: 'v', name: 'Của tôi', query: 'owner=me' }];
      const care = { breakAfter: 90, afterHardCases: true, coverHardWords: false };
      const kept = { isInterim: true, passwordLink: { tokenHash: 'h', expiresAt: 9 }, care };
      const changes = ['a', 'b'].map((name) =>
        store.staff.replace({ ...member, name, version: 2, office: 'Hà Nội', secondFactor, views, ...kept }),
      );
      expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
      expect(await store.staff.byId('s1')).toMatchObject({
        version: 2,
        office: 'Hà Nội',
        secondFactor,
        views,
        ...kept,
      });
    });

    it('knows who was seen when, and never goes back in time', async () => {
      await store.roster.seen('s1', 50);
      await store.roster.setState('s1', 'break', 60);
      await store.roster.seen('s1', 40);
      expect(await store.roster.presence()).toEqual([{ staffId: 's1', seenAt: 60, state: 'break' }]);
      await store.roster.setState('s2', 'off', 1);
      expect(await store.roster.presence()).toHaveLength(2);
    });

    it('gives the shifts of which a part lies in a time', async () => {
      const shift = { id: 'x', staffId: 's1', from: 100, to: 200 };
      await store.roster.putShift(shift);
      expect(await store.roster.shifts(199, 300)).toEqual([shift]);
      expect(await store.roster.shifts(0, 101)).toEqual([shift]);
      expect(await store.roster.shifts(200, 300)).toEqual([]);
      expect(await store.roster.shifts(0, 100)).toEqual([]);
      await store.roster.putShift({ ...shift, to: 150 });
      expect(await store.roster.shifts(150, 300)).toEqual([]);
      await store.roster.removeShift('x');
      expect(await store.roster.shifts(0, 300)).toEqual([]);
    });

    it('keeps a page once until it is removed, and gives those that are due', async () => {
      const alarm = {
        type: 'case.overdue',
        caseId: 'c',
        code: 'x',
        priority: 1,
        stage: 'again',
        since: 1,
        at: 2,
      } as const;
      const page = { id: 'p1', way: 'push', to: 'sub', alarm, attempts: 0, dueAt: 5 } as const;
      expect([await store.pages.add(page), await store.pages.add(page)]).toEqual([true, false]);
      expect(await store.pages.due(4, 9)).toEqual([]);
      expect(await store.pages.due(5, 9)).toEqual([page]);
      await store.pages.postpone('p1', 2, 50);
      expect(await store.pages.due(49, 9)).toEqual([]);
      expect(await store.pages.due(50, 9)).toEqual([{ ...page, attempts: 2, dueAt: 50 }]);
      await store.pages.remove('p1');
      expect(await store.pages.due(99, 9)).toEqual([]);
    });

    it('keeps the browsers of staff that take pages', async () => {
      const subscription = (id: string, staffId: string) => ({
        id,
        staffId,
        endpoint: `https://push.example/${id}`,
        keys: { p256dh: 'p', auth: 'a' },
        createdAt: 1,
      });
      for (const [id, staffId] of [
        ['x', 's1'],
        ['y', 's2'],
        ['x', 's2'],
      ] as const)
        await store.pages.subscribe(subscription(id, staffId));
      expect(await store.pages.subscriptionsOf(['s1'])).toEqual([]);
      expect((await store.pages.subscriptionsOf(['s1', 's2'])).map(({ id }) => id)).toEqual(['x', 'y']);
      expect(await store.pages.subscription('x')).toEqual(subscription('x', 's2'));
      await store.pages.unsubscribe('x');
      expect(await store.pages.subscription('x')).toBeUndefined();
    });

    it('keeps sessions until they end', async () => {
      await store.staff.putSession(session());
      await store.staff.putSession(session({ tokenHash: 'u', createdAt: 2 }));
      await store.staff.touchSession('t', 5);
      expect(await store.staff.session('t')).toEqual(session({ seenAt: 5 }));
      expect((await store.staff.sessionsOf('s1')).map(({ tokenHash }) => tokenHash)).toEqual(['u', 't']);
      await store.staff.endSession('t');
      expect(await store.staff.session('t')).toBeUndefined();
      const { expiresAt } = session();
      expect(await store.staff.purgeSessions(expiresAt)).toBe(0);
      expect(await store.staff.purgeSessions(expiresAt + 1)).toBe(1);
      expect(await store.staff.session('u')).toBeUndefined();
    });

    it('adds to the log in order, one entry for each place, and gives the latest that fit', async () => {
      const place = (seq: number, change: Partial<ChainedEntry> = {}): ChainedEntry => ({
        seq,
        at: seq,
        staffId: 's1',
        action: 'case.claim',
        target: 'case-1',
        prev: `m${seq - 1}`,
        mac: `m${seq}`,
        ...change,
      });
      expect(await store.audit.head()).toBeUndefined();
      for (const entry of [place(1), place(2, { detail: 'helped' }), place(3, { staffId: 's2', target: 'case-2' })])
        expect(await store.audit.append(entry)).toBe(true);
      const rivals = ['a', 'b'].map((action) => store.audit.append(place(4, { action })));
      expect((await Promise.all(rivals)).filter(Boolean)).toHaveLength(1);
      expect((await store.audit.head())?.seq).toBe(4);
      expect(await store.audit.after(1, 2)).toEqual([
        place(2, { detail: 'helped' }),
        place(3, { staffId: 's2', target: 'case-2' }),
      ]);
      const seqs = async (query: Partial<AuditQuery>) =>
        (await store.audit.latest({ limit: 9, ...query })).map(({ seq }) => seq);
      expect(await seqs({})).toEqual([4, 3, 2, 1]);
      expect(await seqs({ before: 3, limit: 1 })).toEqual([2]);
      expect(await seqs({ staffId: 's2' })).toEqual([3]);
      expect(await seqs({ target: 'case-1', staffId: 's1' })).toEqual([4, 2, 1]);
      expect(await seqs({ kind: 'case' })).toEqual([3, 2, 1]);
      expect(await seqs({ kind: 'cas' })).toEqual([]);
      expect(await seqs({ kind: 'case', from: 2, to: 3 })).toEqual([2]);
    });

    it('keeps the first of two secrets put at once by getOrPut', async () => {
      const values = await Promise.all(['a', 'b'].map((value) => store.secrets.getOrPut('s', () => value)));
      expect(new Set(values).size).toBe(1);
      await store.secrets.put('s', 'c');
      expect(await store.secrets.get('s')).toBe('c');
      await store.secrets.remove('s');
      expect(await store.secrets.get('s')).toBeUndefined();
    });

    it('gives a lock to one owner until its time is over', async () => {
      expect(await store.secrets.lock('l', 'a', 0, 100)).toBe(true);
      expect(await store.secrets.lock('l', 'b', 99, 200)).toBe(false);
      expect(await store.secrets.lock('l', 'b', 100, 200)).toBe(true);
      await store.secrets.unlock('l', 'a');
      expect(await store.secrets.lock('l', 'a', 150, 300)).toBe(false);
    });

    it('answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
