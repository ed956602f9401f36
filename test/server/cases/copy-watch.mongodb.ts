import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import pino from 'pino';
import { CopyWatch } from '../../../server/cases/copy-watch';
import { LiveBus } from '../../../server/conversations/events';
import { openAuditLog } from '../../../server/staff/audit-log';
import { openMongooseStore } from '../../../server/store/mongoose/keeper';
import type { Store } from '../../../server/store/store';
import { someMember } from '../records';
import { VAULTS, draft } from '../store/contract/room';

/** Somebody who can write the database and has no key; see also attacks/database-writer.test.ts. */
describe('whoever writes beside us into MongoDB', () => {
  let url: string;
  let store: Store;
  let deeds: () => Promise<{ action: string; target: string }[]>;
  let watch: CopyWatch;
  beforeEach(async () => {
    const place = new URL(process.env.MONGODB_TEST_URL ?? '');
    place.pathname = `/haidang_${randomUUID().slice(0, 8)}`;
    url = place.href;
    store = await openMongooseStore(url, VAULTS.first);
    const audit = await openAuditLog(store);
    const times = { now: Date.now, leaseNow: Date.now };
    watch = new CopyWatch({
      ...{ owner: 'p1', store, audit, live: new LiveBus(), logger: pino({ level: 'silent' }) },
      ...times,
    });
    deeds = async () =>
      (await audit.latest({ kind: 'store', limit: 9 })).map(({ action, target }) => ({ action, target }));
    await store.cases.insert(draft({ id: 'case-1', conversationId: 'c1' }));
    await store.cases.insert(draft({ id: 'case-2', conversationId: 'c2', code: 'HD-BBBBBB', priority: 2 }));
    await store.staff.add(someMember({ id: 'lan', username: 'lan' }));
  });
  afterEach(() => store.close());

  const write = async (collection: string, _id: string, change: object) => {
    const connection = await mongoose.createConnection(url).asPromise();
    const found = connection.db!.collection<{ _id: string }>(collection);
    const { modifiedCount } = await found.updateOne({ _id }, { $set: change });
    await connection.close();
    expect(modifiedCount).toBe(1);
  };
  const queue = async () =>
    (await store.cases.list({ limit: 9 })).items.map(({ id, status, priority }) => [id, status, priority]);

  it.each([
    ['make it look closed', { status: 'closed', line: 2, dueAt: null, slot: 'case-1' }],
    ['make it look harmless', { priority: 3, waitingSince: Number.MAX_SAFE_INTEGER }],
    ['give it to somebody else', { owner: 'x', office: 'y' }],
    ['keep it from being changed', { version: 99 }],
    ['give it another code', { code: 'HD-X' }],
  ])('hides no case for long, though they %s', async (_, change) => {
    const [before, due] = [await queue(), await store.cases.due(Number.MAX_SAFE_INTEGER, 9)];
    await write('cases', 'case-1', change);
    await watch.look();
    expect(await queue()).toEqual(before);
    expect((await store.cases.due(Number.MAX_SAFE_INTEGER, 9)).map(({ id }) => id)).toEqual(due.map(({ id }) => id));
    const found = await store.cases.get('case-1');
    expect(await store.cases.replace({ ...found!, version: found!.version + 1 })).toBe(true);
    expect(await deeds()).toEqual([{ action: 'store.altered', target: 'case-1' }]);
    await watch.look();
    expect(await deeds()).toHaveLength(1);
  });

  it.each([
    ['a case', 'cases', 'case-1', 'case-1'],
    ['an account', 'staff', 'lan', 'staff:lan'],
  ])('keeps nobody from the others by spoiling %s, and it is told once', async (_, collection, id, target) => {
    await write(collection, id, { sealed: Buffer.from([0]) });
    expect(await queue()).toContainEqual(['case-2', 'open', 2]);
    for (let n = 0; n < 2; n += 1) await watch.look();
    expect(await deeds()).toEqual([{ action: 'store.unreadable', target }]);
  });
});
