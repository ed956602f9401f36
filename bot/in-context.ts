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

/** The reading as it is meant here: a short "yes" to the question whether somebody is in danger is a cry for help, whatever it would mean by itself. */
export function readInContext(
  reading: Reading,
  { text }: Pick<Heard, 'text'>,
  { dangerAsked }: Pick<Talk, 'dangerAsked'>,
): Reading {
  return dangerAsked && YES.test(bareAnswer(text)) ? { ...reading, urgency: 'emergency' } : reading;
}
