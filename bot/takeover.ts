import { type Handoff, nextHandoff } from './handoff';

/**
 * How long the bot leaves the word to staff who answer outside the console, counted from their last sign there. Nobody
 * tells us that they are done, and a person who writes in the evening must not wait in vain for the morning.
 */
const PATIENCE_MS = 12 * 3_600_000;

/** What of an activity tells who has the word. */
interface Sign {
  /** `standby`: the person wrote while another app holds the thread: that is heard, and cannot be answered. */
  channelData?: unknown;
  timestamp?: Date;
}

/** Whether the platform lets only another app answer this message. */
export function isInStandby({ channelData }: Sign): boolean {
  return Boolean((channelData as { standby?: boolean } | undefined)?.standby);
}

/** Who has the word when a message comes in: standby tells that others do; after a long silence of theirs it is the bot again. */
export function handoffAt(now: Handoff, activity: Sign): Handoff {
  const at = activity.timestamp?.getTime() ?? 0;
  if (isInStandby(activity)) return nextHandoff(now, { type: 'taken-over', at });
  const isOver = now.takenOverAt !== undefined && at - now.takenOverAt > PATIENCE_MS;
  return isOver ? nextHandoff(now, { type: 'given-back' }) : now;
}
