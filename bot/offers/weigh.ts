import type { Combination, FlagWeight } from '../../knowledge/offers';

/** What a flag counts. */
export const POINTS: Record<FlagWeight, number> = { deadly: 100, strong: 2, weak: 1, trait: 0 };
/** From so many points on an offer is dangerous: only a deadly flag has them. Many doubts about money alone stay doubts: "check before you pay". */
export const TOO_MUCH = 100;

/** Flags that follow from what is known together. */
export function combined(combinations: readonly Combination[], known: ReadonlySet<string>): string[] {
  return combinations.filter((combination) => holds(combination, known)).map(({ flag }) => flag);
}

/** Whether all parts of a combination, and enough of its others, are known. */
export function holds({ all, some, least, none }: Combination, known: ReadonlySet<string>): boolean {
  if (!all.every((name) => known.has(name)) || none.some((name) => known.has(name))) return false;
  return !some.length || some.filter((name) => known.has(name)).length >= least;
}
