import { hashCodes, featureAt, salted } from './feature-hash';
import type { NumberList } from './number-list';

const PIECE = salted('c');
const RUN = salted('x');
const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;
const RUN_PIECE = 5;

/** Adds the features of the pieces of a word, its edges among them: they survive a slip of the keyboard. Shorter ones come first. */
export function addPieces(features: NumberList, letters: Uint32Array, from: number, to: number): void {
  for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length += 1)
    for (let start = from; start + length <= to; start += 1)
      features.push(featureAt(hashCodes(PIECE, letters, start, start + length)));
}

/** Adds the features of the pieces of all words run together: they survive a space that was lost or set wrongly. */
export function addRunPieces(features: NumberList, { numbers, length }: NumberList): void {
  for (let n = 0; n + RUN_PIECE <= length; n += 1) features.push(featureAt(hashCodes(RUN, numbers, n, n + RUN_PIECE)));
}
