import { randomUUID } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { connect } from '../../../server/store/mongoose/connection';
import { openMongooseStore } from '../../../server/store/mongoose/keeper';
import { mongooseRotation } from '../../../server/store/mongoose/reseal';
import { MIGRATIONS, type Migration, migrate } from '../../../server/store/mongoose/migrations/index';
import { MongooseSecrets } from '../../../server/store/mongoose/secrets';
import { DatabaseTooNew } from '../../../server/store/too-new';
import { HOUR, address, hold, message } from './contract/room';

const vault = new Vault(parseKeys(generateKey('k1')));
const clock = { now: Date.now, leaseNow: Date.now };

describe('bringing an older MongoDB database forward', () => {
  let url: string;
  let connection: Connection;
  beforeEach(async () => {
    const place = new URL(process.env.MONGODB_TEST_URL ?? '');
    place.pathname = `/haidang_${randomUUID().slice(0, 8)}`;
    url = place.href;
    connection = await connect(url);
  });
  afterEach(() => connection.close());
  const parts = (on: Connection, migrations: readonly Migration[]) => ({
    connection: on,
    vault,
    secrets: new MongooseSecrets(on, vault),
    clock,
    migrations,
  });
  const version = async () => (await connection.collection('schema').findOne({}))?.version as number | undefined;

  it('works on what the first version left', async () => {
    // That one kept no version and had another index.
    await connection.db!.collection('conversations').createIndexes([{ key: { dueAt: 1 } }]);
    const store = await openMongooseStore(url, vault);
    const { id } = await store.conversations.append(address, message('m1'));
    expect(await store.conversations.due(HOUR, 9)).toEqual([id]);
    await store.close();
    expect(await version()).toBe(MIGRATIONS.length);
    const names = (await connection.collection('conversations').indexes()).map(({ name }) => name);
    expect(names).not.toContain('dueAt_1');
    expect(names).toContain('dueAt_1_touchedAt_1');
  });

  /** A conversation as the first version kept it: one message read, one to be read. */
  const leaveConversation = async () => {
    const sealed = (value: unknown, purpose: string) => vault.seal(value, purpose);
    const said = (text: string, seq: number) => sealed({ type: 'message', text }, `message/c1/${seq}`);
    const item = { id: 'm2', seq: 2, from: 'user', receivedAt: 2, attempts: 0, sealed: said('chưa đọc', 2) };
    await connection.collection<{ _id: string }>('conversations').insertOne({
      _id: 'c1',
      ...{ sealedAddress: sealed(address, 'address/c1'), sealedState: sealed({ k: 'v' }, 'state/c1') },
      ...{ channel: 'web', version: 3, nextSeq: 3, leaseOwner: null, leaseUntil: 0, dueAt: 0, touchedAt: 1 },
      ...{ heardAt: null, toForget: false, inbox: [item], outbox: [] },
    });
    await connection.collection<{ _id: string }>('entries').insertOne({
      ...{ _id: 'c1/1', conversation: 'c1', seq: 1, entry: 'm1', from: 'user', at: 1, state: 'received', error: null },
      sealed: said('viết trước', 1),
    } as never);
  };

  it.each(Array.from({ length: MIGRATIONS.length + 1 }, (_, from) => from))('works from version %i', async (from) => {
    await leaveConversation();
    await migrate(parts(connection, MIGRATIONS.slice(0, from)));
    expect(await version()).toBe(from || undefined);
    const store = await openMongooseStore(url, vault);
    await store.conversations.appendTo('c1', message('viết sau'));
    const texts = (await store.conversations.log('c1', 0, 9)).map(({ activity }) => activity.text);
    expect(texts).toEqual(['viết trước', 'chưa đọc', 'viết sau']);
    expect(await store.conversations.due(HOUR, 9)).toEqual(['c1']);
    expect(await version()).toBe(MIGRATIONS.length);
    await store.close();
  });

  it('gives every conversation a key of its own, and brings what was written before under it', async () => {
    await leaveConversation();
    const store = await openMongooseStore(url, vault);
    await store.conversations.appendTo('c1', message('viết sau'));
    const rotation = mongooseRotation(await connect(url), vault);
    const all = async () => ({
      texts: (await store.conversations.log('c1', 0, 9)).map(({ activity }) => activity.text),
      held: await store.conversations.claim('c1', 'w', 0, 1),
    });
    const whole = { texts: ['viết trước', 'chưa đọc', 'viết sau'], held: { state: { k: 'v' }, address } };
    expect(await all()).toMatchObject(whole);
    expect(await rotation.left()).toBe(4);
    expect(await rotation.rotate(() => undefined)).toBe(4);
    expect(await all()).toMatchObject(whole);
    expect(await rotation.left()).toBe(0);
    await rotation.close();
    await store.close();
  });

  it('finishes a removal that was cut off before its person writes again', async () => {
    const store = await openMongooseStore(url, vault);
    const { id } = await store.conversations.append(address, message('m1'));
    await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }] });
    // As a process leaves it that dies right after the conversation itself is gone.
    await connection.collection<{ _id: string }>('removals').insertOne({ _id: id });
    await connection.collection<{ _id: string }>('conversations').deleteOne({ _id: id });
    await store.conversations.append(address, message('m2', 'cứu em'));
    expect((await store.conversations.log(id, 0, 9)).map(({ activity }) => activity.text)).toEqual(['cứu em']);
    await store.close();
  });

  it('goes on after it was cut off, and does each step once', async () => {
    const ran: string[] = [];
    let dies = true;
    const steps: Migration[] = [
      () => Promise.resolve(void ran.push('1')),
      () => (ran.push('2'), dies ? Promise.reject(new Error('killed')) : Promise.resolve()),
      () => Promise.resolve(void ran.push('3')),
    ];
    await expect(migrate(parts(connection, steps))).rejects.toThrow('killed');
    expect(await version()).toBe(1);
    dies = false;
    await migrate(parts(connection, steps));
    await migrate(parts(connection, steps));
    expect(ran).toEqual(['1', '2', '2', '3']);
    expect(await version()).toBe(3);
  });

  it('is done by one of two processes that start at once', async () => {
    if (!process.env.MONGODB_TEST_SHARED) return;
    const other = await mongoose.createConnection(url).asPromise();
    let ran = 0;
    const slow: Migration = () => (void (ran += 1), new Promise((resolve) => setTimeout(resolve, 100)));
    await Promise.all([migrate(parts(connection, [slow, slow])), migrate(parts(other, [slow, slow]))]);
    expect(ran).toBe(2);
    await other.close();
  });

  it('refuses a database that a newer version has written, in one clear line', async () => {
    await (await openMongooseStore(url, vault)).close();
    await connection.collection('schema').updateOne({}, { $set: { version: 999 } });
    const opening = openMongooseStore(url, vault);
    await expect(opening).rejects.toThrow(DatabaseTooNew);
    await expect(opening).rejects.toThrow(/^the database is of version 999; this program knows \d+$/);
  });
});
