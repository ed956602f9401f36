import { fold } from '../language/normalise';
import type { Command } from './command';

/** What people type when there is no button to tap, and nothing else beside it; folded. */
const WORDS = new Map<string, Command>(
  Object.entries({
    menu: { name: 'start' },
    'danh muc': { name: 'start' },
    'huong dan': { name: 'start' },
    'bat dau': { name: 'start' },
    'bat dau lai': { name: 'start' },
    'trang chu': { name: 'start' },
    hoc: { name: 'learn' },
    'hoc bai': { name: 'learn' },
    'hoc tiep': { name: 'learn' },
    'khoa hoc': { name: 'courses' },
    'khoa hoc ngan': { name: 'courses' },
    'cac khoa hoc': { name: 'courses' },
    'dang ky nhan tin': { name: 'subscribe' },
    'nhan tin moi': { name: 'subscribe' },
    'rut dong y': { name: 'consents' },
    'rut lai dong y': { name: 'consents' },
    'rut lai su dong y': { name: 'consents' },
    'toi rut dong y': { name: 'consents' },
    'em rut dong y': { name: 'consents' },
    'khong dong y nua': { name: 'consents' },
    'toi khong dong y nua': { name: 'consents' },
    'em khong dong y nua': { name: 'consents' },
    dung: { name: 'unsubscribe' },
    'dung nhan tin': { name: 'unsubscribe' },
    'huy nhan tin': { name: 'unsubscribe' },
    'huy dang ky': { name: 'unsubscribe' },
  }),
);
/** "LỚP A7K2M9X": the code of a class, as it stands on the trainer's sheet. */
const CLASS = /^lop ([a-z][0-9a-z]{6})$/;

/** The command that a message is, when it is one and nothing else. */
export function typedCommand(text: string): Command | undefined {
  const typed = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const code = CLASS.exec(typed)?.[1];
  return code ? { name: 'class', id: code } : WORDS.get(typed);
}
