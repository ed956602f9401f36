import type { HandoffStatus } from './handoff';
import type { Talk } from './talk';

/** After so long without a word of theirs the same is news again. */
const STRETCH_MS = 6 * 3_600_000;
const MOST_KEPT = 20;

const newsOf = ({ state, staffName = '' }: HandoffStatus): string => [state, staffName].join(' ').trim();

/**
 * Whether they were told this since they last wrote. Whoever takes a case and gives it back again and again must not make a phone ring
 * each time that somebody else may hold.
 */
export const wasTold = ({ told = [] }: Talk, status: HandoffStatus, now: number): boolean =>
  told.some(({ news, at }) => news === newsOf(status) && now - at < STRETCH_MS);

export function noteTold(talk: Talk, status: HandoffStatus, at: number): void {
  talk.told = [...(talk.told ?? []), { news: newsOf(status), at }].slice(-MOST_KEPT);
}

/** Keeps for their next message what they are not told a second time; nothing, when it is what they know already. */
export function keepForLater(talk: Talk, status: HandoffStatus): void {
  if (talk.told?.at(-1)?.news === newsOf(status)) delete talk.held;
  else talk.held = status;
}
