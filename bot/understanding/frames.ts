import { hash } from '../language/fnv';
import type { Analysis } from './analysis';
import type { BlocksOf } from './blocks';
import { featureAt, featureOf, salted, spaced } from './feature-hash';
import type { Places } from './feature-table';
import { NumberList } from './number-list';

const RUN = salted('f');
const ACROSS = salted('f_');
const BARE = salted('f-');
/** Stand for the beginning of the message, of each further clause, and for whatever is not among the frame words. */
const [OPENING, CLAUSE, ANYTHING] = ['^^', '^', '*'];
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
export function createFrames(places: Places, words: ReadonlySet<string>): BlocksOf {
  const found = { share: 1, places: new NumberList() };
  return (analysis) => {
    found.places.length = 0;
    for (const frame of framesOf(analysis, words)) addFrame(found.places, places, frame);
    return [found];
  };
}

/** Of each clause. */
function framesOf({ clauses, words }: Analysis, frameWords: ReadonlySet<string>): string[][] {
  return clauses
    .filter(({ from }) => from < LONGEST)
    .map(({ from, to }) => {
      const frame = [from ? CLAUSE : OPENING];
      for (const { word } of words.slice(from, Math.min(to, LONGEST))) {
        if (frameWords.has(word)) frame.push(word);
        else if (frame.at(-1) !== ANYTHING) frame.push(ANYTHING);
      }
      return frame;
    });
}

function addFrame(found: NumberList, places: Places, frame: readonly string[]): void {
  addRuns(found, places, RUN, frame, IN_A_ROW);
  addRuns(found, places, BARE, frame.filter(isWord), BARE_IN_A_ROW);
  for (let n = 2; n < frame.length; n += 1)
    found.pushKnown(places.placeOf(featureOf(ACROSS, frame[n - 2] ?? '', frame[n] ?? '')));
}

/** Each piece with up to so many behind it. */
function addRuns(found: NumberList, places: Places, kind: number, pieces: readonly string[], longest: number): void {
  for (let from = 0; from < pieces.length; from += 1) {
    let value = kind;
    for (let n = from; n < Math.min(from + longest, pieces.length); n += 1) {
      value = spaced(hash(value, pieces[n] ?? ''));
      found.pushKnown(places.placeOf(featureAt(value)));
    }
  }
}

const isWord = (piece: string): boolean => piece !== OPENING && piece !== CLAUSE && piece !== ANYTHING;
