import { normalise } from '../../language/normalise';
import { type Abbreviations, words } from '../../language/tokens';

/** Features are hashed into this many places: few enough for a small model, enough that collisions cost little. */
export const FEATURE_BITS = 17;
export const PLACES = 1 << FEATURE_BITS;

/** How rare each place is in the training data (inverse document frequency, in steps of 1/20); 0 drops the feature. */
export type Rarity = Uint8Array;

/** Places and their weights; the weights' squares sum to one, so that long and short messages weigh the same. */
export interface Features {
  places: Uint32Array;
  weights: Float32Array;
}

/** One kind of feature: how often each place occurs, and how much the kind counts beside the others. */
interface Block {
  share: number;
  counts: Map<number, number>;
}

/** FNV-1a, 32 bits, folded to our places. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return ((value >>> 15) ^ value) & (PLACES - 1);
}

function block(share: number, features: Iterable<string>): Block {
  const counts = new Map<number, number>();
  for (const feature of features) {
    const place = hash(feature);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return { share, counts };
}

/** Words, pairs and triples of words. */
function* phrases(list: readonly string[]): Generator<string> {
  for (const [index, word] of list.entries()) {
    const before = list[index - 1] ?? '^';
    yield `w ${word}`;
    yield `b ${before} ${word}`;
    const second = list[index - 2];
    if (second !== undefined) yield `t ${second} ${before} ${word}`;
  }
}

/** Pieces of words, which survive a slip of the keyboard. */
function* pieces(list: readonly string[]): Generator<string> {
  for (const word of list) {
    const edged = ` ${word} `;
    for (const length of [3, 4, 5]) {
      for (let index = 0; index + length <= edged.length; index += 1) yield `c ${edged.slice(index, index + length)}`;
    }
  }
}

/** Words with their accents, where the writer set any: "bán" is not "bạn". */
function* accented(text: string): Generator<string> {
  const written = normalise(text).toLowerCase();
  if (!/[^\p{ASCII}]/u.test(written)) return;
  for (const word of written.match(/[\p{L}\p{N}]+/gu) ?? []) yield `a ${word}`;
}

function blocks(text: string, abbreviations: Abbreviations): Block[] {
  const list = words(text, abbreviations);
  return [block(1, phrases(list)), block(0.5, pieces(list)), block(0.7, accented(text))];
}

/** The places that occur in a message, for counting in how many messages each one does. */
export function placesIn(text: string, abbreviations: Abbreviations): Set<number> {
  return new Set(blocks(text, abbreviations).flatMap(({ counts }) => [...counts.keys()]));
}

/** What a message is made of, weighed by rarity; each kind of feature has a fixed share. */
export function features(text: string, abbreviations: Abbreviations, rarity: Rarity): Features {
  const sums = new Map<number, number>();
  for (const { share, counts } of blocks(text, abbreviations)) {
    const weighed = [...counts].map(([place, count]) => [place, (1 + Math.log(count)) * (rarity[place] ?? 0)] as const);
    const norm = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
    for (const [place, weight] of weighed)
      if (weight) sums.set(place, (sums.get(place) ?? 0) + (share * weight) / norm);
  }
  return scaled(sums);
}

function scaled(sums: ReadonlyMap<number, number>): Features {
  const places = Uint32Array.from(sums.keys()).sort();
  const weights = Float32Array.from(places, (place) => sums.get(place) ?? 0);
  const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return { places, weights: weights.map((weight) => weight / norm) };
}
