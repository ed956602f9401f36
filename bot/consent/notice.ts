import { createHash } from 'node:crypto';
import type { Library } from '../replies/library';
import type { Talk } from '../talk';

/** Which version of the notice this is: it follows from its words, so that nobody can forget to change it. */
const noticeVersion = (library: Library): string =>
  createHash('sha256').update(library.phrase('notice')).digest('hex').slice(0, 8);

/**
 * The notice that is given before anything personal is asked, three short sentences; undefined when they have read it in
 * these words. From now on it counts as read.
 */
export function takeNotice(library: Library, talk: Talk): string | undefined {
  const version = noticeVersion(library);
  if (talk.notice === version) return undefined;
  talk.notice = version;
  return library.phrase('notice');
}
