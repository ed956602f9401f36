import type { Case, CaseMute, CaseStore, MuteReason } from '../store/contract/cases';
import { NO_CODE } from './search-terms';

/** Why what somebody writes calls nobody for a while, in the order in which staff are asked. */
export const MUTE_REASONS = [
  'insults',
  'sexual',
  'prank',
  'flood',
  'false-tips',
  'other',
] as const satisfies readonly MuteReason[];

/** How a case ends whose person is muted. */
export const MUTED = 'muted';

/** Longer than this nobody is muted at once: whoever holds the phone today need not hold it next month. */
export const LONGEST_MUTE_MS = 14 * 24 * 3_600_000;

/** The term by which cases are found whose person was muted. */
export const MUTED_TERM = 'muted:yes';

const PAGE = 100;

/** The mute of a case, if it still holds. */
export const muteAt = ({ mute }: Case, now: number): CaseMute | undefined =>
  mute && now < mute.until && mute.endedAt === undefined ? mute : undefined;

/** Cases whose person is muted now, the mute that ends first before the others. */
export async function mutedNow(store: CaseStore, now: number): Promise<(Case & { mute: CaseMute })[]> {
  const found: (Case & { mute: CaseMute })[] = [];
  let cursor: string | undefined;
  do {
    const search = { code: NO_CODE, terms: [MUTED_TERM] };
    const page = await store.list({ search, limit: PAGE, ...(cursor !== undefined && { cursor }) });
    for (const one of page.items) {
      const mute = muteAt(one, now);
      if (mute) found.push({ ...one, mute });
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found.sort((a, b) => a.mute.until - b.mute.until);
}
