import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { breachIn } from '../../../server/privacy/breach';
import { breachReport, concernedList } from '../../../server/privacy/breach-report';
import { RECORDS_KEPT } from '../../../server/privacy/records-kept';
import { registerPage } from '../../../server/privacy/register';
import { sqliteEnd } from '../../../server/store/copy/sqlite-end';
import { TABLES } from '../../../server/store/copy/table';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import { someCase, someMember } from '../records';
import { VAULTS, address, message } from '../store/contract/room';

const [FROM, TO] = [Date.parse('2026-11-20T00:00+07:00'), Date.parse('2026-11-24T00:00+07:00')];

/** Two people who wrote in the span, one of them with a case, and one who wrote before it. */
async function place() {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'haidang-breach-')), 'store.db');
  const store = await openSqliteStore(file, VAULTS.first);
  const write = (user: string, at: number) =>
    store.conversations.append({ ...address, user }, message('m1', `tin của ${user}`, at));
  const { id } = await write('nguoi-mot', FROM);
  await write('nguoi-hai', TO - 1);
  await write('nguoi-truoc', FROM - 1);
  await write('nguoi-sau', TO);
  const cases = { conversationId: id, openedAt: FROM + 1, code: 'HD-MOT', summary: 'tóm tắt kín' };
  await store.cases.insert(someCase(cases));
  await store.cases.insert(someCase({ id: 'old', code: 'HD-OLD', openedAt: FROM - 1, conversationId: 'x' }));
  await store.staff.add(someMember());
  await store.close();
  return { end: sqliteEnd(file), id };
}

describe('the drill of a breach', () => {
  it('names who and which kinds could be affected in a span, and opens nothing', async () => {
    const { end, id } = await place();
    const breach = await breachIn(end, FROM, TO);
    await end.close();
    expect(breach.people).toHaveLength(2);
    expect(breach.people.every(({ channel }) => channel === 'messenger')).toBe(true);
    expect(breach.cases).toEqual([{ code: 'HD-MOT', conversation: id, priority: 1 }]);
    const kind = Object.fromEntries(breach.kinds.map(({ table, ...counts }) => [table, counts]));
    expect(kind.conversations).toEqual({ all: 4, inSpan: 2 });
    expect(kind.cases).toEqual({ all: 2, inSpan: 1 });
    // Where nobody knows when it came, all of it counts.
    expect(kind.secrets?.inSpan).toBe(kind.secrets?.all);
    const all = [breachReport(breach, FROM), concernedList(breach)].join('\n');
    expect(all).not.toMatch(/tin của|tóm tắt kín|nguoi-/);
    expect(concernedList(breach)).toContain(`${id}\tmessenger\tHD-MOT`);
  });

  it('says until when the authority is to be told, and leaves open what nobody has verified', async () => {
    const { end } = await place();
    const report = breachReport(await breachIn(end, FROM, TO), Date.parse('2026-11-25T08:00+07:00'));
    await end.close();
    expect(report).toMatch(/Hạn báo: 08:00 28\/11?\/?/);
    expect(report).toMatch(/kiểm tra lại trước khi gửi/);
    expect(report).toMatch(/Người nhắn tin: \*\*2\*\* \(messenger: 2\)/);
    expect(report.match(/………/g)?.length).toBeGreaterThan(5);
  });
});

describe('the register of processing', () => {
  it('has a line for every kind of record there is', () => {
    expect(Object.keys(RECORDS_KEPT).sort()).toEqual([...TABLES].sort());
    for (const { what } of Object.values(RECORDS_KEPT)) expect(registerPage()).toContain(`| ${what} |`);
  });

  it('stands in the documents as it is generated', () => {
    const file = path.join(__dirname, '../../../docs/privacy/register.md');
    expect(readFileSync(file, 'utf8')).toBe(registerPage());
  });
});
