import { fold } from '../language/normalise';
import type { Analysis } from './analysis';
import { type Range, createConceptFeatures } from './concept-features';
import type { Places } from './feature-table';
import { NumberList } from './number-list';
import { addRunPieces, createPieces } from './pieces';
import { WordFeatures } from './word-features';

/** One kind of feature: the places of those that occur and are known (a place as often as it does), and how much the kind counts. */
export interface Block {
  readonly share: number;
  readonly places: NumberList;
  /** How often each of the features stands there; once where there is no such list. */
  readonly times?: NumberList;
}

/** How much each kind counts beside words and pairs of words; chosen by cross-validation over our utterances. */
const SHARES = { phrases: 1, pieces: 0.5, run: 0.5, accented: 0.7, concepts: 0.7, apart: 0.5 } as const;

/** What a message, or a part of it, is made of, by kinds; what it gives is good until it is asked again. */
export type BlocksOf = (analysis: Analysis, part?: Range) => readonly Block[];

/**
 * Makes the finder of blocks; features are hashed (FNV-1a) as if they were written out. Of a part of a message only the words
 * and pairs of neighbours are looked at: it is read beside the whole, and time is short.
 */
export function createBlocks(places: Places): BlocksOf {
  const ofWords = new WordFeatures(places);
  const piecesOf = createPieces(places);
  const addConcepts = createConceptFeatures(places);
  const run = new NumberList();
  const times = new NumberList();
  let message = 0;
  const blocks = {
    phrases: blockOf(SHARES.phrases),
    pieces: { ...blockOf(SHARES.pieces), times },
    run: blockOf(SHARES.run),
    accented: blockOf(SHARES.accented),
    concepts: blockOf(SHARES.concepts),
    apart: blockOf(SHARES.apart),
  };
  const ofWhole = Object.values(blocks);
  const ofPart = [blocks.phrases, blocks.accented, blocks.concepts];

  return (analysis, part) => {
    const range = part ?? { from: 0, to: analysis.words.length };
    const { from, to } = range;
    ofWords.take(analysis);
    for (const { places } of ofWhole) places.length = 0;
    addPhrases(from, to);
    if (!part) {
      addPiecesOfWhole(analysis);
      blocks.apart.places.pushAll(ofWords.apart, 0, ofWords.apart.length);
    }
    addAlternatives(analysis, from, to);
    if (ofWords.accented.length) blocks.accented.places.pushAll(ofWords.accented, from, to);
    addConcepts(blocks.concepts.places, analysis.mentions, range);
    return part ? ofPart : ofWhole;
  };

  function addPhrases(from: number, to: number): void {
    const { places } = blocks.phrases;
    places.pushAll(ofWords.words, from, to);
    if (to <= from) return;
    places.pushKnown(ofWords.opening(from));
    places.pushAll(ofWords.pairs, from + 1, to);
  }

  /** Where it was half a guess what a slip hid, the second likeliest word counts, too. */
  function addAlternatives({ words }: Analysis, from: number, to: number): void {
    for (let n = from; n < to; n += 1) {
      const also = words[n]?.also;
      if (also !== undefined) blocks.phrases.places.pushKnown(ofWords.single(also));
    }
  }

  /** Of a word that was taken for a slip also as it stood: what was meant is only a guess. */
  function addPiecesOfWhole({ words, text }: Analysis): void {
    for (const list of [run, times]) list.length = 0;
    message += 1;
    for (const { word, respelt, at, end } of words) {
      addPiecesOf(word);
      if (respelt === 'slip') addPiecesOf(fold(text.slice(at, end)));
    }
    addRunPieces(run, ofWords.letters);
    places.placeAll(run);
    blocks.run.places.pushAll(run, 0, run.length);
  }

  /** A long story has each of its words several times: its pieces are put there once, and counted. */
  function addPiecesOf(word: string): void {
    const pieces = piecesOf(word);
    const count = pieces.places.length;
    if (pieces.message === message) {
      for (let n = pieces.from; n < pieces.from + count; n += 1) times.numbers[n] = (times.numbers[n] ?? 0) + 1;
      return;
    }
    pieces.message = message;
    pieces.from = blocks.pieces.places.length;
    for (const place of pieces.places) {
      blocks.pieces.places.push(place);
      times.push(1);
    }
  }
}

const blockOf = (share: number): Block => ({ share, places: new NumberList() });
