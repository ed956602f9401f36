import { fold } from '../language/normalise';
import { remembered } from '../language/remembered';
import type { Word } from '../language/spelling';
import type { Analysis } from './analysis';

/** Features are hashed into this many places: few enough for a small model, enough that collisions cost little. */
export const FEATURE_BITS = 17;
export const PLACES = 1 << FEATURE_BITS;

/** One kind of feature: the places that occur (a place as often as it does), and how much the kind counts. */
export interface Block {
  share: number;
  places: number[];
}

/** How much each kind counts beside words and pairs of words; chosen by cross-validation over our utterances. */
const SHARES = { phrases: 1, pieces: 0.5, run: 0.5, accented: 0.7, concepts: 0.7 } as const;
const PIECES = [3, 4, 5];
const RUN_PIECE = 5;
/** Of more families than these in one message no pairs are made: a long story has them all. */
const MOST_PAIRED = 14;

const FNV_PRIME = 0x01000193;
const FNV_START = 0x811c9dc5;
const SPACE = 32;

/** A range of words, `to` exclusive. */
interface Range {
  from: number;
  to: number;
}

/** What a message, or a part of it, is made of, by kinds. */
export type BlocksOf = (analysis: Analysis, part?: Range) => Block[];

/** The places of single words, in their order; hashed once for the whole message and all its parts. */
interface WordPlaces {
  words: number[];
  /** Of each word with the one before it. */
  pairs: number[];
  /** Empty where nobody set an accent. */
  accented: number[];
}

/**
 * Makes the finder of blocks; features are hashed (FNV-1a) as if they were written out. Of a part of a message only the words
 * are looked at, not their pieces: it is read beside the whole, and time is short.
 */
export function createBlocks(): BlocksOf {
  const hashed = new WeakMap<Analysis, WordPlaces>();
  const piecesOf = remembered(pieces);
  const wordPlaces = (analysis: Analysis) => {
    const known = hashed.get(analysis) ?? wordPlacesOf(analysis);
    hashed.set(analysis, known);
    return known;
  };
  return (analysis, part) => {
    const { from, to } = part ?? { from: 0, to: analysis.words.length };
    const { words, pairs, accented } = wordPlaces(analysis);
    const first = analysis.words[from];
    const opening =
      from > 0 && first ? [placeOf('b', '^', first.word), ...pairs.slice(from + 1, to)] : pairs.slice(from, to);
    const mentions = part ? within(analysis.mentions, part) : analysis.mentions;
    return [
      { share: SHARES.phrases, places: [...words.slice(from, to), ...opening] },
      ...(part ? [] : piecesOfWhole(analysis)),
      { share: SHARES.accented, places: accented.slice(from, to) },
      { share: SHARES.concepts, places: concepts(mentions.map((mention) => mention.concepts)) },
    ];
  };

  /** Of a word that was taken for a slip also as it stood: what was meant is only a guess. */
  function piecesOfWhole({ words, text }: Analysis): Block[] {
    const typed = ({ at, end }: Word) => fold(text.slice(at, end));
    const spellings = words.flatMap((word) => (word.respelt === 'slip' ? [word.word, typed(word)] : [word.word]));
    return [
      { share: SHARES.pieces, places: spellings.flatMap(piecesOf) },
      { share: SHARES.run, places: runPieces(words.map(({ word }) => word).join('')) },
    ];
  }
}

function wordPlacesOf({ words, text }: Analysis): WordPlaces {
  const hasAccents = /[^\0-\x7f]/.test(text);
  return {
    words: words.map(({ word }) => placeOf('w', word)),
    pairs: words.map(({ word }, n) => placeOf('b', words[n - 1]?.word ?? '^', word)),
    accented: hasAccents ? words.map(({ accented }) => placeOf('a', accented)) : [],
  };
}

const within = (mentions: Analysis['mentions'], { from, to }: Range) =>
  mentions.filter((mention) => mention.from >= from && mention.to <= to);

/** Pieces of a word, which survive a slip of the keyboard. */
function pieces(word: string): number[] {
  const edged = ` ${word} `;
  const salt = salted('c');
  return PIECES.flatMap((length) =>
    Array.from({ length: Math.max(edged.length - length + 1, 0) }, (_, start) =>
      placeAt(hash(salt, edged, start, start + length)),
    ),
  );
}

/** Pieces of the words run together: they survive a space that was lost or set wrongly. */
function runPieces(run: string): number[] {
  const places: number[] = [];
  const start = salted('x');
  for (let n = 0; n + RUN_PIECE <= run.length; n += 1) places.push(placeAt(hash(start, run, n, n + RUN_PIECE)));
  return places;
}

/** Families of words: each, in the order in which they come, and which stand in one message. */
function concepts(mentions: readonly (readonly string[])[]): number[] {
  const places: number[] = [];
  let last = '^';
  for (const [first = '', ...others] of mentions) {
    for (const concept of [first, ...others]) places.push(placeOf('K', concept));
    if (first !== last) places.push(placeOf('KK', last, first));
    last = first;
  }
  const distinct = [...new Set(mentions.flat())].sort().slice(0, MOST_PAIRED);
  distinct.forEach((one, n) => {
    for (const other of distinct.slice(n + 1)) places.push(placeOf('KP', one, other));
  });
  return places;
}

function placeOf(kind: string, one: string, other?: string): number {
  const first = hash(salted(kind), one);
  return placeAt(other === undefined ? first : hash(Math.imul(first ^ SPACE, FNV_PRIME), other));
}

const salted = (kind: string) => Math.imul(hash(FNV_START, kind) ^ SPACE, FNV_PRIME);

function hash(start: number, text: string, from = 0, to = text.length): number {
  let value = start;
  for (let n = from; n < to; n += 1) value = Math.imul(value ^ text.charCodeAt(n), FNV_PRIME);
  return value;
}

const placeAt = (value: number) => ((value >>> 15) ^ value) & (PLACES - 1);
