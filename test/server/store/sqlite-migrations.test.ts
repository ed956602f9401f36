import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AUDIT_SECRET } from '../../../server/store/audit-chain';
import { openAuditLog } from '../../../server/staff/audit-log';
import { NO_CODE } from '../../../server/cases/search-terms';
import { Vault, blindIndex, generateKey, parseKeys } from '../../../server/store/encryption';
import { Database, bytes } from '../../../server/store/sqlite/database';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import { sqliteRotation } from '../../../server/store/sqlite/reseal';
import { VERSION, migrate } from '../../../server/store/sqlite/migrations/index';
import { DatabaseTooNew } from '../../../server/store/too-new';

const vault = new Vault(parseKeys(generateKey('k1')));

/** A database as the first released version left it: its tables, with cases, an account, a session and an audit entry. */
function oldDatabase(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'haidang-old-')), 'store.db');
  const db = new Database(file);
  db.exec('CREATE INDEX IF NOT EXISTS cases_queue ON cases (closed, priority, opened_at, id)');
  for (const [id, status] of [
    ['open', 'open'],
    ['claimed', 'claimed'],
    ['closed', 'closed'],
  ] as const) {
    const record = {
      id,
      code: `HD-${id}`,
      conversationId: id,
      channel: 'web',
      priority: 1,
      status,
      openedAt: 1_000,
      summary: 'Cứu em với',
      facts: [{ name: 'intent', value: 'self_in_danger', messageId: 'm1' }],
      notes: [],
      history: [{ key: 'opened:m1', at: 1_000, by: 'system', action: 'opened' }],
      lastMessageAt: 2_000,
      version: 3,
      ...(status === 'claimed' && { owner: { id: 'lan', name: 'Lan' } }),
    };
    db.run(
      'INSERT INTO cases (id, code, conversation_id, priority, status, closed, opened_at, version, sealed) VALUES (?, ?, ?, 1, ?, ?, 1000, 3, ?)',
      id,
      record.code,
      id,
      status,
      status === 'closed' ? 1 : 0,
      vault.seal(record, `case/${id}`),
    );
  }
  db.exec(`INSERT INTO staff (id, username, name, role, password_hash, created_at) VALUES ('lan', 'lan', 'Lan', 'admin', 'h', 1);
    INSERT INTO sessions (token_hash, staff_id, expires_at) VALUES ('t', 'lan', 9);
    INSERT INTO audit (at, staff_id, action, target) VALUES (5, 'lan', 'case.claim', 'claimed');`);
  db.close();
  return file;
}

/** The same database as the version `to` left it. */
function databaseOf(to: number): string {
  const file = oldDatabase();
  const db = new Database(file);
  const secretOf = (name: string) => {
    const key = randomBytes(32);
    db.run(
      'INSERT INTO secrets (name, sealed) VALUES (?, ?)',
      name,
      vault.seal(key.toString('base64'), `secret/${name}`),
    );
    return key;
  };
  migrate(db, { vault, indexKey: secretOf('blind-index'), auditKey: secretOf(AUDIT_SECRET) }, to);
  db.close();
  return file;
}

