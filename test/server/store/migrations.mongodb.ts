import { randomUUID } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { connect } from '../../../server/store/mongoose/connection';
import { openMongooseStore } from '../../../server/store/mongoose/keeper';
import { type Migration, migrate } from '../../../server/store/mongoose/migrations/index';
import { MongooseSecrets } from '../../../server/store/mongoose/secrets';
import { DatabaseTooNew } from '../../../server/store/too-new';
import { HOUR, address, message } from './contract/room';

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
    expect(await version()).toBe(1);
    const names = (await connection.collection('conversations').indexes()).map(({ name }) => name);
    expect(names).not.toContain('dueAt_1');
    expect(names).toContain('dueAt_1_touchedAt_1');
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
