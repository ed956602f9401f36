import type { CaseSummary } from '../api/types';

/** A case in the queue, and those of other people that began with nearly the same words and wait behind it. */
export interface Bundle {
  head: CaseSummary;
  others: CaseSummary[];
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
