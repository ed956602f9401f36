import { hash } from '../language/fnv';
import { remembered } from '../language/remembered';
import { featureAt, hashCodes, salted } from './feature-hash';
import type { Places } from './feature-table';
import type { NumberList } from './number-list';

const PIECE = salted('c');
const RUN = salted('x');
const SHORTEST_PIECE = 3;
const LONGEST_PIECE = 5;
const RUN_PIECE = 5;

/** The places of the pieces of a word, and where they were last put. */
export interface Pieces {
  readonly places: readonly number[];
  /** Which message that was, and where they begin among its pieces. */
  message: number;
  from: number;
}

/** Makes the pieces of a word, its edges among them: they survive a slip of the keyboard. Shorter ones come first. */
export const createPieces = ({ placeOf }: Places): ((word: string) => Pieces) =>
  remembered((word) => {
    const edged = ` ${word} `;
    const places: number[] = [];
    for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length += 1)
      for (let start = 0; start + length <= edged.length; start += 1)
        places.push(placeOf(featureAt(hash(PIECE, edged.slice(start, start + length)))));
    return { places: places.filter((place) => place >= 0), message: -1, from: 0 };
  });

/** Adds the features of the pieces of all words run together: they survive a space that was lost or set wrongly. */
export function addRunPieces(features: NumberList, { numbers, length }: NumberList): void {
  for (let n = 0; n + RUN_PIECE <= length; n += 1) features.push(featureAt(hashCodes(RUN, numbers, n, n + RUN_PIECE)));
}
