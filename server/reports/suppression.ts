import type { Count } from './tally';

/** Fewer than this could be recognised by somebody who knows them. */
export const SMALLEST = 5;

/** A count as it may leave the house: undefined stands for "fewer than {@link SMALLEST}, or hidden so that no other can be worked out". */
export interface Shown {
  key: string;
  count: number | undefined;
}

/**
 * Hides small counts of one breakdown. When whoever knows the sum could work them out, the next smallest is hidden too.
 */
export function suppress(counts: readonly Count[]): Shown[] {
  const hidden = counts.filter(({ count }) => count > 0 && count < SMALLEST);
  if (isTelling(hidden)) hidden.push(...smallestOf(counts.filter((one) => one.count > 0 && !hidden.includes(one))));
  return counts.map((one) => ({ key: one.key, count: hidden.includes(one) ? undefined : one.count }));
}

/** One alone is what is missing from the sum; several are known when their sum leaves no choice: each one, or each the most. */
function isTelling(hidden: readonly Count[]): boolean {
  const sum = hidden.reduce((whole, { count }) => whole + count, 0);
  return hidden.length === 1 || (hidden.length > 0 && [hidden.length, hidden.length * (SMALLEST - 1)].includes(sum));
}

const smallestOf = (counts: readonly Count[]): Count[] => counts.toSorted((a, b) => a.count - b.count).slice(0, 1);

/** One number that stands alone. */
export const suppressOne = (count: number): number | undefined => (count > 0 && count < SMALLEST ? undefined : count);
