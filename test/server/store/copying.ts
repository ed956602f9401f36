import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CopyDiffers, type Progress, copyAll, verify } from '../../../server/store/copy/copy';
import { sqliteEnd } from '../../../server/store/copy/sqlite-end';
import type { CopyEnd } from '../../../server/store/copy/table';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import type { Store } from '../../../server/store/store';
import { openAuditLog } from '../../../server/staff/audit-log';
import { someCase, someEdition, someMember } from '../records';
import { HOUR, address, hold, message, reply } from './contract/room';

export const vault = new Vault(parseKeys(generateKey('k1')));

/** A place for a store, and the two ways in which it is opened. */
export interface CopyPlace {
  open(): Promise<Store>;
  end(): Promise<CopyEnd>;
}

export function sqlitePlace(): CopyPlace {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'haidang-copy-')), 'store.db');
  return { open: () => openSqliteStore(file, vault), end: () => Promise.resolve(sqliteEnd(file)) };
}

/** Something of every kind, in every state. */
async function fill(store: Store): Promise<void> {
  const { conversations, cases, staff, roster, pages, figures, secrets, unanswered } = store;
  for (let n = 0; n < 7; n += 1) {
    const to = { ...address, user: `u${n}` };
    const { id } = await conversations.append(to, message(`m${n}`));
    if (n % 2) continue;
    const held = await hold(store, id);
    const { version } = await conversations.commit(held, {
      read: [{ seq: 1 }],
      state: { a: `${n}` },
      send: [reply('r1'), reply('r2')],
    });
    await conversations.commit({ ...held, version }, { settle: [{ id: 'r1', platformIds: [`out-${n}`] }] });
    await conversations.release(held);
    await cases.insert(
      someCase({ id: `case-${n}`, code: `HD-${n}`, conversationId: id, ...(n === 4 && { status: 'closed' }) }),
    );
    await cases.index(`case-${n}`, ['lan', `term-${n}`]);
    await cases.mark(`case-${n}`, [{ kind: 'phone', value: '0912345678' }]);
    await figures.addTurn({
      id: `t${n}`,
      at: n,
      channel: 'web',
      intent: 'greeting',
      urgency: 'none',
      outcome: 'answered',
    });
    await unanswered.note({
      conversationId: 'c',
      messageId: `m${n}`,
      form: 'cau hoi',
      text: 'Câu hỏi?',
      intent: 'other',
      at: n,
    });
  }
  await staff.add(someMember());
  await staff.putSession({ tokenHash: 't', staffId: 's1', expiresAt: HOUR, createdAt: 1, seenAt: 1, agent: '' });
  const audit = await openAuditLog(store);
  await audit.append({ at: 1, staffId: 's1', action: 'case.read', target: 'case-0' });
  await audit.append({ at: 2, staffId: 's1', action: 'case.claim', target: 'case-0', detail: 'x' });
  await roster.setState('s1', 'break', 5);
  await roster.putShift({ id: 'shift', staffId: 's1', from: 1, to: HOUR });
  const alarm = {
    type: 'case.opened',
    caseId: 'case-0',
    code: 'HD-0',
    priority: 1,
    stage: 'first',
    since: 1,
    at: 1,
  } as const;
  await pages.add({ id: 'p', way: 'webhook', to: '', alarm, attempts: 1, dueAt: 9 });
  await pages.subscribe({
    id: 'sub',
    staffId: 's1',
    endpoint: 'https://push',
    keys: { p256dh: 'p', auth: 'a' },
    createdAt: 1,
  });
  await figures.putCase({
    id: 'f',
    openedAt: 1,
    priority: 1,
    channel: 'web',
    topic: 't',
    countries: [],
    province: '',
    referred: [],
    abandoned: false,
  });
  const key = { conversationId: conversations.idOf({ ...address, user: 'u0' }), id: 'a1' };
  await store.media.add({ ...key, messageId: 'm0', kind: 'image', at: 1, url: 'https://cdn/x' }, 5);
  await store.media.keep(key, { contentType: 'image/png', bytes: Buffer.alloc(600_000, 7) }, null);
  await store.learning.count({ id: 'l1', marks: ['begun'], course: 'c', class: '', day: '2026-11-25' });
  await store.campaigns.mark('k1', key.conversationId, 'taken', 7);
  await store.campaigns.keepPicture({ id: 'p.png', bytes: Buffer.from('a picture'), at: 1 });
  await store.campaigns.publishPicture('p.png', 2);
  await figures.addArticle({ id: 'm0', at: 1, article: 'law-150', missed: false });
  await figures.addArticle({ id: 'm0', at: 2, article: 'law-150', missed: true });
  await store.editions.insert(someEdition({ number: 1, state: 'published', release: 1 }));
  await store.editions.insert(someEdition({ number: 2, state: 'draft' }));
  await secrets.put('directline', 'a secret');
}

