import type { CaseSummary, QueuePage } from '../api/types';

/** A case in the queue, and those of other people that began with nearly the same words and wait behind it. */
export interface Bundle {
  head: CaseSummary;
  others: CaseSummary[];
}

/** However great a flood is, so many parts of it are fetched to find what stands behind it. */
const MOST_PARTS = 20;

/**
 * Fetches part after part until `wanted` bundles are there, or all: fifty copies of one text must not push somebody else's cry
 * off the page.
 */
export async function fetchBundles(
  fetchPart: (cursor?: string) => Promise<QueuePage>,
  wanted: number,
): Promise<QueuePage> {
  let found = await fetchPart();
  for (let part = 1; part < MOST_PARTS && found.nextCursor && bundlesOf(found.items).length < wanted; part += 1) {
    const more = await fetchPart(found.nextCursor);
    found = { ...more, items: [...found.items, ...more.items] };
  }
  return found;
}

/** Parts a list, in its order: waiting cases of one bundle are one; whatever somebody has in hand stands by itself. */
export function bundlesOf(items: readonly CaseSummary[]): Bundle[] {
  const bundles: Bundle[] = [];
  const known = new Map<string, Bundle>();
  for (const item of items) {
    const name = item.status === 'open' ? item.bundle : undefined;
    const found = name === undefined ? undefined : known.get(name);
    if (found) {
      found.others.push(item);
      continue;
    }
    const bundle = { head: item, others: [] };
    bundles.push(bundle);
    if (name !== undefined) known.set(name, bundle);
  }
  return bundles;
}
