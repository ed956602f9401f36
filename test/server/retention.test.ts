import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeOld } from '../../server/retention';
import { Spool } from '../../server/store/spool';
import { Database, bytes } from '../../server/store/sqlite/database';
import { openSqliteStore } from '../../server/store/sqlite/keeper';
import type { Store } from '../../server/store/store';
import { someCase } from './records';
import { VAULTS, address, hold, message } from './store/contract/room';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;
const RETENTION = { caseDays: 180, talkDays: 30 };

/** A conversation last touched so many days ago, perhaps with a case; its name stands in the file as a message's id. */
async function talk(store: Store, name: string, days: number, status?: 'open' | 'closed'): Promise<string> {
  const at = NOW - days * DAY;
  const { id } = await store.conversations.append({ ...address, user: name }, message(`MARK-${name}.`, name, at));
  await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }], state: { name } });
  if (status) await store.cases.insert(someCase({ id: `case-${name}`, code: name, conversationId: id, status }));
  const picture = { conversationId: id, id: 'p1' };
  await store.media.add({ ...picture, messageId: 'm1', at, kind: 'image' }, null);
  await store.media.keep(picture, { contentType: `image/MARK-${name}.`, bytes: Buffer.from(name) }, null);
  return id;
}

describe('what is old', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-retention-'));
  const file = path.join(folder, 'store.db');
  const onDisk = () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))));
  let store: Store;
  beforeAll(async () => void (store = await openSqliteStore(file, VAULTS.first)));
  afterAll(() => store.close());

  it('is gone from the very file and its log, by kind, and nothing else is', async () => {
    const old = [
      await talk(store, 'closed-181', 181, 'closed'),
      await talk(store, 'mere-31', 31),
      await talk(store, 'mere-181', 181),
    ];
    await talk(store, 'open-181', 181, 'open');
    await talk(store, 'closed-31', 31, 'closed');
    await talk(store, 'mere-29', 29);
    await store.campaigns.subscribe(await talk(store, 'subscriber-31', 31), ['viec-lam'], 1);
    const session = { staffId: 's1', createdAt: 1, seenAt: 1 };
    await store.staff.putSession({ ...session, tokenHash: 'over', expiresAt: NOW - 1, agent: 'MARK-over.' });
    await store.staff.putSession({ ...session, tokenHash: 'open', expiresAt: NOW + 1, agent: 'MARK-signed-in.' });
    const asked = { intent: 'shelter', form: 'x' };
    await store.unanswered.note({
      ...asked,
      conversationId: 'nobody',
      messageId: 'q1',
      text: 'hỏi',
      at: NOW - 181 * DAY,
    });
    const orphan = { conversationId: 'nobody', id: 'p', messageId: 'm', kind: 'image', at: NOW - 2 * DAY } as const;
    await store.media.add(orphan, null);
    await store.media.keep(orphan, { contentType: 'image/MARK-orphan.', bytes: Buffer.from('x') }, null);

    const db = new Database(file);
    const sealed = ['cases', 'log', 'media', 'media_parts'].flatMap((table) =>
      db.all(
        `SELECT sealed FROM ${table} WHERE conversation_id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(old),
      ),
    );
    const keys = db.all(
      'SELECT sealed_key AS sealed FROM conversations WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(old),
    );
    const ends = [...sealed, ...keys].map((row) => Buffer.from(bytes(row.sealed)).subarray(-24));
    expect(ends).toHaveLength(1 + 3 * 3 + 3);
    db.close();
    const before = onDisk();
    expect(ends.every((end) => before.includes(end))).toBe(true);

    expect(await removeOld({ ...store, clock: store.clock }, RETENTION, NOW)).toBe(3);
    const left = onDisk();
    const marks = [...left.toString('latin1').matchAll(/MARK-([a-z0-9-]+)\./g)].map(([, name]) => name);
    expect([...new Set(marks)].sort()).toEqual(['closed-31', 'mere-29', 'open-181', 'signed-in', 'subscriber-31']);
    expect(ends.filter((end) => left.includes(end))).toEqual([]);
    for (const id of old) expect(left.includes(Buffer.from(id))).toBe(false);
    expect(await store.unanswered.list(9)).toEqual([]);
    expect(await removeOld(store, RETENTION, NOW)).toBe(0);
  });

  it('goes in parts until nothing old is left', async () => {
    for (let n = 0; n < 501; n += 1) {
      const { id } = await store.conversations.append(
        { ...address, user: `many-${n}` },
        message('m', 'm', NOW - 400 * DAY),
      );
      await store.conversations.commit(await hold(store, id), { read: [{ seq: 1 }] });
    }
    expect(await removeOld(store, RETENTION, NOW)).toBe(501);
  });
});

describe('what was set aside in the spool', () => {
  it('is removed when its time is over; what waits stays, however old', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'haidang-spool-'));
    const spool = new Spool(path.join(folder, 'spool.db'), VAULTS.first, 2 ** 24);
    const told = { kind: 'forget', address, platformId: 'MARK' } as const;
    for (const [n, at] of [1, 1, 5].entries()) await spool.add(`line-${n}`, { ...told, at });
    const [first, , third] = spool.next(9);
    for (const entry of [first, third]) await spool.refuse(entry!.seq, 3, true);
    expect(await spool.purge(5)).toBe(1);
    expect(spool.standing()).toMatchObject({ waiting: 1, aside: 1 });
    spool.close();
  });
});
