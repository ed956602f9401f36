import { LeaseLost } from '../../../../server/store/contract/conversations';
import type { Store } from '../../../../server/store/store';
import { type Room, HOUR, address, draft, hold, message, reply } from './room';

/** Conversations: nothing lost, nothing twice, one worker at a time. */
export function conversationContract(room: Room): void {
  describe('conversations', () => {
    let store: Store;
    beforeEach(() => void (store = room.store));

    it('keeps a message so that a second process sees it', async () => {
      const { id } = await store.conversations.append(address, message('m1', 'Xin chào'));
      const other = await room.reopen();
      const conversation = await other.conversations.claim(id, 'w2', 0, HOUR);
      expect(conversation?.inbox.map((item) => item.activity.text)).toEqual(['Xin chào']);
      expect(conversation?.address).toEqual(address);
      await other.close();
    });

    it('drops a message whose id it knows, also after it was read', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      expect((await store.conversations.append(address, message('m1'))).accepted).toBe(false);
      await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }] });
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

    it('gives what had to wait its place among the unread by when it came in, whoever brings it first', async () => {
      const late = (id: string, receivedAt: number) => ({ ...message(id, id, receivedAt), waitedUntil: 10 });
      const { id } = await store.conversations.append(address, message('m1', 'm1', 100));
      for (const [name, at] of [
        ['m5', 500],
        ['m3', 300],
        ['m6', 600],
        ['m2', 200],
        ['m4', 400],
      ] as const)
        await store.conversations.append(address, late(name, at));
      await store.conversations.append(address, message('m7', 'm7', 700));
      expect((await store.conversations.append(address, late('m3', 300))).accepted).toBe(false);
      const names = Array.from({ length: 7 }, (_, n) => `m${n + 1}`);
      const log = await store.conversations.log(id, 0, 10);
      expect(log.map(({ seq, activity }) => [seq, activity.text])).toEqual(names.map((name, n) => [n + 1, name]));
      const conversation = await store.conversations.claim(id, 'w1', 0, HOUR);
      expect(conversation?.inbox.map(({ id: name, activity }) => [name, activity.text])).toEqual(
        names.map((name) => [name, name]),
      );
    });

    it('brings nothing that had to wait before what a worker has in hand, unless its lease has run out', async () => {
      const late = (id: string, waitedUntil: number) => ({ ...message(id, id, 100), waitedUntil });
      const { id } = await store.conversations.append(address, message('m3', 'm3', 300));
      await store.conversations.append(address, message('m4', 'm4', 400));
      const held = await hold(store, id);
      await store.conversations.append(address, late('m1', HOUR - 1));
      const next = await store.conversations.commit(held, { read: [{ seq: 1 }] });
      expect(next.inbox.map((item) => item.id)).toEqual(['m1', 'm4']);
      await store.conversations.append(address, late('m2', HOUR));
      const stale = { ...held, version: next.version };
      await expect(store.conversations.commit(stale, { read: [{ seq: 2 }] })).rejects.toThrow(LeaseLost);
      const free = await store.conversations.claim(id, 'w2', 0, HOUR);
      expect(free?.inbox.map((item) => item.id)).toEqual(['m1', 'm2', 'm4']);
    });

    it('refuses an addition to a conversation that does not exist, and keeps those beside it', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      const results = await Promise.allSettled([
        store.conversations.appendTo('nowhere', message('m2')),
        store.conversations.appendTo(id, message('m3')),
      ]);
      expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
    });

    it('removes at the next sweep what a person wants removed, but nothing while a case of it is open', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }], send: [reply('r1')] });
      await store.cases.insert(draft({ conversationId: id }));
      await store.conversations.forgetSoon(id);
      expect(await store.conversations.purge(0)).toBe(0);
      const found = await store.cases.get('case-1');
      await store.cases.replace({ ...found!, status: 'closed', version: 2 });
      expect(await store.conversations.toForget()).toEqual([id]);
      expect(await store.conversations.purge(0)).toBe(1);
      expect(await store.conversations.addressOf(id)).toBeUndefined();
      expect(await store.conversations.log(id, 0, 9)).toEqual([]);
      expect(await store.cases.get('case-1')).toBeUndefined();
      expect(await store.conversations.toForget()).toEqual([]);
    });

    it('removes nothing in which a word is unread, whatever was wished: the cry for help that came behind the wish', async () => {
      const { id } = await store.conversations.append(address, message('wish'));
      await store.conversations.forgetSoon(id);
      const held = await hold(store, id, 'dead');
      await store.conversations.append(address, message('cứu em với'));
      const read = await store.conversations.commit(held, { read: [{ seq: 1 }] });
      expect(await store.conversations.purge(Number.MAX_SAFE_INTEGER)).toBe(0);
      const later = await store.conversations.claim(id, 'w2', 2 * HOUR, 3 * HOUR);
      expect(later?.inbox.map((item) => item.id)).toEqual(['cứu em với']);
      expect(read.inbox).toHaveLength(1);
    });

    it('lets whoever wished to be forgotten finish: nothing is removed that was touched lately', async () => {
      const { id } = await store.conversations.append(address, message('m1', 'm1', 1_000));
      await store.conversations.forgetSoon(id);
      await store.conversations.append(address, message('m2', 'm2', 2_000));
      await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }, { seq: 2 }] });
      expect(await store.conversations.purge(0, 0, 2_000)).toBe(0);
      expect(await store.conversations.purge(0, 0, 2_001)).toBe(1);
    });

    it('lets a person come back until they have left for good, or wish to be forgotten', async () => {
      const wayBack = (of: string) => store.conversations.wayBack(of, 'goodbye');
      expect(await wayBack('nowhere')).toBe('open');
      const { id } = await store.conversations.append(address, message('m1'));
      expect(await wayBack(id)).toBe('open');
      await store.conversations.forgetSoon(id);
      expect(await wayBack(id)).toBe('closing');
      await store.conversations.append(address, message('goodbye'));
      expect(await wayBack(id)).toBe('closed');
      await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }, { seq: 2, drop: true }] });
      expect(await wayBack(id)).toBe('closed');
      await store.conversations.keep(id);
      expect(await wayBack(id)).toBe('closed');
    });

    it('keeps a conversation whose wish was ended like any other', async () => {
      const { id } = await store.conversations.append(address, message('m1', 'm1', 1_000));
      await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }] });
      await store.conversations.forgetSoon(id);
      await store.conversations.keep(id);
      await store.conversations.keep('nowhere');
      expect(await store.conversations.toForget()).toEqual([]);
      expect(await store.conversations.purge(1_000)).toBe(0);
      expect(await store.conversations.purge(1_001)).toBe(1);
    });

    it('removes a mere talk sooner than one of which there was a case, or that waits for messages', async () => {
      const talk = async (user: string) => {
        const { id } = await store.conversations.append({ ...address, user }, message('m1', 'm1', 1_000));
        await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }] });
        return id;
      };
      const [mere, ofCase, waiting] = [await talk('mere'), await talk('case'), await talk('waiting')];
      await store.cases.insert(draft({ conversationId: ofCase, status: 'closed' }));
      await store.campaigns.subscribe(waiting, ['viec-lam'], 1);
      await store.conversations.append({ ...address, user: 'unread' }, message('m1', 'm1', 1_000));
      expect(await store.conversations.purge(1_000, 1_000)).toBe(0);
      expect(await store.conversations.purge(1_000, 1_001)).toBe(1);
      expect(await store.conversations.addressOf(mere)).toBeUndefined();
      for (const id of [ofCase, waiting]) expect(await store.conversations.addressOf(id)).toBeDefined();
      expect(await store.conversations.purge(1_001)).toBe(2);
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
      const late = await hold(store, id, 'w1');
      expect(await store.conversations.claim(id, 'w2', HOUR - 1, 2 * HOUR)).toBeUndefined();
      expect(await store.conversations.claim(id, 'w2', HOUR, 2 * HOUR)).toBeDefined();
      await expect(store.conversations.commit(late, { read: [{ seq: 1 }] })).rejects.toThrow(LeaseLost);
    });

    it('keeps a conversation for a worker that renews its lease, and gives nothing back to one that lost it', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      const held = await hold(store, id, 'w1');
      expect(await store.conversations.renew([id, 'nowhere'], 'w1', 3 * HOUR)).toEqual([id]);
      expect(await store.conversations.claim(id, 'w2', 2 * HOUR, 4 * HOUR)).toBeUndefined();
      expect(await store.conversations.claim(id, 'w2', 3 * HOUR, 4 * HOUR)).toBeDefined();
      expect(await store.conversations.renew([id], 'w1', 9 * HOUR)).toEqual([]);
      expect(await store.conversations.due(5 * HOUR, 10)).toEqual([id]);
      await expect(store.conversations.commit(held, { state: {} })).rejects.toThrow(LeaseLost);
    });

    it('shortens no lease by a renewal that comes late', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      await store.conversations.claim(id, 'w1', 0, 2 * HOUR);
      expect(await store.conversations.renew([id], 'w1', HOUR)).toEqual([id]);
      expect(await store.conversations.claim(id, 'w2', HOUR, 3 * HOUR)).toBeUndefined();
    });

    it('takes a conversation back with the change that leaves nothing to do in it, and not with one that leaves something', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      const read = { read: [{ seq: 1 }], send: [reply('r1')], until: 2 * HOUR, letGo: true };
      const { version } = await store.conversations.commit(await hold(store, id, 'w1'), read);
      expect(await store.conversations.claim(id, 'w2', 0, HOUR)).toBeUndefined();
      const settle = { settle: [{ id: 'r1' }], until: 2 * HOUR, letGo: true };
      await store.conversations.commit({ id, owner: 'w1', version }, settle);
      expect(await store.conversations.claim(id, 'w2', 0, HOUR)).toBeDefined();
    });

    it('does not take a conversation back in which something was written meanwhile', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      const held = await hold(store, id, 'w1');
      await store.conversations.append(address, message('m2'));
      const left = await store.conversations.commit(held, { read: [{ seq: 1 }], letGo: true });
      expect(left.inbox.map((item) => item.id)).toEqual(['m2']);
      expect(await store.conversations.claim(id, 'w2', 0, HOUR)).toBeUndefined();
    });

    it('refuses a change made on an older version by the same worker', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      const first = await hold(store, id);
      await store.conversations.commit(first, { state: { a: '1' } });
      await expect(store.conversations.commit(first, { state: { a: '2' } })).rejects.toThrow(LeaseLost);
    });

    it('writes state, what was read and what is to be sent together', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      const changed = await store.conversations.commit(await hold(store, id), {
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
      const held = await hold(store, id);
      await store.conversations.append(address, message('m2'));
      const changed = await store.conversations.commit(held, { read: [{ seq: 1 }], send: [reply('r1')] });
      expect(changed.inbox.map((item) => item.id)).toEqual(['m2']);
    });

    it('shows a conversation in order: read, unread, queued, sent and failed', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      const changed = await store.conversations.commit(await hold(store, id), {
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
      const held = await hold(store, id);
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
      await hold(store, id, 'dead');
      expect(await store.conversations.due(HOUR - 1, 10)).toEqual([]);
      expect(await store.conversations.due(HOUR, 10)).toEqual([id]);
    });

    it('counts the tries of a message whose turn failed', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      const changed = await store.conversations.commit(await hold(store, id), { retry: [{ seq: 1, attempts: 2 }] });
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
      const conversation = await store.conversations.commit(await hold(store, id), {
        read: [{ seq: 1 }],
        send: [reply('r1'), reply('r2')],
      });
      const early = { ...message('mid-1'), from: 'staff' as const };
      await store.conversations.append(address, early);
      const after = await store.conversations.commit(
        { ...(await hold(store, id)), owner: 'w1' },
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
      await store.conversations.commit(await hold(store, id), { read: [{ seq: 1, drop: true }] });
      expect(await store.conversations.log(id, 0, 9)).toEqual([]);
    });

    it('remembers when the person was last heard: not staff, and not a goodbye', async () => {
      const { id } = await store.conversations.append(address, message('m1', 'x', 2_000));
      await store.conversations.append(address, { ...message('m2', 'x', 3_000), from: 'staff' });
      await store.conversations.append(address, { ...message('m3', 'x', 4_000), isOpening: false });
      await store.conversations.append(address, message('m4', 'x', 1_000));
      expect((await store.conversations.claim(id, 'w', 0, 1))?.heardAt).toBe(2_000);
      expect(await store.conversations.heardAt(id)).toBe(2_000);
      expect(await store.conversations.heardAt('nowhere')).toBeUndefined();
    });

    it('notes what became of what was sent, by its id or its time, and never less than before', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      const held = await hold(store, id);
      const send = ['r1', 'r2', 'r3'].map((one) => reply(one));
      const { version } = await store.conversations.commit(held, { read: [{ seq: 1 }], send });
      const settle = [
        { id: 'r1', platformIds: ['p0', 'p1'], sentAt: 5_000 },
        { id: 'r2', platformIds: ['p2'], sentAt: 6_000 },
        { id: 'r3', error: '551' },
      ];
      await store.conversations.commit({ ...held, version }, { settle });
      const states = async () => (await store.conversations.log(id, 0, 9)).map(({ state }) => state);
      expect(await store.conversations.receive(id, { state: 'delivered', ids: ['p0', 'p9'] })).toEqual([]);
      expect(await store.conversations.receive(id, { state: 'delivered', ids: ['p1'] })).toEqual(['r1']);
      expect(await states()).toEqual(['received', 'delivered', 'sent', 'failed']);
      expect(await store.conversations.receive(id, { state: 'read', until: 5_999 })).toEqual(['r1']);
      expect(await states()).toEqual(['received', 'read', 'sent', 'failed']);
      expect(await store.conversations.receive(id, { state: 'delivered', until: 9_000 })).toEqual(['r2']);
      expect(await store.conversations.receive(id, { state: 'delivered', until: 9_000 })).toEqual([]);
      expect(await states()).toEqual(['received', 'read', 'delivered', 'failed']);
      expect(await store.conversations.receive('nowhere', { state: 'read', until: 9_000 })).toEqual([]);
    });

    it('removes old conversations but never one with an open case or with work to do', async () => {
      const old = await store.conversations.append(address, message('m1'));
      const cased = await store.conversations.append({ ...address, user: 'cased' }, message('m1'));
      const busy = await store.conversations.append({ ...address, user: 'busy' }, message('m1'));
      const young = await store.conversations.append({ ...address, user: 'young' }, message('m1', 'x', 9_000));
      for (const { id } of [old, cased, young])
        await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }] });
      await store.cases.insert(draft({ conversationId: cased.id }));
      expect(await store.conversations.purge(5_000)).toBe(1);
      const left = await Promise.all([old, cased, busy, young].map(({ id }) => store.conversations.addressOf(id)));
      expect(left.map((found) => found !== undefined)).toEqual([false, true, true, true]);
    });
  });
}
