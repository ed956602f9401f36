import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openAuditLog } from '../../../server/staff/audit-log';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { Database } from '../../../server/store/sqlite/database';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';

describe('the command that checks the log of what was done', () => {
  const DATA_DIR = mkdtempSync(path.join(tmpdir(), 'haidang-audit-'));
  const ENCRYPTION_KEYS = generateKey('k1');
  const file = path.join(DATA_DIR, 'haidang.db');
  const check = (...given: string[]) => {
    const env = { ...process.env, DATA_DIR, ENCRYPTION_KEYS };
    const { status, stdout } = spawnSync(process.execPath, ['dist/server/commands/verify-audit.js', ...given], { env });
    return { status, said: stdout.toString() };
  };
  let head = '';

  beforeAll(async () => {
    const store = await openSqliteStore(file, new Vault(parseKeys(ENCRYPTION_KEYS)));
    const log = await openAuditLog(store);
    for (let n = 1; n <= 3; n += 1) await log.append({ at: n, staffId: 'lan', action: 'case.read', target: 'c' });
    head = (await log.verify()).head;
    await store.close();
  });

  it('says how many entries there are and where the log ends', () => {
    expect(check()).toMatchObject({ status: 0, said: expect.stringContaining(`3:${head}`) as string });
    expect(check(`3:${head}`).status).toBe(0);
  });

  it.each(['99999', '99999:', '3', 'x', '99999:undefined'])('takes "%s" for no end that was noted', (noted) =>
    expect(check(noted).status).toBe(1),
  );

  it('finds an end that was cut off, by the one that was noted, and an entry that was changed', () => {
    const db = new Database(file);
    db.exec('DELETE FROM audit WHERE id = 3');
    expect(check().status).toBe(0);
    expect(check(`3:${head}`).status).toBe(1);
    db.exec("UPDATE audit SET staff_id = 'minh' WHERE id = 2");
    db.close();
    expect(check()).toMatchObject({ status: 1, said: expect.stringContaining('2') as string });
  });
});
