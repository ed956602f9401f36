import type { Abbreviations } from '../language/tokens';
import { words } from '../language/tokens';

/** Features are hashed into this many places; few enough for a small model, enough that collisions cost little. */
export const FEATURE_BITS = 16;
const PLACES = 1 << FEATURE_BITS;

/** Places and their weights; the weights' squares sum to one, so that long and short messages weigh the same. */
export interface Features {
  places: Uint32Array;
  weights: Float32Array;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return ((value >>> 16) ^ value) & (PLACES - 1);
}

/** What a message is made of: words, pairs of words, and pieces of words that survive a typing error. */
export function features(text: string, abbreviations: Abbreviations): Features {
  const list = words(text, abbreviations);
  const counts = new Map<number, number>();
  const add = (feature: string, weight: number) => {
    const place = hash(feature);
    counts.set(place, (counts.get(place) ?? 0) + weight);
  };
  list.forEach((word, index) => {
    add(`w ${word}`, 1);
    const before = list[index - 1] ?? '^';
    add(`b ${before} ${word}`, 1);
    const second = list[index - 2];
    if (second !== undefined) add(`s ${second} ${word}`, 0.6);
    if (index === list.length - 1) add(`b ${word} $`, 0.7);
  });
  const line = ` ${list.join(' ')} `;
  for (const length of [3, 4, 5]) {
    for (let index = 0; index + length <= line.length; index += 1) {
      add(`c ${line.slice(index, index + length)}`, 0.35);
    }
  }
  return scaled(counts);
}

function scaled(counts: ReadonlyMap<number, number>): Features {
  const places = Uint32Array.from(counts.keys()).sort();
  const weights = Float32Array.from(places, (place) => Math.log1p(counts.get(place) ?? 0));
  const norm = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return { places, weights: weights.map((weight) => weight / norm) };
}
