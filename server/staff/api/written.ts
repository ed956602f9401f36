import { z } from 'zod';

/** A text of at most `most` UTF-16 units. A lone half of a character cannot be sent by every platform: it is replaced before anything else is looked at. */
export const written = (most: number) =>
  z
    .string()
    .overwrite((text) => text.toWellFormed())
    .trim()
    .max(most);

/** As above, and not empty. */
export const needed = (most: number) => written(most).min(1);

/** Signs that nobody sees, and those that turn the direction of writing; line ends, and what joins the parts of one sign, stay. */
const UNSEEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]/gu;

/** What is kept for colleagues: as it was written, and something in it can be seen. */
export const visible = (most: number) =>
  needed(most).refine((text) => /[^\p{C}\p{Z}\s]/u.test(text.replace(UNSEEN, '')), 'says nothing');

/** What people are sent: as {@link needed}, and what is read is all that is there. */
export const readable = (most: number) =>
  z
    .string()
    .overwrite((text) => text.toWellFormed().replace(UNSEEN, ''))
    .trim()
    .min(1)
    .max(most)
    .regex(/[^\p{C}\p{Z}\s]/u);
