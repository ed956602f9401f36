import type { Store } from '../../../../server/store/store';
import { type Room, HOUR, address, draft, hold, message, reply } from './room';

/** What holds when several processes share one database. */
export function sharingContract(room: Room): void {
  describe('for several processes on one database', () => {
    let store: Store;
    beforeEach(() => void (store = room.store));

    let other: Store;
    beforeEach(async () => void (other = await room.reopen()));
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

    it('gives a new person one key, when both meet that person at once', async () => {
      const stored = await Promise.all(
        both().map(({ conversations }, n) => conversations.append(address, message(`m${n}`))),
      );
      for (const { conversations } of both())
        expect((await conversations.log(stored[0]!.id, 0, 9)).map(({ activity }) => activity.text).sort()).toEqual([
          ...['m0', 'm1'],
        ]);
    });

    it('loses no message that one takes while the other works', async () => {
      const { id } = await store.conversations.append(address, message('m0'));
      let held = await hold(store, id);
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
      const claims = await Promise.all(both().map(({ conversations }, n) => conversations.claim(id, `w${n}`, 0, HOUR)));
      expect(claims.filter(Boolean)).toHaveLength(1);
    });

    it('gives what is to be fetched to one of them', async () => {
      const { id } = await store.conversations.append(address, message('m1'));
      const media = { conversationId: id, messageId: 'm1', kind: 'image' as const, at: 1 };
      for (let n = 0; n < 6; n++) await store.media.add({ ...media, id: `p${n}` }, 1);
      const taken = (await Promise.all(both().map((one) => one.media.take(5, 100, 3)))).flat();
      expect(new Set(taken.map((task) => task.id)).size).toBe(taken.length);
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

    it('has one time, for leases too', () => {
      const [here, there] = both().map(({ clock }) => [clock.now(), clock.leaseNow()]);
      for (const n of [0, 1]) expect(Math.abs(here![n]! - there![n]!)).toBeLessThan(1_000);
      expect(Math.abs(here![0]! - Date.now())).toBeLessThan(60_000);
    });
  });
}