describe('bringing an older database forward', () => {
  it.each(Array.from({ length: VERSION + 1 }, (_, version) => version))('works from version %i', async (version) => {
    const store = await openSqliteStore(databaseOf(version), vault);
    expect((await store.cases.list({ limit: 9 })).items.map(({ id }) => id)).toEqual(['claimed', 'open', 'closed']);
    expect(await store.staff.byUsername('lan')).toMatchObject({ id: 'lan', views: [] });
    expect(await (await openAuditLog(store)).verify()).toMatchObject({ entries: 1 });
    expect(await store.conversations.due(1, 9)).toEqual([]);
    await store.news.tell([{ kind: 'conversation', id: 'c' }]);
    await store.close();
  });

  it('keeps every case and gives it what its new life needs', async () => {
    const store = await openSqliteStore(oldDatabase(), vault);
    const { items } = await store.cases.list({ limit: 9 });
    expect(items.map(({ id }) => id)).toEqual(['claimed', 'open', 'closed']);
    expect(await store.cases.get('open')).toMatchObject({
      waitingSince: 1_000,
      unattendedSince: 1_000,
      step: 'receive',
      joined: ['m1'],
      version: 3,
    });
    expect((await store.cases.list({ limit: 9, owner: 'lan' })).items).toMatchObject([
      { id: 'claimed', ownedSince: 2_000 },
    ]);
    // The watch sees to both at once, and to the closed one never.
    expect((await store.cases.due(9_000, 9)).map(({ id }) => id)).toEqual(['open', 'claimed']);
    const claimed = (await store.cases.get('claimed'))!;
    expect(await store.cases.replace({ ...claimed, version: 4 })).toBe(true);
    await store.close();
  });

  it('finds cases by the words that were indexed before', async () => {
    const file = databaseOf(16);
    const db = new Database(file);
    const sealedKey = bytes(db.get("SELECT sealed FROM secrets WHERE name = 'blind-index'")?.sealed);
    const key = Buffer.from(vault.open(sealedKey, 'secret/blind-index') as string, 'base64');
    for (const [id, word] of [
      ['open', 'lan'],
      ['open', 'hue'],
      ['claimed', 'lan'],
    ] as const)
      db.run('INSERT INTO case_terms (term, case_id) VALUES (?, ?)', blindIndex(key, `term/word:${word}`), id);
    db.close();
    const store = await openSqliteStore(file, vault);
    const found = async (...words: string[]) => {
      const search = { code: NO_CODE, terms: words.map((word) => `word:${word}`) };
      return (await store.cases.list({ limit: 9, search })).items.map(({ id }) => id).sort();
    };
    expect([await found('lan'), await found('hue', 'lan'), await found('nga')]).toEqual([
      ['claimed', 'open'],
      ['open'],
      [],
    ]);
    await store.close();
  });

  it('keeps accounts, sessions and the log of what was done', async () => {
    const store = await openSqliteStore(oldDatabase(), vault);
    expect(await store.staff.byUsername('lan')).toMatchObject({ id: 'lan', views: [], version: 1 });
    expect(await store.staff.session('t')).toMatchObject({ staffId: 'lan', agent: '' });
    const log = await openAuditLog(store);
    await log.append({ at: 9, staffId: 'lan', action: 'case.read', target: 'claimed' });
    expect(await log.latest({ target: 'claimed', limit: 9 })).toMatchObject([
      { at: 9 },
      { at: 5, action: 'case.claim' },
    ]);
    expect(await log.verify()).toMatchObject({ entries: 2 });
    expect((await log.verify()).brokenAt).toBeUndefined();
    await store.close();
  });

  it('gives every conversation a key of its own, and brings what was written before under it', async () => {
    const file = databaseOf(12);
    const db = new Database(file);
    const seal = (value: unknown, purpose: string) => vault.seal(value, purpose);
    db.run(
      `INSERT INTO conversations (id, sealed_address, channel, version, next_seq, sealed_state, due_at, touched_at)
       VALUES ('open', ?, 'web', 3, 3, ?, NULL, 1)`,
      seal({ channel: 'web', account: 'web', user: 'u' }, 'address/open'),
      seal({ k: 'v' }, 'state/open'),
    );
    db.run(
      "INSERT INTO log (conversation_id, seq, entry_id, sender, at, state, sealed) VALUES ('open', 1, 'm1', 'user', 1, 'received', ?)",
      seal({ type: 'message', text: 'viết trước' }, 'message/open/1'),
    );
    const store = await openSqliteStore(file, vault);
    await store.conversations.appendTo('open', {
      ...{ id: 'm2', from: 'user', receivedAt: 2 },
      activity: { type: 'message', text: 'viết sau' },
    });
    const rotation = sqliteRotation(db, vault);
    const all = async () => ({
      texts: (await store.conversations.log('open', 0, 9)).map(({ activity }) => activity.text),
      case: (await store.cases.get('open'))?.summary,
      state: (await store.conversations.claim('open', 'w', 0, 1))?.state,
    });
    const whole = { texts: ['viết trước', 'viết sau'], case: 'Cứu em với', state: { k: 'v' } };
    expect([await all(), await rotation.left()]).toEqual([whole, 4]);
    expect(await rotation.rotate(() => undefined)).toBe(4);
    expect([await all(), await rotation.left()]).toEqual([whole, 0]);
    await rotation.close();
    await store.close();
  });

  it('does nothing the second time, also when two processes start at once', async () => {
    const file = oldDatabase();
    const stores = await Promise.all([openSqliteStore(file, vault), openSqliteStore(file, vault)]);
    for (const store of stores) expect((await store.cases.list({ limit: 9 })).items).toHaveLength(3);
    for (const store of stores) await store.close();
  });

  it('refuses a database that a newer version has written', async () => {
    const file = oldDatabase();
    const db = new Database(file);
    db.exec('PRAGMA user_version = 999');
    db.close();
    await expect(openSqliteStore(file, vault)).rejects.toThrow(DatabaseTooNew);
  });
});
