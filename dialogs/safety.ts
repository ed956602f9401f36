import { fold } from '../bot/language/normalise';
import type { Intake } from './intake';

/** "No" and "0" and nothing else, also in haste: "không biết đây là đâu" is an answer, and no wish to be left alone. */
const UNSAFE =
  /^(?:da )?(?:0|khong|ko|k|kg|hong|hok|chua)(?: (?:a|dau|nha|chi|anh|em|oi|an toan|on|tien|nhan|nhan duoc))*$/;
const isUnsafe = (answer: string) =>
  UNSAFE.test(
    fold(answer)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );

/** After a cry for help: is it safe to write, where, who is hurt. Whoever answers "0" is left in peace until they write. */
export const safetyIntake: Intake = {
  id: 'safety',
  questions: ['safety_safe', 'safety_where', 'safety_hurt', 'safety_people', 'safety_contact'],
  thanks: 'safety_thanks',
  stopsAfter: (question, answer) => (question === 'safety_safe' && isUnsafe(answer) ? 'safety_quiet' : undefined),
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
