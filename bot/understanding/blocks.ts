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

/**
 * What a message is made of, by kinds; features are hashed (FNV-1a) as if they were written out. Of a part of a message only
 * the words are looked at, not their pieces: it is read beside the whole, and time is short.
 */
export function blocksOf(analysis: Analysis, part?: { from: number; to: number }): Block[] {
  const { from, to } = part ?? { from: 0, to: analysis.words.length };
  const list = analysis.words.slice(from, to);
  const spelt = list.map(({ word }) => word);
  const mentions = part ? within(analysis.mentions, part) : analysis.mentions;
  const hasAccents = /[^\0-\x7f]/.test(analysis.text);
  return [
    { share: SHARES.phrases, places: phrases(spelt) },
    ...(part
      ? []
      : [
          { share: SHARES.pieces, places: pieces(spelt) },
          { share: SHARES.run, places: runPieces(spelt.join('')) },
        ]),
    { share: SHARES.accented, places: hasAccents ? list.map(({ accented }) => placeOf('a', accented)) : [] },
    { share: SHARES.concepts, places: concepts(mentions.map((mention) => mention.concepts)) },
  ];
}

const within = (mentions: Analysis['mentions'], { from, to }: { from: number; to: number }) =>
  mentions.filter((mention) => mention.from >= from && mention.to <= to);

/** Words and pairs of words. */
function phrases(words: readonly string[]): number[] {
  const places: number[] = [];
  for (let n = 0; n < words.length; n += 1) {
    const word = words[n] ?? '';
    places.push(placeOf('w', word), placeOf('b', words[n - 1] ?? '^', word));
  }
  return places;
}

/** Pieces of words, which survive a slip of the keyboard. */
function pieces(words: readonly string[]): number[] {
  const places: number[] = [];
  const salt = salted('c');
  for (const word of words) {
    const edged = ` ${word} `;
    for (const length of PIECES) {
      for (let start = 0; start + length <= edged.length; start += 1)
        places.push(fold(hash(salt, edged, start, start + length)));
    }
  }
  return places;
}

/** Pieces of the words run together: they survive a space that was lost or set wrongly. */
function runPieces(run: string): number[] {
  const places: number[] = [];
  const start = salted('x');
  for (let n = 0; n + RUN_PIECE <= run.length; n += 1) places.push(fold(hash(start, run, n, n + RUN_PIECE)));
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
  return fold(other === undefined ? first : hash(Math.imul(first ^ SPACE, FNV_PRIME), other));
}

const salted = (kind: string) => Math.imul(hash(FNV_START, kind) ^ SPACE, FNV_PRIME);

function hash(start: number, text: string, from = 0, to = text.length): number {
  let value = start;
  for (let n = from; n < to; n += 1) value = Math.imul(value ^ text.charCodeAt(n), FNV_PRIME);
  return value;
}

const fold = (value: number) => ((value >>> 15) ^ value) & (PLACES - 1);
