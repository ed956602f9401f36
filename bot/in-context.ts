import { wantsToDie } from './ending-life';
import { fold } from './language/normalise';
import type { Heard, Talk } from './talk';
import type { Reading } from './understanding/reader';

/** "Yes" and nothing else, in the words in which people say it. */
const YES =
  /^(?:da |vang |u |uh )*(?:co|co nguoi|co chu|dung|dung roi|dung vay|phai|vang|da|u|uh|um|yes|co gap|dang gap)(?: (?:a|oi|chi|anh|ad|nha|nhe|do|em|minh|toi|ban|roi|that))*$/;

/** An answer in its bare words: without accents, signs and capitals. */
export const bareAnswer = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The reading as it is meant here: a short "yes" to the question whether somebody is in danger is a cry for help, whatever it would mean
 * by itself; and who wants to die needs a person, of whatever they tell (statistics take most of them for grief, or for talk).
 */
export function readInContext(
  reading: Reading,
  { text, spelt }: Pick<Heard, 'text' | 'spelt'>,
  { dangerAsked }: Pick<Talk, 'dangerAsked'>,
): Reading {
  if (dangerAsked && YES.test(bareAnswer(text))) return { ...reading, urgency: 'emergency' };
  if (reading.danger.doubted || !wantsToDie(spelt)) return reading;
  return { ...reading, urgency: 'emergency', danger: { ...reading.danger, selfHarm: true } };
}
