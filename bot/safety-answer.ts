import { bareAnswer } from './in-context';

/** "No" and "0" and nothing else, also in haste: "không biết đây là đâu" is an answer, and no wish to be left alone. */
const NO = /^(?:da )?(?:0|khong|ko|k|kg|hong|hok|chua|no)(?: (?:a|dau|nha|chi|anh|em|oi|an toan|on|tien|nhan|duoc))*$/;
/** Somebody is beside them or holds the phone, or they ask us to keep still ("họ đang ở ngoài", "đừng gọi"). */
const OVERHEARD =
  /\b(?:dung|dg) (?:goi|nhan|rep|tra loi|hoi|lien lac)\b|\b(?:no|ho|chung|bon|tui|chong|chu|ong|ba|bo|nguoi ta|co nguoi|co dua|thang) .{0,12}\b(?:o (?:ngoai|day|ben|canh|sau|nha|trong)|dung|ngoi|canh|nhin|doc|xem|nghe|kiem tra|coi|ve toi|ve roi|sap ve|dang ve|toi roi|den roi|len roi)\b|\b(?:khong|ko|k|chua|hong) (?:duoc |dc )?(?:an toan|tien|on)\b|\bmuon (?:may|dien thoai)\b|\bbi theo doi\b|^(?:im|im di|im lang|suyt)$/;
/** A word or two, of somebody who cannot write more. */
const IN_HASTE =
  /^(?:da |em |toi |con )*(?:(?:dang )?co (?:nguoi|khach)|khoan(?: da)?|doi (?:ti|chut|xiu|da|em)|(?:so|nguy hiem)(?: (?:lam|qua|a))*)$/;
/** A longer answer is a story for staff, not a reason to fall silent. */
const LONGEST_HINT = 60;

export const isNo = (answer: string): boolean => NO.test(bareAnswer(answer));

/** Whether an answer says that it is not safe to write, or that somebody is there. */
export function isUnsafeAnswer(answer: string): boolean {
  const words = bareAnswer(answer);
  return NO.test(words) || IN_HASTE.test(words) || (answer.length <= LONGEST_HINT && OVERHEARD.test(words));
}

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
