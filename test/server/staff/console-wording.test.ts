import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ActionType } from '../../../server/cases/actions';
import { LEFT } from '../../../server/cases/left-alone';

/** Pages are checked against the browser's types, tests against Node's: so only what is used here is named. */
interface Wording {
  deedOf: (entry: { action: string; detail?: string }, nameOf: (id: string) => string) => string;
  targetOf: (entry: { target: string; code?: string }, nameOf: (id: string) => string) => string;
}
const CONSOLE = '../../../server/staff/console/audit';
const { deedOf, targetOf } = jest.requireActual<Wording>(`${CONSOLE}/wording`);
const { deedLabels, kindLabels } = jest.requireActual<Record<'deedLabels' | 'kindLabels', object>>(`${CONSOLE}/texts`);

/** Rooms that write into the log, besides `server/cases`, whose deeds are its actions. */
const ROOMS = ['staff', 'staff/api', 'commands'].map((room) => path.join(__dirname, '../../../server', room));
/** Names that are called so, and whatever else looks like one. */
const NAME = new RegExp(`(?:audit|action): '([a-z_.-]+)'|'((?:${Object.keys(kindLabels).join('|')})\\.[a-z_-]+)'`, 'g');
const written = ROOMS.flatMap((room) => readdirSync(room).map((name) => path.join(room, name)))
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(NAME)].map(([, called, other]) => called ?? other!));
const ACTIONS: Record<ActionType, true> = {
  ...{ claim: true, release: true, transfer: true, move: true, message: true, safety: true, sheet: true, note: true },
  ...{ step: true, refer: true, referral: true, follow: true, close: true, reopen: true, mute: true, unmute: true },
  ...{ own_data: true, hand_on: true, return: true, remind: true },
};
const names = [...written, ...Object.keys(ACTIONS).map((action) => `case.${action}`), ...Object.values(LEFT)];
const nameOf = (id: string) => ({ s1: 'Chị Lan' })[id] ?? id;

describe('the log of deeds in words', () => {
  it('has words for every deed that is written into it, and a kind to look for it by', () => {
    expect(names).toEqual(expect.arrayContaining(['session.failed', 'session.open', 'staff.confirm', 'many.cases']));
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
