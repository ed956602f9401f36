import { isOwnWord } from '../bot/own-word';
import type { Safety } from '../bot/safety';
import { isSafeAnswer, isUnsafeAnswer } from '../bot/safety-answer';
import type { Intake } from './intake';

/** What an answer says about writing to them. */
function safetyIn(question: string, answer: string): Partial<Safety> | undefined {
  if (question === 'safety_word') return isOwnWord(answer) ? { codeWord: answer } : undefined;
  if (question !== 'safety_safe') return undefined;
  if (isUnsafeAnswer(answer)) return { state: 'unsafe' };
  return { state: isSafeAnswer(answer) ? 'safe' : 'unsure' };
}

/** After a cry for help: is it safe to write, where, who is hurt. Whoever answers "0" is left in peace until they write. */
export const safetyIntake: Intake = {
  id: 'safety',
  questions: ['safety_safe', 'safety_where', 'safety_hurt', 'safety_people', 'safety_contact', 'safety_word'],
  thanks: 'safety_thanks',
  stopsAfter: (question, answer) => (question === 'safety_safe' && isUnsafeAnswer(answer) ? 'safety_quiet' : undefined),
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
