import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import pino from 'pino';
import { CopyWatch } from '../../../server/cases/copy-watch';
import { Database } from '../../../server/store/sqlite/database';
import { PASSWORD, apiUnderTest, ask } from '../staff/api-under-test';

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

  it('keeps nobody else out by spoiling an account, and it is told', async () => {
    const [lan, ha] = [await room.signedIn('lan'), await room.signedIn('ha', 'supervisor')];
    write("UPDATE staff SET sealed = x'00' WHERE id = ?", lan.id);
    expect((await lan.get('/api/cases')).status).toBe(401);
    expect((await ha.get('/api/staff')).body.items).toMatchObject([{ id: ha.id }]);
    await copyWatch().look();
    expect((await ha.get('/api/attention')).body.altered).toMatchObject([
      { what: 'unreadable', code: `staff:${lan.id}` },
    ]);
  });

  const copyWatch = () =>
    new CopyWatch({ ...room, owner: 'p1', logger: pino({ level: 'silent' }), leaseNow: room.now });
  const queue = async (caller: typeof room.stranger) =>
    ((await caller.get('/api/cases')).body.items as { code: string; status: string; priority: number }[]).map(
      ({ code, status, priority }) => [code, status, priority],
    );

  it.each([
    ['make it look closed', "UPDATE cases SET status = 'closed', line = 2, closed = 1, due_at = NULL WHERE id = ?"],
    ['make it look harmless', 'UPDATE cases SET priority = 3, waiting_since = 9999999999999 WHERE id = ?'],
    ['give it to somebody else', "UPDATE cases SET owner_id = 'x', office = 'y' WHERE id = ?"],
    ['keep it from being changed', 'UPDATE cases SET version = 99 WHERE id = ?'],
    ['give it another code', "UPDATE cases SET code = 'HD-X' WHERE id = ?"],
  ])('hides no case for long, though they %s: it is put right, and supervisors are told', async (_, sql) => {
    await ask(room);
    await ask(room, { caseId: 'case-2', caseCode: 'HD-BBBBBB', priority: 2 }, { id: 'm2', user: 'u2', at: 2_000 });
    const [lan, ha] = [await room.signedIn('lan'), await room.signedIn('ha', 'supervisor')];
    const before = await queue(lan);
    const due = await room.store.cases.due(Infinity, 9);
    write(sql, 'case-1');
    await copyWatch().look();
    expect(await queue(lan)).toEqual(before);
    expect((await room.store.cases.due(Infinity, 9)).map(({ id }) => id)).toEqual(due.map(({ id }) => id));
    expect((await lan.act('case-1', 'claim')).status).toBe(200);
    expect(room.news).toContain('changed case-1');
    expect((await ha.get('/api/attention')).body.altered).toMatchObject([
      { what: 'put-right', code: 'HD-AAAAAA', caseId: 'case-1' },
    ]);
    expect((await lan.get('/api/attention')).body.altered).toEqual([]);
    await copyWatch().look();
    expect((await ha.get('/api/attention')).body.altered).toHaveLength(1);
  });

  it('keeps the queue from nobody by spoiling one case, and it is told once', async () => {
    await ask(room);
    await ask(room, { caseId: 'case-2', caseCode: 'HD-BBBBBB' }, { id: 'm2', user: 'u2' });
    const [lan, ha] = [await room.signedIn('lan'), await room.signedIn('ha', 'supervisor')];
    write("UPDATE cases SET sealed = x'00' WHERE id = ?", 'case-1');
    expect(await queue(lan)).toEqual([['HD-BBBBBB', 'open', 1]]);
    const watch = copyWatch();
    for (let n = 0; n < 2; n += 1) await watch.look();
    expect((await ha.get('/api/attention')).body.altered).toMatchObject([{ what: 'unreadable', code: 'case-1' }]);
  });

  it('alarms nobody while nothing was altered, however cases change', async () => {
    await ask(room);
    const lan = await room.signedIn('lan');
    const watch = copyWatch();
    for (const [action, body] of [
      ['claim', {}],
      ['follow', { until: '2026-07-31T00:00:00Z', text: 'Chị ấy hẹn sáng mai' }],
      ['claim', {}],
      ['close', { outcome: 'helped', text: 'Đã về nhà an toàn' }],
      ['reopen', {}],
    ] as const) {
      expect((await lan.act('case-1', action, body)).status).toBe(200);
      await watch.look();
    }
    expect(await room.audit.latest({ kind: 'store', limit: 9 })).toEqual([]);
  });
});
