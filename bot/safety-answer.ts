import { bareAnswer } from './in-context';

/** "Yes" and "1" and nothing else. */
const SAFE = /^(?:da )?(?:1|co|an toan|tien)(?: (?:a|nha|chi|anh|em|an toan|tien|roi))*$/;
/** What nobody says by chance who was not asked just now. */
const PLAINLY = /\b(?:1|an toan)\b/;

/** Whether an answer says that it is safe to write, and nothing else. */
export const isSafeAnswer = (answer: string): boolean => SAFE.test(bareAnswer(answer));

/** "Giờ nhắn được rồi", "em nhắn được": they can write again. */
const CAN_WRITE =
  /^(?:(?:da|gio|bay gio|luc nay|em|minh|toi|con|chau) )*(?:nhan|viet|noi chuyen)(?: tin)? (?:duoc|dc)(?: (?:roi|lai|ne|nha|a|chi|anh|day))*$/;

/** As {@link isSafeAnswer}, from somebody who said "0" a while ago. */
export const isSafeAgain = (text: string): boolean =>
  (isSafeAnswer(text) && PLAINLY.test(bareAnswer(text))) || CAN_WRITE.test(bareAnswer(text));
