import { fold } from '../bot/language/normalise';
import type { Intake } from './intake';

/** "No" and "0", also in haste. */
const UNSAFE = /^(?:0|k|ko|khong|hong|hok|chua|dung|khong an toan|ko an toan)\b/;

/** After a cry for help: is it safe to write, where, who is hurt. Whoever answers "0" is left in peace until they write. */
export const safetyIntake: Intake = {
  id: 'safety',
  questions: ['safety_safe', 'safety_where', 'safety_hurt', 'safety_people', 'safety_contact'],
  thanks: 'safety_thanks',
  stopsAfter: (question, answer) =>
    question === 'safety_safe' && UNSAFE.test(fold(answer.trim())) ? 'safety_quiet' : undefined,
};

/** As above when the writer tells of somebody else: where that person is comes first. */
export const witnessIntake: Intake = {
  id: 'witness',
  questions: ['safety_where', 'safety_hurt', 'safety_people', 'safety_contact'],
  thanks: 'safety_thanks',
};
