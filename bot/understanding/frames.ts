import type { Analysis } from './analysis';
import type { BlocksOf } from './blocks';
import { featureAt, onward, salted } from './feature-hash';
import type { Places } from './feature-table';
import { NumberList } from './number-list';

const RUN = salted('f');
const ACROSS = salted('f_');
const BARE = salted('f-');
/** Stand for whatever is not among the frame words, for the beginning of the message, and for that of each further clause. */
const [ANYTHING, OPENING, CLAUSE] = [0, 1, 2];
const FIRST_WORD = 3;
/** Who is spoken of is told at the beginning of a story; the rest costs time. */
const LONGEST = 200;
/** So many pieces of a frame in a row are one feature, and so many of its bare words. */
const IN_A_ROW = 4;
const BARE_IN_A_ROW = 3;

/**
 * Makes the finder of how a message is built: of each clause the frame words in their order ("chồng em … nó … cho em", *chồng* and *em*
 * being two of them), with a mark for whatever stands between.
 *
 * @param words few, and so frequent that they tell of anything: kin, pronouns, prepositions
 */
export function createFrames(places: Places, words: readonly string[]): BlocksOf {
  const codes = new Map(words.map((word, n) => [word, n + FIRST_WORD]));
  const found = { share: 1, places: new NumberList() };
  const [frame, bare, features] = [new NumberList(), new NumberList(), new NumberList()];

  return ({ clauses, words }) => {
    for (const list of [features, found.places]) list.length = 0;
    for (const clause of clauses) if (clause.from < LONGEST) addClause(words, clause);
    places.placeAll(features);
    found.places.pushAll(features, 0, features.length);
    return [found];
  };

  function addClause(words: Analysis['words'], { from, to }: { from: number; to: number }): void {
    for (const list of [frame, bare]) list.length = 0;
    frame.push(from ? CLAUSE : OPENING);
    let isAfterOther = false;
    for (let n = from; n < Math.min(to, LONGEST); n += 1) {
      const code = codes.get(words[n]?.word ?? '') ?? ANYTHING;
      if (code !== ANYTHING) bare.push(code);
      if (code !== ANYTHING || !isAfterOther) frame.push(code);
      isAfterOther = code === ANYTHING;
    }
    addRuns(RUN, frame, IN_A_ROW);
    addRuns(BARE, bare, BARE_IN_A_ROW);
    for (let n = 2; n < frame.length; n += 1) {
      const first = onward(ACROSS, frame.numbers[n - 2] ?? ANYTHING);
      features.push(featureAt(onward(first, frame.numbers[n] ?? ANYTHING)));
    }
  }

  /** Each piece with up to so many behind it. */
  function addRuns(kind: number, { numbers, length }: NumberList, longest: number): void {
    for (let from = 0; from < length; from += 1) {
      let value = kind;
      for (let n = from; n < Math.min(from + longest, length); n += 1) {
        value = onward(value, numbers[n] ?? ANYTHING);
        features.push(featureAt(value));
      }
    }
  }
}
