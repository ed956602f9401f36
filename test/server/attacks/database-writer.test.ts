import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Database } from '../../../server/store/sqlite/database';
import { PASSWORD, apiUnderTest } from '../staff/api-under-test';

/** Somebody who can write the database, has an account of their own that reads no cases, and has no key. */
describe('whoever can write the database', () => {
  let room: Awaited<ReturnType<typeof apiUnderTest>>;
  beforeEach(async () => void (room = await apiUnderTest()));
  afterEach(() => room.close());

  const write = (sql: string, ...values: string[]) => {
    const file = readdirSync(room.folder).find((name) => name.endsWith('.db'))!;
    const db = new Database(path.join(room.folder, file));
    db.run(sql, ...values);
    db.close();
  };
  const withCookie = (cookie: string) => {
    const caller = Object.create(room.stranger) as typeof room.stranger;
    caller.cookie = cookie;
    return caller;
  };

  it('gives themself no role', async () => {
    const eve = await room.signedIn('eve', 'editor');
    write("UPDATE staff SET role = 'supervisor' WHERE id = ?", eve.id);
    expect((await eve.get('/api/cases')).status).toBe(403);
    write('UPDATE staff SET sealed = NULL WHERE id = ?', eve.id);
    expect((await eve.get('/api/cases')).status).toBe(401);
  });

  it("puts no password in the place of somebody else's", async () => {
    const [lan, eve] = [await room.withPassword('lan'), await room.withPassword('eve', 'editor')];
    expect((await lan.get('/api/cases')).status).toBe(200);
    write(
      'UPDATE staff SET password_hash = (SELECT password_hash FROM staff WHERE id = ?) WHERE id = ?',
      eve.id,
      lan.id,
    );
    expect((await room.stranger.post('/api/session', { username: 'lan', password: PASSWORD })).status).toBe(204);
    write('UPDATE staff SET sealed = (SELECT sealed FROM staff WHERE id = ?) WHERE id = ?', eve.id, lan.id);
    expect((await lan.get('/api/cases')).status).not.toBe(200);
  });

  it("makes no session, and none of somebody else's of their own", async () => {
    const [lan, eve] = [await room.signedIn('lan'), await room.signedIn('eve', 'editor')];
    const forged = `${lan.id}.chosen`;
    write(
      'INSERT INTO sessions (token_hash, staff_id, expires_at, created_at, seen_at, agent) SELECT ?, ?, expires_at, created_at, seen_at, agent FROM sessions LIMIT 1',
      createHash('sha256').update(forged).digest('hex'),
      lan.id,
    );
    expect((await withCookie(`haidang_session=${forged}`).get('/api/cases')).status).toBe(401);
    write('UPDATE sessions SET staff_id = ? WHERE staff_id = ?', lan.id, eve.id);
    expect((await eve.get('/api/cases')).status).toBe(401);
    expect((await lan.get('/api/cases')).status).toBe(200);
  });
});
