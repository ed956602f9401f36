/** What a set of samples looks like. Tails are left out where there are too few samples to have one. */
export interface Stats {
  samples: number;
  min: number;
  median: number;
  p95: number | null;
  p99: number | null;
}

/** One line of the results: a measured thing beside its floor, the least that could do the same work. */
export interface Figure {
  name: string;
  unit: string;
  measured: Stats;
  floor?: { what: string } & Stats;
  /** Median over the floor's median: above 1 is slower or larger, or for a rate (`/s`) faster. */
  ratio?: number;
}

interface Floor {
  what: string;
  samples: readonly number[];
}

/** With fewer samples than this the 95th percentile would only be another name for the largest one. */
const ENOUGH_FOR_P95 = 20;
const ENOUGH_FOR_P99 = 100;

/** Sums samples up; percentiles are samples that really occurred (nearest rank). */
export function statsOf(samples: readonly number[]): Stats {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? NaN;
  return {
    samples: sorted.length,
    min: at(0),
    median: at(0.5),
    p95: sorted.length >= ENOUGH_FOR_P95 ? at(0.95) : null,
    p99: sorted.length >= ENOUGH_FOR_P99 ? at(0.99) : null,
  };
}

/** Makes a figure of samples, and of its floor's when there is one. */
export function figure(name: string, unit: string, samples: readonly number[], floor?: Floor): Figure {
  const measured = statsOf(samples);
  if (!floor) return { name, unit, measured };
  const least = statsOf(floor.samples);
  return { name, unit, measured, floor: { what: floor.what, ...least }, ratio: measured.median / least.median };
}
