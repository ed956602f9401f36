import type { Store } from '../../../../server/store/store';
import { someCase, someMember } from '../../records';
import { HOUR, type KeeperUnderTest, type Room, VAULTS, address, forgotten, hold, message, reply } from './room';

const textsOf = async ({ conversations }: Store, id: string) =>
  (await conversations.log(id, 0, 99)).map(({ activity }) => activity.text);

/** Everything of a conversation lies under a key of its own, whoever writes. */
export function keyContract(room: Room): void {
  describe('the key of a conversation', () => {
    it('is another once the person was forgotten, also for a process that knew the old one', async () => {
      const other = await room.reopen();
      const { id } = await room.store.conversations.append(address, message('before'));
      await other.conversations.append(address, message('before too'));
      await other.cases.insert(someCase({ conversationId: id, status: 'closed' }));
      await forgotten(room.store, id);
      expect(await textsOf(room.store, id)).toEqual([]);
      await room.store.conversations.append(address, message('after'));
      await other.conversations.append(address, message('cứu em'));
      await other.cases.insert(someCase({ conversationId: id, summary: 'Cứu em với' }));
      for (const store of [room.store, other, await room.reopen()]) {
        expect(await textsOf(store, id)).toEqual(['after', 'cứu em']);
        expect((await store.cases.list({ limit: 9 })).items).toMatchObject([{ summary: 'Cứu em với' }]);
        if (store !== room.store) await store.close();
      }
    });

    it('takes what was uploaded before the first message, and afterwards', async () => {
      const conversationId = room.store.conversations.idOf(address);
      const media = (id: string) => ({ conversationId, id, messageId: 'm1', kind: 'image' as const, at: 1 });
      const keep = async (id: string) => {
        await room.store.media.add(media(id), null);
        await room.store.media.keep(media(id), { contentType: 'image/png', bytes: Buffer.from(id) }, null);
      };
      await keep('p1');
      await room.store.conversations.append(address, message('m1'));
      await keep('p2');
      for (const id of ['p1', 'p2']) expect((await room.store.media.read(media(id)))?.bytes.toString()).toBe(id);
      expect(await room.store.media.of(conversationId)).toHaveLength(2);
    });
  });
}

/** Something of everything that is sealed. */
async function fill(store: Store): Promise<string> {
  const { conversations, cases, media } = store;
  const { id } = await conversations.append(address, message('m1', 'em ở tầng bốn'));
  const replies = [reply('r1', 'đã gửi'), reply('r2', 'chưa gửi')];
  const held = await hold(store, id);
  const { version } = await conversations.commit(held, { state: { k: 'v' }, read: [{ seq: 1 }], send: replies });
  await conversations.commit({ ...held, version }, { settle: [{ id: 'r1' }] });
  await conversations.release(held);
  await conversations.append(address, message('m2', 'chưa đọc'));
  await cases.insert(someCase({ conversationId: id, status: 'closed' }));
  await store.staff.add(someMember());
  const picture = { conversationId: id, id: 'p1', messageId: 'm1', at: 1, kind: 'image' as const };
  await media.add(picture, null);
  await media.keep(picture, { contentType: 'image/webp', bytes: Buffer.from('ảnh') }, null);
  const early = { ...picture, conversationId: conversations.idOf({ ...address, user: 'nobody yet' }) };
  await media.add(early, null);
  await media.keep(early, { contentType: 'image/webp', bytes: Buffer.from('sớm') }, null);
  const keys = { p256dh: 'p', auth: 'a' };
  await store.pages.subscribe({ id: 'x', staffId: 's', endpoint: 'https://x', keys, createdAt: 1 });
  await store.unanswered.note({
    conversationId: 'c',
    messageId: 'm1',
    form: 'x',
    text: 'hỏi',
    intent: 'shelter',
    at: 1,
  });
  return id;
}

async function expectWhole(store: Store, id: string): Promise<void> {
  const held = await store.conversations.claim(id, 'reader', 9 * HOUR, 10 * HOUR);
  expect(held).toMatchObject({ address, state: { k: 'v' } });
  expect(await textsOf(store, id)).toEqual(expect.arrayContaining(['em ở tầng bốn', 'đã gửi', 'chưa gửi', 'chưa đọc']));
  expect(await store.cases.get('case-1')).toMatchObject({ summary: 'Cứu em với' });
  expect((await store.media.read({ conversationId: id, id: 'p1' }))?.bytes.toString()).toBe('ảnh');
  const early = store.conversations.idOf({ ...address, user: 'nobody yet' });
  expect((await store.media.read({ conversationId: early, id: 'p1' }))?.bytes.toString()).toBe('sớm');
  expect(await store.unanswered.list(1)).toMatchObject([{ text: 'hỏi' }]);
  expect(await store.staff.byUsername('lan')).toBeDefined();
}

/** The operator's key is changed while the servers run. */
export function keyChangeContract(room: Room, keeper: KeeperUnderTest): void {
  describe("a change of the operator's key", () => {
    it('is made beside a running store, and then the old key opens nothing and is needed for nothing', async () => {
      const id = await fill(room.store);
      const running = await keeper.reopen(VAULTS.changing);
      const rotation = await keeper.rotation(VAULTS.changing);
      const left = await rotation.left();
      expect(left).toBeGreaterThan(6);
      const steps: [done: number, left: number][] = [];
      const done = await rotation.rotate((...step) => {
        steps.push(step);
        void running.conversations.append(address, message(`meanwhile-${steps.length}`));
      });
      expect([done, steps.at(-1)]).toEqual([left, [left, 0]]);
      expect(await rotation.left()).toBe(0);
      expect(await rotation.rotate(() => undefined)).toBe(0);
      await rotation.close();
      await running.conversations.append(address, message('after'));
      await running.close();
      const store = await keeper.reopen(VAULTS.second);
      await expectWhole(store, id);
      expect(await textsOf(store, id)).toEqual(expect.arrayContaining(['meanwhile-1', 'after']));
      await store.close();
      expect((await keeper.bytesOnDisk()).includes(Buffer.from('\u0002k1'))).toBe(false);
      await expect(keeper.reopen(VAULTS.first)).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
    });

    it('seals one key for a person anew, however much that person has written', async () => {
      const before = await keeper.rotation(VAULTS.changing);
      const [none] = [await before.left()];
      for (let n = 0; n < 30; n += 1) await room.store.conversations.append(address, message(`m${n}`));
      expect((await before.left()) - none).toBe(1);
      await before.close();
    });

    it('that was broken off goes on where it was', async () => {
      const id = await fill(room.store);
      const rotation = await keeper.rotation(VAULTS.changing);
      const all = await rotation.left();
      const dying = rotation.rotate(() => {
        throw new Error('killed');
      });
      await expect(dying).rejects.toThrow('killed');
      const left = await rotation.left();
      expect(left).toBeLessThan(all);
      expect(left).toBeGreaterThan(0);
      expect(await rotation.rotate(() => undefined)).toBe(left);
      await rotation.close();
      const store = await keeper.reopen(VAULTS.second);
      await expectWhole(store, id);
      await store.close();
    });
  });
}
