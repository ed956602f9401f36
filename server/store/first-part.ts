/** Sealed bytes that are opened in one go: a thousand long messages must not keep everybody else waiting. */
const PART_BYTES = 262_144;

/** As many items as are opened in one go, one at least; `sealed` gives what is sealed of one. */
export function firstPart<Item>(items: readonly Item[], sealed: (item: Item) => Uint8Array): readonly Item[] {
  let size = 0;
  const end = items.findIndex((item, n) => (size += sealed(item).length) > PART_BYTES && n > 0);
  return end < 0 ? items : items.slice(0, end);
}
