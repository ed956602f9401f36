import type { Intent } from '../knowledge/schema';
import type { Reading } from './understanding/reader';

/** From here on an answer is given straight away. */
export const SURE = 0.5;

/** Messages with these intents are never answered with an article while a case waits: they are meant for staff. */
export const FOR_STAFF: readonly Intent[] = [
  'self_in_danger',
  'other_in_danger',
  'missing_contact',
  'report_tip',
  'abuse_spam',
  'out_of_scope',
];

/** What anybody might write to a chat that they know nothing of. */
const SMALL_TALK: readonly Intent[] = ['greeting', 'thanks_bye', 'about_bot', 'abuse_spam', 'out_of_scope'];

/** Whether a message asks nothing, or nothing that was understood. */
export const isSmallTalk = ({ intent, confidence }: Reading): boolean =>
  confidence < SURE || SMALL_TALK.includes(intent);

/** Words by which people ask; an answer to a question of ours holds none of them. */
const ASKING =
  /\?\s*$|(?<![\p{L}])(?:bao nhiêu|bao nhieu|thế nào|the nao|làm sao|lam sao|là gì|la gi|được không|duoc khong)(?![\p{L}])/iu;

/** Who needs a number asks for it without any such word: "số đại sứ quán ở Ba Lan". */
const NUMBERS: readonly Intent[] = ['embassy_contact', 'hotline_contact'];
const NUMBER = /(?<!\p{L})(?:số|so|sđt|sdt|hotline|tổng đài|tong dai)(?!\p{L})/iu;

/** Whether a message that came in the midst of a dialog asks for knowledge instead of answering. */
export const asksForKnowledge = (text: string, { intent, confidence, urgency }: Reading): boolean =>
  urgency === 'none' &&
  confidence >= SURE &&
  !SMALL_TALK.includes(intent) &&
  !FOR_STAFF.includes(intent) &&
  (ASKING.test(text) || (NUMBERS.includes(intent) && NUMBER.test(text)));
