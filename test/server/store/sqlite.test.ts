import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Libsql from 'libsql';
import { CaseTerms } from '../../../server/store/sqlite/case-terms';
import { Database } from '../../../server/store/sqlite/database';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import { sqliteRotation } from '../../../server/store/sqlite/reseal';
import { NO_CODE } from '../../../server/cases/search-terms';
import { type KeeperUnderTest, VAULTS, draft } from './contract/room';
import { keeperContract, sharedKeeperContract } from './keeper-contract';

let folder = '';
const file = () => path.join(folder, 'store.db');

const sqlite: KeeperUnderTest = {
  open: () => {
    folder = mkdtempSync(path.join(tmpdir(), 'haidang-store-'));
    return openSqliteStore(file(), VAULTS.first);
  },
  reopen: (vault = VAULTS.first) => openSqliteStore(file(), vault),
  rotation: (vault) => Promise.resolve(sqliteRotation(new Database(file()), vault)),
  bytesOnDisk: () =>
    Promise.resolve(Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))))),
};

keeperContract('SQLite', sqlite);
sharedKeeperContract('SQLite', sqlite);

describe('the files of SQLite', () => {
  const rights = () => readdirSync(folder).map((name) => statSync(path.join(folder, name)).mode & 0o777);

  it('are for nobody else on the machine, whatever the rights of new files are here', async () => {
    const before = process.umask(0);
    const store = await sqlite.open();
    await store.ping();
    expect(rights().length).toBeGreaterThan(1);
    expect(new Set(rights())).toEqual(new Set([0o600]));
    await store.close();
    process.umask(before);
  });

  it('are taken away from everybody else where an earlier version has let them be read', async () => {
    await (await sqlite.open()).close();
    chmodSync(file(), 0o644);
    const store = await sqlite.reopen();
    await store.ping();
    expect(new Set(rights())).toEqual(new Set([0o600]));
    await store.close();
  });
});

describe('a file that another process holds, and stands still', () => {
  it('takes nothing meanwhile, says that it may go well later, and does when it is let go', async () => {
    const store = await sqlite.open();
    const other = new Libsql(file());
    other.exec('BEGIN IMMEDIATE');
    const put = (name: string) => store.secrets.put(name, name);
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(put));
    const isRefusedForNow = (one: PromiseSettledResult<void>) => one.status === 'rejected' && store.isAway(one.reason);
    expect(outcomes.map(isRefusedForNow)).toEqual([true, true, true]);
    other.exec('ROLLBACK');
    other.close();
    await put('a');
    expect(await store.secrets.get('a')).toBe('a');
    await store.close();
  });
});

describe('a search among the cases', () => {
  it('gives what it finds in the order of the queue, page by page, be it few or more than are sorted', async () => {
    const store = await sqlite.open();
    const ids = Array.from({ length: 330 }, (_, n) => `case-${String(n).padStart(3, '0')}`);
    for (const [n, id] of ids.entries()) {
      const priority = n % 3 === 0 ? 1 : 2;
      await store.cases.insert(draft({ id, conversationId: id, code: `HD-${id}`, priority, openedAt: 1_000 - n }));
      await store.cases.index(id, n % 100 === 0 ? ['word:often', 'word:seldom'] : ['word:often']);
    }
    const found = async (term: string, cursor?: string): Promise<string[]> => {
      const search = { code: NO_CODE, terms: [term] };
      const page = await store.cases.list({ search, status: 'open', limit: 100, ...(cursor && { cursor }) });
      const rest = page.nextCursor ? await found(term, page.nextCursor) : [];
      return [...page.items.map(({ id }) => id), ...rest];
    };
    const inOrder = (list: string[]) => {
      const ofFirst = list.filter((id) => ids.indexOf(id) % 3 === 0);
      return [...ofFirst.reverse(), ...list.filter((id) => ids.indexOf(id) % 3 !== 0).reverse()];
    };
    expect(await found('word:often')).toEqual(inOrder([...ids]));
    expect(await found('word:seldom')).toEqual(inOrder(ids.filter((_, n) => n % 100 === 0)));
    await store.close();
  }, 30_000);
});

describe('the index of terms of cases', () => {
  const termsOf = (name: string) =>
    Array.from({ length: 40 }, (_, n) => createHash('sha256').update(`${name}/${n}`).digest('hex'));

  it('holds nothing any more of a case that is removed, and all of the others', async () => {
    await (await sqlite.open()).close();
    const db = new Database(file());
    const terms = new CaseTerms(db);
    const documents = Array.from({ length: 30 }, (_, n) => ({ caseId: `case-${n % 3}`, terms: termsOf(`text ${n}`) }));
    const ofCase = (id: string) => documents.filter(({ caseId }) => caseId === id).flatMap((one) => one.terms);
    const found = (id: string) =>
      ofCase(id).filter((term) => db.get('SELECT 1 FROM case_terms WHERE case_terms MATCH ?', `"${term}"`)).length;
    // The index leaves out how a term begins when the one before begins so, too.
    const onDisk = async (id: string) => {
      db.emptyLog();
      const written = (await sqlite.bytesOnDisk()).toString('latin1');
      return ofCase(id).filter((term) => written.includes(term.slice(16))).length;
    };
    // Written one after the other, they lie in several parts of the index, some of them brought together.
    for (const one of documents) await db.write(() => terms.add(one.caseId, one.terms));
    expect([await onDisk('case-1'), await onDisk('case-2')]).toEqual([400, 400]);
    await db.write(() => terms.remove('case-1'));
    expect([await onDisk('case-1'), await onDisk('case-2')]).toEqual([0, 400]);
    expect([found('case-1'), found('case-2')]).toEqual([0, 400]);
    expect([terms.of('case-1'), terms.of('case-2').sort()]).toEqual([[], ofCase('case-2').sort()]);
    db.close();
  });
});
