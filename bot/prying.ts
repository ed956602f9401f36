import { bareAnswer } from './in-context';

/** Whoever is spoken of by somebody who is not they. */
const THEY =
  '(?:no|han|ai|chau|be|co ta|nguoi (?:nay|do|kia)|(?:con|co|thang|dua|nguoi)(?: be| gai| nho)? (?:nay|kia|do|ay|nao)|(?:con|thang) \\p{L}+ no|(?:vo|chong|con|chau|ban gai|nguoi yeu|em gai|con gai|con trai)(?: cua)? (?:tao|tau|toi|tui|anh|chi|minh|no))';
const HAS = '(?:(?:no|vua|moi|da|co|hay|dang|dinh|lai|lo) ){0,3}';
const TOLD = '(?:nhan(?: tin)?|bao|noi|ke|mec|mach|khai(?: bao)?|viet|chat|to cao|hoi|gui|nho)';
const US =
  '(?:(?:cho|voi|voi ca) )?(?:may|tui may|chung may|tui bay|bon may|ban|cac ban|anh chi|trang nay|o day|vao day|len day|day)';
const WHAT = '(?:cai |nhung |chuyen )?(?:gi|j|ji|chi|ri)';
/** Small words that close a question; where a story goes on instead, it is one. */
const END =
  '(?: (?:voi|cho|o|tren|trong|may|tui may|ban|anh chi|day|trang nay|vay|z|zay|v|rua|rua he|the|ha|a|ho|roi|shop|ad|do|tao|toi|nghe|khai ra|noi mau|luc nay|nay|nhi|nhe|hom nay|hom qua)){0,5}';

const pattern = (...ways: string[]) => new RegExp(`^(?:.{0,30} )?(?:${ways.join('|')})$`, 'u');

/** "Nó nhắn gì vậy", "vợ tao khai gì với mày", "mày nói gì với con bé này". */
const ABOUT_ANOTHER = pattern(
  `${THEY} ${HAS}${TOLD} (?:${US} )?${WHAT}${END}`,
  `(?:may|tui may|chung may|bon may|tui bay) (?:vua |da |dang )?(?:noi|nhan|chat|bao|day|xui|tra loi)(?: chuyen| tin)? ${WHAT} (?:voi|cho) ${THEY}${END}`,
);

/** What whoever holds the phone asks besides; somebody in need may ask it, too, and loses little by a harmless answer. */
const ABOUT_THE_CHAT = pattern(
  `(?:ai|dua nao|thang nao|con nao) ${HAS}(?:nhan|viet|keu|cau|goi|bao|to cao)(?: \\p{L}+){0,6}`,
  `${THEY} ${HAS}(?:keu cuu|cau cuu|goi cuu|(?:goi|bao) (?:cong an|canh sat|11[13])|to cao)(?: \\p{L}+){0,4} (?:khong|ko|k|a|ha|chua|phai khong)`,
  `(?:khong|ko|k|dau) phai (?:em|toi|tui|minh|con|chau|tao) (?:nhan|viet|gui|bao)(?: \\p{L}+){0,4}`,
  `(?:em|toi|tui|minh|con|chau|tao) (?:vua|da|moi) ${TOLD} ${WHAT}${END}`,
  `(?:cho (?:\\p{L}+ )?)?(?:xem|doc)(?: lai)?(?: \\p{L}+){0,3} (?:tin nhan|doan chat|noi dung|cuoc tro chuyen)(?: \\p{L}+){0,4}`,
);

/** Too short to be clear anywhere else. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ['m', 'may'],
  ['t', 'tao'],
  ['n', 'no'],
  ['vk', 'vo'],
  ['ck', 'chong'],
  ['ns', 'noi'],
  ['nt', 'nhan tin'],
  ['vs', 'voi'],
  ['j', 'gi'],
  ['v', 'vay'],
  ['z', 'vay'],
]);

/** Longer than this nobody asks it; whoever writes more tells something. */
const LONGEST = 90;

/**
 * Whether a message asks what somebody else has written here: whoever holds the phone wants to know what was told. By itself it
 * proves nothing, since a mother may ask it of her daughter's chat; where somebody is in danger it is answered by nothing that could betray them.
 */
export const isPrying = (text: string, spelt = text): boolean => asksBy(ABOUT_ANOTHER, text, spelt);

/** As {@link isPrying}, and whatever else is asked to find out what this chat is: for a chat that was made harmless already. */
export const mayBePrying = (text: string, spelt = text): boolean =>
  isPrying(text, spelt) || asksBy(ABOUT_THE_CHAT, text, spelt);

/** As it was written, with regional words; with short forms written out; and in standard spelling, for whoever types in haste. */
function asksBy(pattern: RegExp, text: string, spelt: string): boolean {
  if (text.length > LONGEST) return false;
  const bare = bareAnswer(text);
  const whole = bare.replace(/[a-z]+/g, (word) => SHORT_FORMS.get(word) ?? word);
  return [bare, whole, spelt].some((one) => pattern.test(one));
}
