import { areKeysBeside } from './keyboard';

/** How unlikely each kind of slip is (minus the logarithm of its probability in a hurry; chosen on utterances held out). */
const COSTS = { swap: 3.5, doubled: 4, beside: 4.5, missing: 3.8, extra: 6, other: 9 } as const;
/** No slip is likelier. */
export const LEAST_COST = Math.min(...Object.values(COSTS));

/** So many letters in a row are touched by one slip or two. */
export const LONGEST_STRETCH = 3;

/** Letters by which two words differ behind all that they have in common in front and before what they have in common at the end. */
interface Difference {
  start: number;
  here: number;
  there: number;
}

/**
 * How unlikely it is that `known` is written as `written`: what stands between their common beginning and end are one or two
 * slips in a row; Infinity when it takes more.
 */
export function slipCost(written: string, known: string): number {
  const { start, here, there } = differenceOf(written, known);
  if (here + there === 0) return 0;
  if (here > LONGEST_STRETCH || there > LONGEST_STRETCH || Math.abs(here - there) > 2) return Infinity;
  return costFrom(written, start, start + here, known, start + there);
}

/** How many letters more differ when accents count: an accent that stands on the wrong letter, or is another one. */
export function accentsAmiss(written: string, form: string, folded: string, known: string): number {
  const [accented, plain] = [differenceOf(written, form), differenceOf(folded, known)];
  return Math.max(Math.max(accented.here, accented.there) - Math.max(plain.here, plain.there), 0);
}

function differenceOf(written: string, known: string): Difference {
  let start = 0;
  const shorter = Math.min(written.length, known.length);
  while (start < shorter && written.charCodeAt(start) === known.charCodeAt(start)) start += 1;
  let [end, knownEnd] = [written.length, known.length];
  while (end > start && knownEnd > start && written.charCodeAt(end - 1) === known.charCodeAt(knownEnd - 1))
    [end, knownEnd] = [end - 1, knownEnd - 1];
  return { start, here: end - start, there: knownEnd - start };
}

/**
 * The cheapest way to write the one stretch for the other; both begin at `start`. What the rest costs is worked out from the last
 * letter that was written to the first, in a row for each (Damerau and Levenshtein's table).
 */
function costFrom(written: string, start: number, end: number, known: string, knownEnd: number): number {
  const length = knownEnd - start;
  let next: number[] = [];
  for (let n = 0; n <= length; n += 1) next.push(COSTS.missing * (length - n));
  let afterNext = next;
  for (let at = end - 1; at >= start; at -= 1) {
    const row = next.slice();
    row[length] = addedCost(written, at) + (next[length] ?? 0);
    for (let n = length - 1; n >= 0; n -= 1) row[n] = cheapest(at, n, row[n + 1] ?? 0, next, afterNext);
    [next, afterNext] = [row, next];
  }
  return next[0] ?? 0;

  function cheapest(at: number, n: number, missed: number, next: readonly number[], afterNext: readonly number[]) {
    const [here, there] = [written.charCodeAt(at), known.charCodeAt(start + n)];
    const onward = next[n + 1] ?? 0;
    if (here === there) return onward;
    let best = changeCost(here, there) + onward;
    best = Math.min(best, addedCost(written, at) + (next[n] ?? 0), COSTS.missing + missed);
    const isSwap =
      n + 1 < length &&
      at + 1 < end &&
      here === known.charCodeAt(start + n + 1) &&
      written.charCodeAt(at + 1) === there;
    return isSwap ? Math.min(best, COSTS.swap + (afterNext[n + 2] ?? 0)) : best;
  }
}

const changeCost = (here: number, there: number) => (areKeysBeside(here, there) ? COSTS.beside : COSTS.other);

/** A letter too many. */
function addedCost(written: string, at: number): number {
  const letter = written.charCodeAt(at);
  const isDoubled = letter === written.charCodeAt(at - 1) || letter === written.charCodeAt(at + 1);
  return isDoubled ? COSTS.doubled : COSTS.extra;
}
