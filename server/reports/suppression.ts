import type { Count } from './tally';

/** Fewer than this could be recognised by somebody who knows them. */
export const SMALLEST = 5;

/** A count as it may leave the house: undefined stands for "fewer than {@link SMALLEST}, or hidden so that no other can be worked out". */
export interface Shown {
  key: string;
  count: number | undefined;
}

/**
 * Hides small counts of one breakdown. When just one would be hidden, anybody who knows the sum could work it out: then
 * the next smallest is hidden too.
 */
export function suppress(counts: readonly Count[]): Shown[] {
  const small = counts.filter(({ count }) => count > 0 && count < SMALLEST);
  const hidden = new Set(small.map(({ key }) => key));
  if (small.length === 1) {
    const others = counts.filter(({ key, count }) => count > 0 && !hidden.has(key));
    const next = others.reduce<Count | undefined>(
      (least, one) => (!least || one.count < least.count ? one : least),
      undefined,
    );
    if (next) hidden.add(next.key);
  }
  return counts.map(({ key, count }) => ({ key, count: hidden.has(key) ? undefined : count }));
}

/** One number that stands alone. */
export const suppressOne = (count: number): number | undefined => (count > 0 && count < SMALLEST ? undefined : count);
