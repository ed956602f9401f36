import type { Address, Case, NewMessage, Session } from '../../../server/store/records';
import type { ChainedEntry } from '../../../server/store/audit-chain';
import { type AuditQuery, type Hold, LeaseLost, type Store } from '../../../server/store/store';
import { someCase, someMember } from '../records';

/** What the suite needs of a keeper: a fresh store, and the same store opened anew (as after a crash). */
export interface KeeperUnderTest {
  open(): Promise<Store>;
  /** Opens what `open` opened last once more, beside it. */
  reopen(): Promise<Store>;
  /** Whether several processes may share the database that it was given. */
  shared: boolean;
  /** Everything on disk, as bytes: nothing personal may be found in it. */
  bytesOnDisk(): Promise<Buffer>;
}

const HOUR = 3_600_000;
const address: Address = { channel: 'messenger', account: '100', user: '200' };
const message = (id: string, text = id, receivedAt = 1_000): NewMessage => ({
  id,
  from: 'user',
  receivedAt,
  activity: { type: 'message', text },
});
const reply = (id: string, text = id) => ({
  id,
  from: 'bot' as const,
  createdAt: 1_000,
  activity: { type: 'message', text },
});
const draft = someCase;

/** The promises that every keeper of the store makes; run unchanged for each. */
export function keeperContract(name: string, keeper: KeeperUnderTest): void {
  describe(`the ${name} keeper`, () => {
    let store: Store;
    beforeEach(async () => void (store = await keeper.open()));
    afterEach(() => store.close());

    const hold = async (id: string, owner = 'w1', now = 0): Promise<Hold> => {
      const conversation = await store.conversations.claim(id, owner, now, now + HOUR);
      return { id, owner, version: conversation!.version };
    };

    describe('conversations', () => {
      it('keeps a message so that a second process sees it', async () => {
        const { id } = await store.conversations.append(address, message('m1', 'Xin chào'));
        const other = await keeper.reopen();
        const conversation = await other.conversations.claim(id, 'w2', 0, HOUR);
        expect(conversation?.inbox.map((item) => item.activity.text)).toEqual(['Xin chào']);
        expect(conversation?.address).toEqual(address);
        await other.close();
      });

      it('drops a message whose id it knows, also after it was read', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        expect((await store.conversations.append(address, message('m1'))).accepted).toBe(false);
        await store.conversations.commit(await hold(id), { read: [{ seq: 1 }] });
        expect((await store.conversations.append(address, message('m1'))).accepted).toBe(false);
        expect((await store.conversations.log(id, 0, 10)).length).toBe(1);
      });

      it('takes the same platform id in two conversations as two messages', async () => {
        const first = await store.conversations.append(address, message('m1'));
        const second = await store.conversations.append({ ...address, user: '201' }, message('m1'));
        expect(second.accepted).toBe(true);
        expect(second.id).not.toBe(first.id);
      });

      it('keeps the order of messages that arrive at once', async () => {
        const ids = Array.from({ length: 50 }, (_, n) => `m${n}`);
        const stored = await Promise.all(ids.map((id) => store.conversations.append(address, message(id))));
        const conversation = await store.conversations.claim(stored[0]!.id, 'w1', 0, HOUR);
        expect(conversation?.inbox.map((item) => item.id)).toEqual(ids);
      });

      it('refuses an addition to a conversation that does not exist, and keeps those beside it', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        const results = await Promise.allSettled([
          store.conversations.appendTo('nowhere', message('m2')),
          store.conversations.appendTo(id, message('m3')),
        ]);
        expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
      });

      it('gives a conversation to one worker at a time', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        const claims = await Promise.all(
          ['w1', 'w2', 'w3'].map((owner) => store.conversations.claim(id, owner, 0, HOUR)),
        );
        expect(claims.filter(Boolean)).toHaveLength(1);
      });

      it('gives a conversation to the next worker when the lease has run out, and the first may write no more', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        const late = await hold(id, 'w1');
        expect(await store.conversations.claim(id, 'w2', HOUR - 1, 2 * HOUR)).toBeUndefined();
        expect(await store.conversations.claim(id, 'w2', HOUR, 2 * HOUR)).toBeDefined();
        await expect(store.conversations.commit(late, { read: [{ seq: 1 }] })).rejects.toThrow(LeaseLost);
      });

      it('keeps a conversation for a worker that renews its lease, and gives nothing back to one that lost it', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        const held = await hold(id, 'w1');
        await store.conversations.renew(id, 'w1', 3 * HOUR);
        expect(await store.conversations.claim(id, 'w2', 2 * HOUR, 4 * HOUR)).toBeUndefined();
        expect(await store.conversations.claim(id, 'w2', 3 * HOUR, 4 * HOUR)).toBeDefined();
        await store.conversations.renew(id, 'w1', 9 * HOUR);
        expect(await store.conversations.due(5 * HOUR, 10)).toEqual([id]);
        await expect(store.conversations.commit(held, { state: {} })).rejects.toThrow(LeaseLost);
      });

      it('refuses a change made on an older version by the same worker', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        const first = await hold(id);
        await store.conversations.commit(first, { state: { a: '1' } });
        await expect(store.conversations.commit(first, { state: { a: '2' } })).rejects.toThrow(LeaseLost);
      });

      it('writes state, what was read and what is to be sent together', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        const changed = await store.conversations.commit(await hold(id), {
          state: { k: 'v' },
          read: [{ seq: 1 }],
          send: [reply('r1'), reply('r2')],
        });
        expect(changed.state).toEqual({ k: 'v' });
        expect(changed.inbox).toEqual([]);
        expect(changed.outbox.map((item) => [item.id, item.seq])).toEqual([
          ['r1', 2],
          ['r2', 3],
        ]);
      });

      it('takes a message that arrives while a worker holds the conversation, without disturbing it', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        const held = await hold(id);
        await store.conversations.append(address, message('m2'));
        const changed = await store.conversations.commit(held, { read: [{ seq: 1 }], send: [reply('r1')] });
        expect(changed.inbox.map((item) => item.id)).toEqual(['m2']);
      });

      it('shows a conversation in order: read, unread, queued, sent and failed', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        const changed = await store.conversations.commit(await hold(id), {
          read: [{ seq: 1 }],
          send: [reply('r1'), reply('r2'), reply('r3')],
        });
        await store.conversations.commit(
          { id, owner: 'w1', version: changed.version },
          { settle: [{ id: 'r1' }, { id: 'r2', error: '551' }] },
        );
        await store.conversations.append(address, message('m2'));
        const log = await store.conversations.log(id, 0, 10);
        expect(log.map(({ seq, id: entry, state, error }) => [seq, entry, state, error])).toEqual([
          [1, 'm1', 'received', undefined],
          [2, 'r1', 'sent', undefined],
          [3, 'r2', 'failed', '551'],
          [4, 'r3', 'queued', undefined],
          [5, 'm2', 'unread', undefined],
        ]);
        expect((await store.conversations.log(id, 3, 1)).map((entry) => entry.id)).toEqual(['r3']);
      });

      it('gives long messages in parts, at least one at a time, so that nobody makes us open them all at once', async () => {
        const long = 'ệ'.repeat(200_000);
        const ids = ['m1', 'm2', 'm3'];
        for (const id of ids) await store.conversations.append(address, message(id, long));
        const id = store.conversations.idOf(address);
        for (const [n, expected] of ids.entries())
          expect((await store.conversations.log(id, n, 10)).map((entry) => entry.id)).toEqual([expected]);
        expect(await store.conversations.log(id, ids.length, 10)).toEqual([]);
      });

      it('lists a conversation as due only while something can be done in it', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        expect(await store.conversations.due(0, 10)).toEqual([id]);
        const held = await hold(id);
        expect(await store.conversations.due(0, 10)).toEqual([]);
        const changed = await store.conversations.commit(held, { read: [{ seq: 1 }], send: [reply('r1')] });
        const next = await store.conversations.commit(
          { ...held, version: changed.version },
          { postpone: [{ id: 'r1', attempts: 1, dueAt: 5_000 }] },
        );
        await store.conversations.release({ ...held, version: next.version });
        expect(await store.conversations.due(4_999, 10)).toEqual([]);
        expect(await store.conversations.due(5_000, 10)).toEqual([id]);
      });

      it('lists what a dead worker left behind once its lease has run out', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        await hold(id, 'dead');
        expect(await store.conversations.due(HOUR - 1, 10)).toEqual([]);
        expect(await store.conversations.due(HOUR, 10)).toEqual([id]);
      });

      it('counts the tries of a message whose turn failed', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        const changed = await store.conversations.commit(await hold(id), { retry: [{ seq: 1, attempts: 2 }] });
        expect(changed.inbox[0]?.attempts).toBe(2);
      });

      it('keeps any text: emoji, lone surrogates, control characters, 20,000 letters', async () => {
        const texts = ['🆘👶🏽', '\ud800 a', 'a\u0000b\u202e', 'ữ'.repeat(20_000)];
        for (const [n, text] of texts.entries()) await store.conversations.append(address, message(`m${n}`, text));
        const log = await store.conversations.log(store.conversations.idOf(address), 0, 10);
        expect(log.map((entry) => entry.activity.text)).toEqual(texts);
      });

      it('knows what was sent by the platform’s id, so that an echo is not taken for a message', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        const conversation = await store.conversations.commit(await hold(id), {
          read: [{ seq: 1 }],
          send: [reply('r1'), reply('r2')],
        });
        const early = { ...message('mid-1'), from: 'staff' as const };
        await store.conversations.append(address, early);
        const after = await store.conversations.commit(
          { ...(await hold(id)), owner: 'w1' },
          { settle: [{ id: 'r1', platformIds: ['mid-1', 'mid-2'] }] },
        );
        expect(conversation.outbox).toHaveLength(2);
        expect(after.inbox).toEqual([]);
        expect((await store.conversations.append(address, { ...early, id: 'mid-2' })).accepted).toBe(false);
        expect(await store.conversations.isQueued(id, 'r1')).toBe(false);
        expect(await store.conversations.isQueued(id, 'r2')).toBe(true);
      });

      it('leaves no trace of what was read and dropped', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        await store.conversations.commit(await hold(id), { read: [{ seq: 1, drop: true }] });
        expect(await store.conversations.log(id, 0, 9)).toEqual([]);
      });

      it('remembers when the person was last heard: not staff, and not a goodbye', async () => {
        const { id } = await store.conversations.append(address, message('m1', 'x', 2_000));
        await store.conversations.append(address, { ...message('m2', 'x', 3_000), from: 'staff' });
        await store.conversations.append(address, { ...message('m3', 'x', 4_000), isOpening: false });
        await store.conversations.append(address, message('m4', 'x', 1_000));
        expect((await store.conversations.claim(id, 'w', 0, 1))?.heardAt).toBe(2_000);
      });

      it('forgets a person at once, but one with an open case only when that is closed', async () => {
        const free = await store.conversations.append(address, message('m1'));
        expect(await store.conversations.forget(free.id)).toBe('now');
        expect(await store.conversations.log(free.id, 0, 9)).toEqual([]);
        const other = await store.conversations.append({ ...address, user: 'u2' }, message('m1', 'x', 9_000));
        await store.cases.insert(draft({ conversationId: other.id }));
        expect(await store.conversations.forget(other.id)).toBe('later');
        expect(await store.conversations.purge(1)).toBe(0);
        await store.cases.replace(draft({ conversationId: other.id, status: 'closed', version: 2 }));
        expect(await store.conversations.purge(1)).toBe(1);
        expect(await store.conversations.addressOf(other.id)).toBeUndefined();
      });

      it('removes old conversations but never one with an open case or with work to do', async () => {
        const old = await store.conversations.append(address, message('m1'));
        const cased = await store.conversations.append({ ...address, user: 'cased' }, message('m1'));
        const busy = await store.conversations.append({ ...address, user: 'busy' }, message('m1'));
        const young = await store.conversations.append({ ...address, user: 'young' }, message('m1', 'x', 9_000));
        for (const { id } of [old, cased, young])
          await store.conversations.commit(await hold(id), { read: [{ seq: 1 }] });
        await store.cases.insert(draft({ conversationId: cased.id }));
        expect(await store.conversations.purge(5_000)).toBe(1);
        const left = await Promise.all([old, cased, busy, young].map(({ id }) => store.conversations.addressOf(id)));
        expect(left.map((found) => found !== undefined)).toEqual([false, true, true, true]);
      });
    });

    const ifShared = keeper.shared ? describe : describe.skip;
    ifShared('for several processes on one database', () => {
      let other: Store;
      beforeEach(async () => void (other = await keeper.reopen()));
      afterEach(() => other.close());
      const both = () => [store, other];

      it('stores every message once, in one order, when both take them at once', async () => {
        const ids = Array.from({ length: 20 }, (_, n) => `m${n}`);
        const stored = await Promise.all(
          ids.flatMap((id) => both().map(({ conversations }) => conversations.append(address, message(id)))),
        );
        expect(stored.filter(({ accepted }) => accepted)).toHaveLength(ids.length);
        const conversation = await other.conversations.claim(stored[0]!.id, 'w1', 0, HOUR);
        expect(conversation?.inbox.map((item) => item.seq)).toEqual(ids.map((_, n) => n + 1));
        expect(new Set(conversation?.inbox.map((item) => item.id))).toEqual(new Set(ids));
      });

      it('loses no message that one takes while the other works', async () => {
        const { id } = await store.conversations.append(address, message('m0'));
        let held = await hold(id);
        const taking = Promise.all(
          Array.from({ length: 20 }, (_, n) => other.conversations.append(address, message(`n${n}`))),
        );
        for (let round = 0; round < 10; round += 1) {
          const { version } = await store.conversations.commit(held, { send: [reply(`r${round}`)] });
          held = { ...held, version };
        }
        await taking;
        expect((await store.conversations.log(id, 0, 100)).map(({ seq }) => seq)).toEqual(
          Array.from({ length: 31 }, (_, n) => n + 1),
        );
      });

      it('gives a conversation to one of them', async () => {
        const { id } = await store.conversations.append(address, message('m1'));
        const claims = await Promise.all(
          both().map(({ conversations }, n) => conversations.claim(id, `w${n}`, 0, HOUR)),
        );
        expect(claims.filter(Boolean)).toHaveLength(1);
      });

      it('lets one of them change a case, take a lock, and make a secret', async () => {
        await store.cases.insert(draft());
        const changes = await Promise.all(both().map(({ cases }) => cases.replace(draft({ version: 2 }))));
        expect(changes.filter(Boolean)).toHaveLength(1);
        const locks = await Promise.all(both().map(({ secrets }, n) => secrets.lock('l', `w${n}`, 0, 100)));
        expect(locks.filter(Boolean)).toHaveLength(1);
        const values = await Promise.all(both().map(({ secrets }, n) => secrets.getOrPut('s', () => `v${n}`)));
        expect(new Set(values).size).toBe(1);
      });
    });

    describe('cases', () => {
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
        expect(
          (await store.cases.list({ limit: 9, priority: 1, status: 'open' })).items.map((item) => item.id),
        ).toEqual(['early', 'late']);
        expect(await store.cases.countOpen()).toEqual({ 1: 2, 2: 1, 3: 1 });
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

    describe('questions without an answer', () => {
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

    describe('staff, secrets and locks', () => {
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
        const changes = ['a', 'b'].map((name) =>
          store.staff.replace({ ...member, name, version: 2, office: 'Hà Nội', secondFactor, views }),
        );
        expect((await Promise.all(changes)).filter(Boolean)).toHaveLength(1);
        expect(await store.staff.byId('s1')).toMatchObject({ version: 2, office: 'Hà Nội', secondFactor, views });
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

    it('leaves no text, no name and no id of a person in clear on disk', async () => {
      await store.conversations.append({ ...address, user: '7777777777777777' }, message('m1', 'em ở tầng bốn'));
      const id = store.conversations.idOf({ ...address, user: '7777777777777777' });
      await store.conversations.commit(await hold(id), {
        state: { k: 'nhà số chín' },
        read: [{ seq: 1 }],
        send: [reply('r1', 'mình nghe bạn')],
      });
      await store.cases.insert(
        draft({ summary: 'tóm tắt kín', facts: [{ name: 'where', value: 'Poipet', messageId: 'm1' }] }),
      );
      await store.cases.index('case-1', ['word:poipet', 'phone:0987654321']);
      await store.pages.subscribe({
        id: 'x',
        staffId: 's',
        endpoint: 'https://push.example/endpoint-kin',
        keys: { p256dh: 'p', auth: 'a' },
        createdAt: 1,
      });
      await store.staff.add(someMember({ secondFactor: { secret: 'JBSWY3DPEHPK3PXP', recovery: [] } }));
      await store.secrets.put('zalo', 'token-bi-mat');
      await store.unanswered.note({
        messageId: 'm1',
        form: 'hoi chuyen kin',
        text: 'hỏi chuyện kín',
        intent: 'shelter',
        at: 1,
      });
      const disk = (await keeper.bytesOnDisk()).toString('latin1');
      for (const secret of [
        'tầng bốn',
        'nhà số chín',
        'mình nghe',
        'tóm tắt',
        'Poipet',
        'poipet',
        'endpoint-kin',
        '0987654321',
        'JBSWY3DPEHPK3PXP',
        'token-bi-mat',
        'hỏi chuyện kín',
        'hoi chuyen kin',
        '7777777777777777',
      ]) {
        expect(disk).not.toContain(Buffer.from(secret).toString('latin1'));
      }
    });
  });
}
