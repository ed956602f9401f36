import { fold } from './language/normalise';
import { type Reachable, SILENCE_MS, mayWrite } from './safety';

/**
 * What people type to make the chat harmless at once, and nothing else beside it: in a hurry, with a tone key that stayed a letter,
 * letters changed over, spaces anywhere. "Thoát khỏi đây" is a plea, and none of them.
 */
const EXITS =
  /^(?:(?:da|vang|u)?(?:th[o0]at[sj]?|toat[sj]?|thoast|thaot)(?:di|ra|nhanh|ngay|luon|lien|a|nhe|nha|chat|khoichat|thoat[sj]?){0,6}|exit|quit|(?:xoa|an|dong|tat)(?:doan)?chat|andi|xoa(?:het|tin|di){0,3}|tatdi|donglai)$/;
/** Signs that say it without letters, and a word that means something else without its accents. */
const EXIT_SIGNS = /^\s*(?:🚪|ẩn)\s*$/iu;

const LONGEST_EXIT = 40;
const SHORTEST_WORD = 3;

const bare = (text: string) =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether somebody wants the chat to look harmless. */
export const isExit = (text: string): boolean =>
  text.length <= LONGEST_EXIT && (EXIT_SIGNS.test(text.normalize('NFC')) || EXITS.test(squeezed(text)));

/** Without accents, spaces and letters that were held too long; full-width letters are letters. */
const squeezed = (text: string): string =>
  bare(text.normalize('NFKC'))
    .replace(/(.)\1+/g, '$1')
    .replaceAll(' ', '');

/** Whether a word may be somebody's own: it is recognised, nobody types it by chance, and it is none of the words for leaving. */
export const mayBeCodeWord = (word: string): boolean => bare(word).length >= SHORTEST_WORD && !isExit(word);

/** Whether a message is the person's own word and nothing else. */
export function isCodeWord(text: string, codeWord: string | undefined): boolean {
  return codeWord !== undefined && bare(codeWord) !== '' && bare(text) === bare(codeWord);
}

/** The event by which the bot says that nothing that is still unsent may go out: the chat was made harmless. */
export const HUSH = 'haidang.hush';

/** The event by which staff say whether a person may be written to; its value is a `Safety`. */
export const SAFETY_SET = 'haidang.safety';

/** What of a Bot Framework activity matters here. */
export interface Said {
  text?: string;
  channelData?: unknown;
}

interface Guarded {
  staff?: boolean;
  /** Staff have read the warning and write all the same. */
  override?: boolean;
  /** Epoch ms: an unsent reply is given up after it, since nobody can know any more who would read it. */
  notAfter?: number;
  /** What goes out in its place then: a line that says nothing, so that a cry for help is not met with silence. */
  knock?: string;
}

const guardOf = ({ channelData }: Said): Guarded => channelData ?? {};

/** Until when a reply may be sent; undefined when there is no limit. */
export const notAfterOf = (activity: Said): number | undefined => guardOf(activity).notAfter;

/** What may be sent in the place of a reply that was given up; undefined when nothing may. */
export const knockOf = (activity: Said): string | undefined => guardOf(activity).knock;

/** Whether a reply is staff's own. */
export const isOfStaff = (activity: Said): boolean => guardOf(activity).staff === true;

interface Discretion {
  /** A line that says nothing on a locked screen. */
  firstLine: string;
  /** A line that says nothing either, for an answer that could not be sent in time. */
  knock: string;
  now: number;
  /** It answers what they have just written; otherwise it comes unasked. */
  answering: boolean;
}

/**
 * What to change in a message so that it may go out to a person: to somebody in danger under a first line that says nothing on a locked screen,
 * and with the time after which it must not be sent any more.
 */
export function discreetly(activity: Said, person: Reachable, how: Discretion): Said {
  const guard = guardOf(activity);
  const until = guard.override ? how.now + SILENCE_MS : sendableUntil(person, how);
  return {
    ...(person.inDanger && activity.text && { text: `${how.firstLine}\n\n${activity.text}` }),
    ...(Number.isFinite(until) && {
      channelData: { ...guard, notAfter: until, ...(mayKnock(guard, person, how) && { knock: how.knock }) },
    }),
  };
}

/** Only an answer of the bot's own is knocked for, and not where anything at all from us may do harm. */
function mayKnock(guard: Guarded, { safety }: Reachable, { answering }: Discretion): boolean {
  return answering && !guard.staff && safety.state !== 'unsafe' && safety.state !== 'hours';
}

/** Whoever writes is answered, whatever was agreed before, but not a quarter of an hour later. */
function sendableUntil(person: Reachable, { now, answering }: Discretion): number {
  const may = mayWrite(answering ? { ...person, safety: { state: 'unsure' } } : person, now);
  return 'until' in may ? may.until : 0;
}
