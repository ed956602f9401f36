import { timeOfDay } from './vietnam-time';

/** Whether a person may be written to, as they or staff have said (domain §6, P07). */
export const SAFETY_STATES = ['safe', 'unsure', 'unsafe', 'hours'] as const;
export type SafetyState = (typeof SAFETY_STATES)[number];

/** A stretch of every day in which they may be written to: `HH:MM` in Vietnam; it may reach over midnight. */
export interface Hours {
  from: string;
  to: string;
}

export interface Safety {
  state: SafetyState;
  /** With the state `hours`: nothing is sent outside them. */
  hours?: Hours[];
  /** A word of the person's own: typed alone it makes the chat harmless, and typed again it opens it. */
  codeWord?: string;
}

/** What must be known of a person before something is sent to them. */
export interface Reachable {
  /** Somebody is in danger: whoever holds the phone may be the one who does harm. */
  inDanger: boolean;
  safety: Safety;
  /** Epoch ms of their last message. */
  heardAt: number;
}

/** Why nothing should be sent now. */
export type Caution = 'unsafe' | 'outside-hours' | 'silence';

/** After so long without a word from somebody in danger nobody can know who holds the phone. */
export const SILENCE_MS = 15 * 60_000;

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** Either why nothing should be sent to the person at `now`, or until when (epoch ms) something may be. */
export function mayWrite(person: Reachable, now: number): { caution: Caution } | { until: number } {
  const { state, hours = [] } = person.safety;
  if (state === 'unsafe') return { caution: 'unsafe' };
  if (state === 'hours') return within(hours, now) ?? { caution: 'outside-hours' };
  if (!person.inDanger) return { until: Infinity };
  const until = person.heardAt + SILENCE_MS;
  return now < until ? { until } : { caution: 'silence' };
}

/** Until when the agreed stretch lasts in which `now` lies; undefined outside all of them. */
function within(hours: readonly Hours[], now: number): { until: number } | undefined {
  const minute = Math.floor(timeOfDay(now) / MINUTE_MS);
  const left = hours.map(({ from, to }) => {
    const length = (minuteOf(to) - minuteOf(from) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
    return length - ((minute - minuteOf(from) + DAY_MINUTES) % DAY_MINUTES);
  });
  const longest = Math.max(0, ...left);
  return longest > 0 ? { until: (Math.floor(now / MINUTE_MS) + longest) * MINUTE_MS } : undefined;
}

function minuteOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}
