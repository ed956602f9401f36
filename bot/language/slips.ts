import { keysBeside } from './keyboard';

/** How unlikely each kind of slip is (minus the logarithm of its probability in a hurry; chosen on utterances held out). */
const COSTS = { swap: 3.5, doubled: 4, beside: 4.5, missing: 3.8, extra: 6, other: 9 } as const;

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
  if (here > 3 || there > 3 || Math.abs(here - there) > 2) return Infinity;
  return costFrom(written, start, start + here, known, start, start + there);
}

/** How many letters more differ when accents count: an accent that stands on the wrong letter, or is another one. */
export function accentsAmiss(written: string, form: string, folded: string, known: string): number {
  const [accented, plain] = [differenceOf(written, form), differenceOf(folded, known)];
  return Math.max(Math.max(accented.here, accented.there) - Math.max(plain.here, plain.there), 0);
}

function differenceOf(written: string, known: string): Difference {
  let start = 0;
  while (start < written.length && written[start] === known[start]) start += 1;
  let [end, knownEnd] = [written.length, known.length];
  while (end > start && knownEnd > start && written[end - 1] === known[knownEnd - 1])
    [end, knownEnd] = [end - 1, knownEnd - 1];
  return { start, here: end - start, there: knownEnd - start };
}

/** The cheapest way to write the one stretch for the other, letter by letter from their beginnings. */
function costFrom(written: string, at: number, end: number, known: string, knownAt: number, knownEnd: number): number {
  while (at < end && knownAt < knownEnd && written[at] === known[knownAt]) [at, knownAt] = [at + 1, knownAt + 1];
  if (knownAt === knownEnd) return addedCost(written, at, end);
  if (at === end) return COSTS.missing * (knownEnd - knownAt);
  let best = changeCost(written[at], known[knownAt]) + costFrom(written, at + 1, end, known, knownAt + 1, knownEnd);
  best = Math.min(best, addedCost(written, at, at + 1) + costFrom(written, at + 1, end, known, knownAt, knownEnd));
  best = Math.min(best, COSTS.missing + costFrom(written, at, end, known, knownAt + 1, knownEnd));
  const isSwap = written[at] === known[knownAt + 1] && written[at + 1] === known[knownAt] && at + 1 < end;
  if (!isSwap || knownAt + 1 >= knownEnd) return best;
  return Math.min(best, COSTS.swap + costFrom(written, at + 2, end, known, knownAt + 2, knownEnd));
}

const changeCost = (here = '', there = '') => (keysBeside(there).includes(here) ? COSTS.beside : COSTS.other);

function addedCost(written: string, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1)
    sum += written[at] === written[at - 1] || written[at] === written[at + 1] ? COSTS.doubled : COSTS.extra;
  return sum;
}
