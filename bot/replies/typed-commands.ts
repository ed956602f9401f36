import type { Course } from '../../knowledge/courses';
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
    'nhan tin': { name: 'subscribe' },
    'nhan tin moi': { name: 'subscribe' },
    'nhan tin canh bao': { name: 'subscribe' },
    'dang ky nhan tin moi': { name: 'subscribe' },
    'dang ky nhan tin canh bao': { name: 'subscribe' },
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

/** "Em muốn …", "cho em …": what comes before a wish, and the little words behind it. */
const WISHING = /^(?:(?:cho )?(?:minh|toi|em|con|chau|anh|chi) )?(?:(?:muon|xin|can) )?/;
const POLITE: ReadonlySet<string> = new Set(['a', 'ad', 'voi', 'nha', 'nhe', 'di']);
/** "Cho em học khóa …": who wishes for a course, and which. */
const COURSE =
  /^(?:(?:dang ky )?hoc|mo|vao|xem)(?<any> (?:cac )?khoa(?: hoc)?)?(?: bai| lop)?(?: ve)?(?: (?<which>.+))?$/;

/** What a course is called: by its title, what stands in brackets left out, or on its button. */
export type NamedCourse = Pick<Course, 'id' | 'title' | 'button'>;

/** The command that a message is, when it is one and nothing else. */
export function typedCommand(text: string, courses: readonly NamedCourse[] = []): Command | undefined {
  const typed = plain(text);
  const code = CLASS.exec(typed)?.[1];
  if (code) return { name: 'class', id: code };
  const wish = typed.replace(WISHING, '');
  return WORDS.get(typed) ?? wished(wish) ?? wishedCourse(wish, courses);
}

/** A single word ("dừng") is a command only by itself: in a sentence it says anything. */
function wished(wish: string): Command | undefined {
  const words = wish.split(' ');
  while (POLITE.has(words.at(-1) ?? '')) words.pop();
  return words.length > 1 ? WORDS.get(words.join(' ')) : undefined;
}

function wishedCourse(wish: string, courses: readonly NamedCourse[]): Command | undefined {
  const { any, which } = COURSE.exec(wish)?.groups ?? {};
  if (which === undefined) return any === undefined ? undefined : { name: 'courses' };
  const wished = courses.find(({ title, button }) =>
    [title.replace(/\([^()]*\)/, ''), button].some((name) => plain(name) === which),
  );
  return wished && { name: 'course', id: wished.id };
}

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
