import { bareAnswer } from '../bot/in-context';
import type { Safety } from '../bot/safety';
import { isSafeAnswer } from '../bot/safety-answer';
import type { Intake } from './intake';

/** "No" and "0" and nothing else, also in haste: "không biết đây là đâu" is an answer, and no wish to be left alone. */
const UNSAFE =
  /^(?:da )?(?:0|khong|ko|k|kg|hong|hok|chua)(?: (?:a|dau|nha|chi|anh|em|oi|an toan|on|tien|nhan|nhan duoc))*$/;
/** Somebody is beside them or holds the phone, or they ask us to keep still ("họ đang ở ngoài", "đừng gọi"). */
const OVERHEARD =
  /\b(?:dung|dg) (?:goi|nhan|rep|tra loi|hoi|lien lac)\b|\b(?:no|ho|chung|bon|tui|chong|chu|ong|ba|bo|nguoi ta|co nguoi|co dua|thang) .{0,12}\b(?:o (?:ngoai|day|ben|canh|sau|nha|trong)|dung|ngoi|canh|nhin|doc|xem|nghe|kiem tra|coi|ve toi|sap ve|dang ve|toi roi|den roi|len roi)\b|\b(?:khong|ko|k|chua|hong) (?:duoc |dc )?(?:an toan|tien|on)\b|\bmuon (?:may|dien thoai)\b|^(?:im|im di|im lang|suyt)$/;
/** A longer answer is a story for staff, not a reason to fall silent. */
const LONGEST_HINT = 60;
const isOverheard = (answer: string) => answer.length <= LONGEST_HINT && OVERHEARD.test(bareAnswer(answer));
const isUnsafe = (answer: string) => UNSAFE.test(bareAnswer(answer)) || isOverheard(answer);

/** A word of the person's own: short enough to be one, and nothing by which they answer every day. */
const isWord = (answer: string) =>
  bareAnswer(answer).length >= 2 && answer.length <= 30 && !UNSAFE.test(bareAnswer(answer)) && !isSafeAnswer(answer);

/** What an answer says about writing to them. */
function safetyIn(question: string, answer: string): Partial<Safety> | undefined {
  if (question === 'safety_word') return isWord(answer) ? { codeWord: answer } : undefined;
  if (question !== 'safety_safe') return undefined;
  if (isUnsafe(answer)) return { state: 'unsafe' };
  return { state: isSafeAnswer(answer) ? 'safe' : 'unsure' };
}

/** After a cry for help: is it safe to write, where, who is hurt. Whoever answers "0" is left in peace until they write. */
export const safetyIntake: Intake = {
  id: 'safety',
  questions: ['safety_safe', 'safety_where', 'safety_hurt', 'safety_people', 'safety_contact', 'safety_word'],
  thanks: 'safety_thanks',
  stopsAfter: (question, answer) => (question === 'safety_safe' && isUnsafe(answer) ? 'safety_quiet' : undefined),
  safetyIn,
};

/** As above when the writer tells of somebody else: where that person is comes first. */
export const witnessIntake: Intake = {
  id: 'witness',
  questions: ['safety_where', 'safety_hurt', 'safety_people', 'safety_contact'],
  thanks: 'safety_thanks',
};

/** After talk of ending one's life: few questions, and nobody is left alone with silence. The rest is for a person (domain P08). */
export const crisisIntake: Intake = {
  id: 'crisis',
  questions: ['safety_safe', 'safety_where', 'safety_contact'],
  thanks: 'safety_thanks',
};
