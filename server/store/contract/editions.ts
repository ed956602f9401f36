import type { Edition } from '../../content/edition';

/** Editions of articles that were written in the console. The rules of their life are in server/content; here they are only kept. */
export interface EditionStore {
  /** Keeps a new edition; gives false when the article has one of that number, or the release is another's. */
  insert(edition: Edition): Promise<boolean>;
  /** Replaces the edition if it still has the version before `next.version` and its release is free; gives whether it did. */
  replace(next: Edition): Promise<boolean>;
  /** All editions of an article, the newest first. */
  of(articleId: string): Promise<Edition[]>;
  /** Those that are being written or wait for a second person. */
  open(): Promise<Edition[]>;
  /** The last published edition of each article, in the order of publishing. */
  published(): Promise<Edition[]>;
  /** The number of the last release; 0 when nothing was published yet. */
  lastRelease(): Promise<number>;
}
