/** Sealed bytes that are opened in one go: a thousand long messages must not keep everybody else waiting. */
const PART_BYTES = 262_144;

/** As many items as are opened in one go: one at least. */
export function firstPart<Item extends { sealed: Uint8Array }>(items: readonly Item[]): readonly Item[] {
  let size = 0;
  const end = items.findIndex(({ sealed }, n) => (size += sealed.length) > PART_BYTES && n > 0);
  return end < 0 ? items : items.slice(0, end);
}
