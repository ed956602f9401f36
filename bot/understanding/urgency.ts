import type { Urgency } from '../../knowledge/schema';
import type { DangerSigns } from './signs';

/** The statistical view: probability of each level. */
export type UrgencyView = Record<Urgency, number>;

/**
 * From these probabilities on a message is an emergency, or at least a report; `clear` holds where a pattern speaks of danger
 * and nothing against it. An alarm too many costs staff a minute, one too few a life, so they lean to the side of alarm; yet
 * below 0.25 stand also plain names and number plates, and from `FAINT` on people are asked about danger anyway.
 */
const BARS = { emergency: 0.25, clear: 0.1, atLeastReport: 0.5 } as const;

/** From these on people are at least asked whether somebody is in danger: sooner where a sign of it stands in the message. */
const FAINT = { bare: 0.12, signalled: 0.05 } as const;

/** Joins rules and statistics. Each may raise an alarm; a doubt between two levels goes to the higher one. */
export function judgeUrgency(signs: DangerSigns, view: UrgencyView): Urgency {
  if (view.emergency >= (signs.clear && !signs.doubted ? BARS.clear : BARS.emergency)) return 'emergency';
  return view.emergency + view.report >= BARS.atLeastReport ? 'report' : 'none';
}

/** Whether danger is heard at all, be it by rules or by statistics: either net is enough to ask about it. */
export function isDangerHeard(signs: DangerSigns, view: UrgencyView): boolean {
  const isSignalled = signs.signals.length > 0 && !signs.doubted;
  return signs.clear || isSignalled || view.emergency >= (signs.signals.length ? FAINT.signalled : FAINT.bare);
}
