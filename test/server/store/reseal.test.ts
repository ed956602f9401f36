import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { Database } from '../../../server/store/sqlite/database';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import { countOld, resealAll, resealed } from '../../../server/store/sqlite/reseal';
import { someCase, someMember } from '../records';
import { address, hold, message, reply } from './contract/room';

const [oldKey, newKey] = [generateKey('k1'), generateKey('k2')];
const vaultOf = (...keys: string[]) => new Vault(parseKeys(keys.join(',')));
const openAt = (folder: string, vault: Vault) => openSqliteStore(path.join(folder, 'store.db'), vault);
const newFolder = () => mkdtempSync(path.join(tmpdir(), 'haidang-keys-'));
const onDisk = (folder: string) =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))));

/** Something of everything that is sealed. */
async function fill(store: Awaited<ReturnType<typeof openSqliteStore>>): Promise<string> {
  const { id } = await store.conversations.append(address, message('m1', 'em ở tầng bốn'));
  await store.conversations.commit(await hold(store, id), {
    state: { k: 'v' },
    read: [{ seq: 1 }],
    send: [reply('r1')],
  });
  await store.conversations.append(address, message('m2', 'chưa đọc'));
  await store.cases.insert(someCase({ conversationId: id, status: 'closed' }));
  await store.staff.add(someMember());
  await store.media.add({ conversationId: id, id: 'p1', messageId: 'm1', at: 1, kind: 'image' }, null);
  await store.media.keep(
    { conversationId: id, id: 'p1' },
    { contentType: 'image/webp', bytes: Buffer.from('ảnh') },
    null,
  );
  await store.pages.subscribe({
    id: 'x',
    staffId: 's',
    endpoint: 'https://x',
    keys: { p256dh: 'p', auth: 'a' },
    createdAt: 1,
  });
  await store.unanswered.note({ messageId: 'm1', form: 'x', text: 'hỏi', intent: 'shelter', at: 1 });
  return id;
}

describe('changing the encryption key', () => {
  it('seals everything anew beside an open store, and then the old key opens nothing and is needed for nothing', async () => {
    const folder = newFolder();
    await fill(await openAt(folder, vaultOf(oldKey)));
    const running = await openAt(folder, vaultOf(newKey, oldKey));
    const db = new Database(path.join(folder, 'store.db'));
    const vault = vaultOf(newKey, oldKey);
    const steps: [number, number][] = [];
    expect(countOld(db, vault)).toBeGreaterThan(9);
    const done = await resealAll(db, vault, (...step) => void steps.push(step));
    expect(steps.at(-1)).toEqual([done, 0]);
    expect(await resealAll(db, vault, () => undefined)).toBe(0);
    db.close();
    expect(onDisk(folder).includes(Buffer.from('\u0002k1'))).toBe(false);
    await running.close();
    const store = await openAt(folder, vaultOf(newKey));
    const id = store.conversations.idOf(address);
    expect((await store.conversations.log(id, 0, 9)).map(({ activity }) => activity.text)).toContain('em ở tầng bốn');
    expect(await store.cases.get('case-1')).toMatchObject({ summary: 'Cứu em với' });
    expect((await store.media.read({ conversationId: id, id: 'p1' }))?.bytes.toString()).toBe('ảnh');
    expect(await store.unanswered.list(1)).toMatchObject([{ text: 'hỏi' }]);
    await store.close();
    await expect(openAt(folder, vaultOf(oldKey))).rejects.toMatchObject({ code: 'SEAL_BROKEN' });
  });

  it('forgets no place where something is sealed', async () => {
    const folder = newFolder();
    const store = await openAt(folder, vaultOf(oldKey));
    const db = new Database(path.join(folder, 'store.db'));
    const columns = db.all(
      `SELECT t.name || '.' || c.name AS place FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
       WHERE t.type = 'table' AND c.name LIKE 'sealed%'`,
    );
    expect(resealed().sort()).toEqual(columns.map(({ place }) => String(place)).sort());
    db.close();
    await store.close();
  });
});

describe('what is removed', () => {
  it('is gone from the files themselves, sealed or not', async () => {
    const folder = newFolder();
    const store = await openAt(folder, vaultOf(oldKey));
    const id = await fill(store);
    const db = new Database(path.join(folder, 'store.db'));
    const sealed = ['log', 'inbox', 'outbox', 'cases', 'media', 'media_parts']
      .flatMap((table) => db.all(`SELECT sealed FROM ${table}`))
      .map(({ sealed: value }) => Buffer.from(value as unknown as Uint8Array).subarray(-24));
    expect(sealed.length).toBeGreaterThanOrEqual(6);
    db.close();
    expect(sealed.every((end) => onDisk(folder).includes(end))).toBe(true);
    await store.conversations.commit(await hold(store, id, 'w2', 9e12), { read: [{ seq: 3 }], settle: [{ id: 'r1' }] });
    expect(await store.conversations.purge(Number.MAX_SAFE_INTEGER)).toBe(1);
    const left = onDisk(folder);
    expect(sealed.filter((end) => left.includes(end))).toEqual([]);
    await store.close();
  });
});
