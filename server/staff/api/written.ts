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
