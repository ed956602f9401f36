import { readdirSync } from 'node:fs';
import path from 'node:path';
import { AuditLog, openAuditLog } from '../../../server/staff/audit-log';
import { linked } from '../../../server/store/audit-chain';
import { Database } from '../../../server/store/sqlite/database';
import { apiUnderTest, ask, casesUnderTest } from './api-under-test';

const entry = (n: number, detail?: string) => ({
  at: n,
  staffId: 'lan',
  action: 'case.claim',
  target: `case-${n}`,
  ...(detail !== undefined && { detail }),
});

describe('the log of what was done', () => {
  let room: Awaited<ReturnType<typeof casesUnderTest>>;
  beforeEach(async () => void (room = await casesUnderTest()));
  afterEach(() => room.close());

  /** What somebody does who can write to the database, but has no key. */
  const tamper = (sql: string) => {
    const file = readdirSync(room.folder).find((name) => name.endsWith('.db'))!;
    const db = new Database(path.join(room.folder, file));
    db.exec(sql);
    db.close();
  };

  it('is whole when nobody has touched it, and counts its entries', async () => {
    expect(await room.audit.verify()).toEqual({ entries: 0, head: '' });
    for (let n = 1; n <= 3; n += 1) await room.audit.append(entry(n));
    expect(await room.audit.verify()).toEqual({ entries: 3, head: (await room.store.audit.head())?.mac });
  });

  it.each([
    ['a word of an entry was changed', "UPDATE audit SET action = 'case.read' WHERE id = 2", 2],
    ['who did it was changed', "UPDATE audit SET staff_id = 'minh' WHERE id = 3", 3],
    ['a time was changed', 'UPDATE audit SET at = 9 WHERE id = 1', 1],
    ['a detail was added', "UPDATE audit SET detail = 'x' WHERE id = 4", 4],
    ['an entry was taken out', 'DELETE FROM audit WHERE id = 2', 2],
    ['the first one was taken out', 'DELETE FROM audit WHERE id = 1', 1],
    [
      'one was taken out and the rest moved up',
      'DELETE FROM audit WHERE id = 2; UPDATE audit SET id = id - 1 WHERE id > 2',
      2,
    ],
    [
      'two changed places',
      'UPDATE audit SET id = 99 WHERE id = 2; UPDATE audit SET id = 2 WHERE id = 3; UPDATE audit SET id = 3 WHERE id = 99',
      2,
    ],
  ])('shows where %s', async (_, sql, place) => {
    for (let n = 1; n <= 5; n += 1) await room.audit.append(entry(n));
    tamper(sql);
    expect(await room.audit.verify()).toMatchObject({ brokenAt: place });
  });

  it('shows entries that somebody without the key has added', async () => {
    await room.audit.append(entry(1));
    await room.store.audit.append(linked(entry(2), await room.store.audit.head(), Buffer.from('guessed')));
    expect(await room.audit.verify()).toMatchObject({ entries: 1, brokenAt: 2 });
  });

  it('keeps one chain though many write at once, from several processes', async () => {
    const other = await openAuditLog(room.store);
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? other : room.audit).append(entry(n))));
    expect(await other.verify()).toMatchObject({ entries: 40 });
  });

  it('adds nothing when the store fails, and goes on afterwards', async () => {
    let fails = true;
    const store = Object.assign(Object.create(room.store.audit) as typeof room.store.audit, {
      append: (...given: Parameters<typeof room.store.audit.append>) =>
        fails ? Promise.reject(new Error('disk')) : room.store.audit.append(...given),
    });
    const log = new AuditLog(store, Buffer.from('k'));
    await expect(log.append(entry(1))).rejects.toThrow('disk');
    fails = false;
    await log.append(entry(2));
    expect(await log.verify()).toMatchObject({ entries: 1 });
  });
});

