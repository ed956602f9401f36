/** Code that has run seldom is slower than that of a server in use: so long work is repeated before it counts, ms. */
const WARM_UP_MS = 1_500;
/** Whole rounds over the items, until there are so many samples: ten of them lie above the 99th percentile. */
const ENOUGH = 1_000;

/** Milliseconds that work takes on each of the items in turn, in a program that is warm; `before` is done before each and not counted. */
export function timesOf<T>(
  items: readonly T[],
  work: (item: T) => unknown,
  before: (item: T) => unknown = () => undefined,
): number[] {
  const once = (item: T) => {
    before(item);
    return timeOf(() => work(item));
  };
  const end = performance.now() + WARM_UP_MS;
  do for (const item of items) once(item);
  while (performance.now() < end);
  const times: number[] = [];
  while (times.length < ENOUGH) for (const item of items) times.push(once(item));
  return times;
}

/** Milliseconds that work takes once. */
export function timeOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
