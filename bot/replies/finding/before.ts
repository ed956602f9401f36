import type { Place } from './entries';
import type { Near } from './weighing';

/** The answer that was given before a question which goes on with it. */
export interface Before {
  /** What it was about, in words. */
  topic: string;
  /** Id of the article whose first answer was given. */
  given: string;
}

/** What was spoken of before counts so much beside what is asked now. */
const SHARE = 0.7;

/**
 * How near an answer is to a question and to what was spoken of before it. Where a few words that lean on another question point by
 * themselves says nothing: "còn Hàn thì sao" points to whatever there is on Korea.
 */
export const together = (asked: Near, topic: Near): Near => ({
  closest: Math.min(1, asked.closest + SHARE * topic.closest),
  gist: asked.gist + SHARE * topic.gist,
  words: asked.words + SHARE * topic.words,
  held: Math.min(1, asked.held + SHARE * topic.held),
  sense: SHARE * topic.sense,
});

/** Its first answer is known by now: that it is about its own topic says nothing for it. */
export const isGiven = ({ article, section }: Place, { given }: Before): boolean =>
  article.id === given && section === undefined;