describe('what the API writes into the log', () => {
  let room: Awaited<ReturnType<typeof apiUnderTest>>;
  beforeEach(async () => void (room = await apiUnderTest()));
  afterEach(() => room.close());

  const log = async () =>
    (await room.audit.latest({ limit: 99 }))
      .reverse()
      .map(({ staffId, action, target, detail }) => [staffId, action, target, detail].filter(Boolean).join(' '));

  it('who has read which case and which queue, once for readings within a minute', async () => {
    const lan = await room.signedIn('lan');
    await ask(room);
    for (let n = 0; n < 3; n += 1) await lan.get('/api/cases/case-1');
    await lan.get('/api/cases?q=Nguyễn Thị Hoa');
    room.clock.now += 60_000;
    await lan.get('/api/cases/case-1');
    expect(await log()).toEqual([
      'id-lan case.read case-1',
      'id-lan queue.read queue search',
      'id-lan case.read case-1',
    ]);
  });

  it('who has done what, and with which word of ours, but nothing that was refused', async () => {
    const boss = await room.signedIn('ha', 'supervisor');
    const root = await room.signedIn('root', 'admin');
    await ask(room);
    await boss.act('case-1', 'claim');
    await boss.act('case-1', 'claim');
    await boss.post('/api/presence', { state: 'break' });
    await boss.post('/api/presence', { state: 'gone' });
    const moi = await root.post('/api/staff', {
      username: 'moi',
      name: 'Mới',
      role: 'editor',
      password: 'mat khau dai',
    });
    const id = String(moi.body.id);
    await root.send('PATCH', `/api/staff/${id}`, '{"role":"auditor"}', { 'Content-Type': 'application/json' });
    expect(await log()).toEqual([
      'id-ha case.claim case-1',
      // What she did showed her the case.
      'id-ha case.read case-1',
      'id-ha presence.set staff:id-ha break',
      `id-root staff.add staff:${id} editor`,
      `id-root staff.change staff:${id} role=auditor`,
    ]);
  });

  it('shows the log to auditors alone, and lets them check it', async () => {
    const [auditor, root, lan] = [
      await room.signedIn('ktv', 'auditor'),
      await room.signedIn('root', 'admin'),
      await room.signedIn('lan'),
    ];
    await lan.get('/api/cases');
    for (const who of [root, lan]) expect((await who.get('/api/audit')).status).toBe(403);
    expect((await auditor.get('/api/audit?staff=id-lan')).body.items).toMatchObject([
      { seq: 3, action: 'access.refused', detail: 'get /audit' },
      { seq: 1, action: 'queue.read' },
    ]);
    expect((await auditor.get('/api/audit')).body.items).toMatchObject([
      { action: 'audit.read' },
      { seq: 3 },
      { seq: 2, action: 'access.refused' },
      { seq: 1 },
    ]);
    expect((await auditor.get('/api/audit?before=2&limit=9')).body.items).toHaveLength(1);
    expect((await auditor.get('/api/audit/verify')).body).toMatchObject({ entries: 4 });
  });

  it('finds entries by kind of deed, time and the code of a case, and names cases by their code', async () => {
    const [auditor, lan] = [await room.signedIn('ktv', 'auditor'), await room.signedIn('lan')];
    await ask(room);
    await lan.get('/api/cases');
    room.clock.now += 60_000;
    const later = new Date(room.clock.now).toISOString();
    await lan.act('case-1', 'claim');
    const found = async (query: string) =>
      ((await auditor.get(`/api/audit?staff=id-lan&${query}`)).body.items as { action: string }[]).map(
        ({ action }) => action,
      );
    expect(await found('kind=case')).toEqual(['case.read', 'case.claim']);
    expect(await found('kind=cas')).toEqual([]);
    expect(await found(`from=${later}`)).toEqual(['case.read', 'case.claim']);
    expect(await found(`to=${later}`)).toEqual(['queue.read']);
    for (const typed of ['HD-AAAAAA', 'aaaaaa'])
      expect(await found(`code=${typed}`)).toEqual(['case.read', 'case.claim']);
    expect(await found('code=HD-AAAA')).toEqual([]);
    expect((await auditor.get('/api/audit?kind=case')).body.items).toMatchObject([
      { code: 'HD-AAAAAA' },
      { code: 'HD-AAAAAA' },
    ]);
    expect((await auditor.get('/api/audit?kind=%25')).status).toBe(400);
  });

  it('holds no name that was typed', async () => {
    const [root, lan] = [await room.signedIn('root', 'admin'), await room.signedIn('lan')];
    await root.send('PATCH', `/api/staff/${lan.id}`, '{"name":"Chị Lan","capacity":3}', {
      'Content-Type': 'application/json',
    });
    expect((await log()).join()).toContain('name capacity=3');
    expect((await log()).join()).not.toContain('Chị Lan');
  });
});
