import { SILENCE_MS } from '../bot/safety';

/** One stretch in which a person answers questions without a long break: who sits there is the same all the while. */
export interface Sitting {
  /** Epoch ms of their last answer. */
  at: number;
  /** The questions answered in it. */
  answered: string[];
}

/**
 * The sitting at `now` (epoch ms): after a long silence it is another, since somebody else may hold the phone now. What was told
 * before stays with staff, and is not read back.
 */
export function sittingAt({ at, answered }: Sitting = { at: 0, answered: [] }, now: number): Sitting {
  return { at: now, answered: now - at < SILENCE_MS ? answered : [] };
}
