import type { ArticleForm } from '../../knowledge/article-form';

/** Somebody of staff, by the name that colleagues know. */
export interface Writer {
  id: string;
  name: string;
}

/** `draft` is being written, `review` waits for a second person, `published` was or is in use, `dropped` came to nothing. */
export const EDITION_STATES = ['draft', 'review', 'published', 'dropped'] as const;
export type EditionState = (typeof EDITION_STATES)[number];

/** One step in the life of an edition. */
export interface EditionStep {
  at: number;
  by: Writer;
  action: 'begun' | 'saved' | 'submitted' | 'returned' | 'approved' | 'restored' | 'dropped';
  /** Why it was returned; which edition was restored. */
  note?: string;
}

/** One version of an article that was written in the console. */
export interface Edition {
  articleId: string;
  /** From 1 on, for each article. */
  number: number;
  group: string;
  state: EditionState;
  /** The text of the file on which it rests; what a file begins with when the article is new. */
  base: string;
  /** Fingerprints of the articles, as files and as editions, in whose place it stands. */
  replaces: string[];
  /** What was filled in so far; it need not be whole until it is submitted. */
  form: ArticleForm;
  /** The file as it was published. */
  text?: string;
  /** What is wrong in one that was put back, in Vietnamese; absent until it has been checked. */
  found?: string[];
  /** Everybody who wrote in it: none of them may approve it. */
  writers: Writer[];
  history: EditionStep[];
  /** In the order of publishing, over all articles; absent until then. */
  release?: number;
  changedAt: number;
  version: number;
}
