/** A time in which something broke, epoch ms: a process died (a moment), or a wire was cut (until it was whole again). */
export interface Break {
  from: number;
  to: number;
}

/** Something that came, and came again: when it came before, and when again (epoch ms). */
export interface Repeat {
  before: number;
  again: number;
}

/** What was under way when something broke may come so much later, ms. */
const UNDER_WAY_MS = 1_000;

/** The repeats that no break between one coming and the next explains; one break explains one of them. */
export function unexplained(repeats: readonly Repeat[], breaks: readonly Break[]): Repeat[] {
  const left = new Set(breaks);
  return [...repeats]
    .sort((a, b) => a.again - b.again)
    .filter(({ before, again }) => {
      const cause = [...left].find(({ from, to }) => from <= again && to + UNDER_WAY_MS >= before);
      return !cause || !left.delete(cause);
    });
}

/** From the times at which each thing came: when one came again. */
export function repeatsOf(times: readonly number[]): Repeat[] {
  return times.slice(1).map((again, n) => ({ before: times[n] ?? again, again }));
}