/** A copy from one place to another is the same store. */
export function copyContract(name: string, from: () => CopyPlace, to: () => CopyPlace): void {
  describe(`a copy ${name}`, () => {
    let [source, target] = [from(), to()];
    beforeEach(async () => {
      [source, target] = [from(), to()];
      const store = await source.open();
      await fill(store);
      await store.close();
      await (await target.open()).close();
    });

    /** Copies; dies once `batches` were noted. */
    const copy = async (batches = Infinity, begin?: Progress) => {
      const ends = { from: await source.end(), to: await target.end() };
      const noted: Progress[] = [];
      const note = (progress: Progress) => {
        noted.push(progress);
        return noted.length > batches ? Promise.reject(new Error('killed')) : Promise.resolve();
      };
      const say = () => undefined;
      try {
        await copyAll({ ...ends, begin, note, say });
        return { noted, counts: await verify({ ...ends, say }) };
      } catch (error) {
        if (error instanceof CopyDiffers) throw error;
        return { noted, counts: {} };
      } finally {
        await ends.from.close();
        await ends.to.close();
      }
    };

    it('holds every record, and goes on being worked with', async () => {
      const { counts } = await copy();
      expect(counts).toMatchObject({ conversations: 7, cases: 4, lines: 8, 'known ids': 4, audit: 2, staff: 1 });
      const store = await target.open();
      const id = store.conversations.idOf({ ...address, user: 'u0' });
      expect((await store.conversations.log(id, 0, 9)).map(({ id: line, state }) => `${line} ${state}`)).toEqual([
        ...['m0 received', 'r1 sent', 'r2 queued'],
      ]);
      for (const known of ['m0', 'out-0'])
        expect((await store.conversations.append({ ...address, user: 'u0' }, message(known))).accepted).toBe(false);
      const conversation = await store.conversations.claim(id, 'w2', 0, HOUR);
      expect(conversation).toMatchObject({ state: { a: '0' }, address: { user: 'u0' } });
      expect((await store.cases.list({ limit: 9, search: { code: 'lan', terms: ['lan'] } })).items).toHaveLength(4);
      expect(await store.cases.marked([{ kind: 'phone', value: '0912345678' }], 9)).toMatchObject([
        { caseIds: { length: 4 } },
      ]);
      expect(await store.staff.byUsername('lan')).toMatchObject({ id: 's1' });
      expect((await (await openAuditLog(store)).verify()).brokenAt).toBeUndefined();
      expect(await store.secrets.get('directline')).toBe('a secret');
      expect((await store.media.read({ conversationId: id, id: 'a1' }))?.bytes).toEqual(Buffer.alloc(600_000, 7));
      expect(await store.campaigns.pictureStanding('p.png')).toEqual({ at: 1, size: 9, isPublished: true });
      expect(await store.campaigns.readPicture('p.png')).toEqual(Buffer.from('a picture'));
      await store.close();
    });

    it('that was cut off goes on where it was', async () => {
      for (const batches of [0, 3, 13]) {
        const { noted } = await copy(batches);
        expect((await copy(Infinity, noted.at(-2))).counts).toMatchObject({ conversations: 7, lines: 8 });
      }
    });

    it('that is not the same is told so', async () => {
      await copy();
      const store = await source.open();
      await store.secrets.put('directline', 'another secret');
      await store.conversations.append({ ...address, user: 'late' }, message('late'));
      await store.close();
      const ends = { from: await source.end(), to: await target.end() };
      const comparing = verify({ ...ends, say: () => undefined });
      await expect(comparing).rejects.toThrow(
        'not the same: secrets (same number, other content), conversations (8, copied 7)',
      );
      await ends.from.close();
      await ends.to.close();
    });
  });
}
