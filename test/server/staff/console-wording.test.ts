import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Pages are checked against the browser's types, tests against Node's: so only what is used here is named. */
interface Wording {
  deedOf: (entry: { action: string; detail?: string }, nameOf: (id: string) => string) => string;
  targetOf: (entry: { target: string; code?: string }, nameOf: (id: string) => string) => string;
}
const CONSOLE = '../../../server/staff/console/audit';
const { deedOf, targetOf } = jest.requireActual<Wording>(`${CONSOLE}/wording`);
const { deedLabels, kindLabels } = jest.requireActual<Record<'deedLabels' | 'kindLabels', object>>(`${CONSOLE}/texts`);

const API = path.join(__dirname, '../../../server/staff/api');
const names = readdirSync(API).flatMap((file) =>
  [...readFileSync(path.join(API, file), 'utf8').matchAll(/audit: '([a-z_.-]+)'/g)].map((match) => match[1]!),
);
const nameOf = (id: string) => ({ s1: 'Chị Lan' })[id] ?? id;

describe('the log of deeds in words', () => {
  it('has words for every deed that the API writes, and a kind to look for it by', () => {
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !(name in deedLabels))).toEqual([]);
    expect(names.filter((name) => name.includes('.') && !(name.split('.')[0]! in kindLabels))).toEqual([]);
  });

  it.each([
    ['case.close', 'helped', 'đóng ca (Đã giúp xong)'],
    ['case.transfer', 's1', 'chuyển ca (Chị Lan)'],
    ['case.sheet', 'where', 'sửa phiếu bàn giao (Đang ở đâu)'],
    ['case.message', undefined, 'trả lời người nhắn'],
    ['staff.change', 'name role=auditor office=Hà', 'đổi tài khoản (tên, vai trò: Kiểm tra, cơ sở: Hà)'],
    ['staff.change', 'disabled=true', 'đổi tài khoản (khóa: có)'],
    ['new.deed', undefined, 'new.deed'],
    ['constructor', 'constructor', 'constructor (constructor)'],
  ])('%s %s', (action, detail, words) => {
    expect(deedOf({ action, ...(detail && { detail }) }, nameOf)).toBe(words);
  });

  it('names what it concerns', () => {
    expect(targetOf({ target: 'case-1', code: 'HD-A' }, nameOf)).toBe('ca HD-A');
    expect(targetOf({ target: 'staff:s1' }, nameOf)).toBe('Chị Lan');
    expect(targetOf({ target: 'queue' }, nameOf)).toBe('Hàng ca');
  });
});
