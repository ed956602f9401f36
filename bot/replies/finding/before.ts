import type { Place } from './entries';
import type { Near } from './weighing';

/** The answer that was given before a question which goes on with it. */
export interface Before {
  /** What it was about, in words. */
  topic: string;
  /** Id of the article whose first answer was given. */
  given: string;
}

/** What was spoken of before counts so much beside what is asked now: in its words and in what is meant. */
const SHARE = { words: 0.65, sense: 0.26 };
/** The other parts of the answer that was given are all about its topic: so much less it says for one of them. */
const OF_PART = 0.5;

/**
 * How near an answer is to a question and to what was spoken of before it. Where a few words that lean on another question point by
 * themselves says nothing: "còn Hàn thì sao" points to whatever there is on Korea.
 */
export function together(asked: Near, topic: Near, isPart: boolean): Near {
  const share = isPart ? SHARE.words * OF_PART : SHARE.words;
  return {
    closest: Math.min(1, asked.closest + share * topic.closest),
    gist: asked.gist + share * topic.gist,
    words: asked.words + share * topic.words,
    held: Math.min(1, asked.held + share * topic.held),
    sense: SHARE.sense * topic.sense,
  };
}

/** Its first answer is known by now: that it is about its own topic says nothing for it. */
export const isGiven = ({ article, section }: Place, { given }: Before): boolean =>
  article.id === given && section === undefined;
