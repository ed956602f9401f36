import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SealBroken } from '../../../server/store/encryption';
import { Database, bytes } from '../../../server/store/sqlite/database';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import { SEALED_PLACES } from '../../../server/store/sqlite/sealed-places';
import { someCase } from '../records';
import { VAULTS, address, hold, message, reply } from './contract/room';

const onDisk = (folder: string) =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))));

async function openAt(): Promise<{ folder: string; db: Database; store: Awaited<ReturnType<typeof openSqliteStore>> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-keys-'));
  const file = path.join(folder, 'store.db');
  const store = await openSqliteStore(file, VAULTS.first);
  return { folder, store, db: new Database(file) };
}

describe('the places where something is sealed', () => {
  it('are all gone through when keys change', async () => {
    const { db, store } = await openAt();
    const columns = db.all(
      `SELECT t.name || '.' || c.name AS place FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
       WHERE t.type = 'table' AND c.name LIKE 'sealed%' AND c.name <> 'sealed_key'`,
    );
    expect(SEALED_PLACES.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
      columns.map(({ place }) => String(place)).sort(),
    );
    db.close();
    await store.close();
  });
});

describe('what is removed', () => {
  const fill = async (store: Awaited<ReturnType<typeof openSqliteStore>>) => {
    const { id } = await store.conversations.append(address, message('m1', 'em ở tầng bốn'));
    await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }], send: [reply('r1')] });
    await store.conversations.append(address, message('m2', 'chưa đọc'));
    await store.cases.insert(someCase({ conversationId: id, status: 'closed' }));
    const picture = { conversationId: id, id: 'p1' };
    await store.media.add({ ...picture, messageId: 'm1', at: 1, kind: 'image' }, null);
    await store.media.keep(picture, { contentType: 'image/webp', bytes: Buffer.from('ảnh') }, null);
    return id;
  };
  const sealedIn = (db: Database, tables: readonly string[], column = 'sealed') =>
    tables.flatMap((table) => db.all(`SELECT ${column} AS sealed FROM ${table}`)).map((row) => bytes(row.sealed));

  it('is gone from the files themselves, sealed or not, and its key with it', async () => {
    const { folder, db, store } = await openAt();
    const id = await fill(store);
    const ends = [
      ...sealedIn(db, ['log', 'inbox', 'outbox', 'cases', 'media', 'media_parts']),
      ...sealedIn(db, ['conversations'], 'sealed_key'),
    ].map((sealed) => Buffer.from(sealed).subarray(-24));
    expect(ends.length).toBeGreaterThanOrEqual(7);
    db.close();
    expect(ends.every((end) => onDisk(folder).includes(end))).toBe(true);
    await store.conversations.commit(await hold(store, id, 'w2', 9e12), { read: [{ seq: 3 }], settle: [{ id: 'r1' }] });
    expect(await store.conversations.purge(Number.MAX_SAFE_INTEGER)).toBe(1);
    const left = onDisk(folder);
    expect(ends.filter((end) => left.includes(end))).toEqual([]);
    await store.close();
  });

  it("opens with no key of the operator's any more, though somebody has kept the rows", async () => {
    const { db, store } = await openAt();
    await fill(store);
    const kept = sealedIn(db, ['log', 'inbox', 'outbox', 'cases', 'media', 'media_parts']);
    for (const sealed of kept) expect(() => VAULTS.changing.openBytes(sealed, 'whatever')).toThrow(SealBroken);
    for (const sealed of kept) expect(() => VAULTS.first.openBytes(sealed, 'whatever')).toThrow(/is gone$/);
    db.close();
    await store.close();
  });
});
