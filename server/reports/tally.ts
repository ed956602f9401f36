/** How often something occurred. */
export interface Count {
  key: string;
  count: number;
}

/** Counts keys, the most frequent first, then by name. */
export function tally(keys: Iterable<string>): Count[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** The middle and the ninth decile of some durations, in whole seconds; absent when there are none. */
export interface Durations {
  count: number;
  median?: number;
  p90?: number;
}

/** Of durations in ms. The value at a share is the smallest one that at least this share does not exceed (nearest rank). */
export function durationsOf(milliseconds: readonly number[]): Durations {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  const [median, p90] = [at(0.5), at(0.9)];
  if (median === undefined || p90 === undefined) return { count: 0 };
  return { count: sorted.length, median: Math.round(median / 1_000), p90: Math.round(p90 / 1_000) };
}
