/** Something unread: its place in the conversation, and when it came in (epoch ms). */
interface Unread {
  seq: number;
  receivedAt: number;
}

/** The place of what had to wait, and the places of those that move up for it. */
export interface Placing<Item> {
  seq: number;
  moved: { item: Item; seq: number }[];
}

/**
 * Where what had to wait before it could be stored goes among the unread, which are in their order: behind the last one that
 * came in before it. `next` is the first place that is free. While a worker has the first one `inHand`, that one stays where it is.
 */
export function placeByTime<Item extends Unread>(
  unread: readonly Item[],
  { receivedAt, next, inHand }: { receivedAt: number; next: number; inHand: boolean },
): Placing<Item> {
  const behind = unread.findLastIndex((item) => item.receivedAt <= receivedAt) + 1;
  const later = unread.slice(Math.max(behind, inHand ? 1 : 0));
  const places = [...later.map(({ seq }) => seq), next];
  return {
    seq: places[0] ?? next,
    moved: later.map((item, n) => ({ item, seq: places[n + 1] ?? next })),
  };
}
