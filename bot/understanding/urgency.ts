import type { Urgency } from '../../knowledge/schema';
import type { DangerSigns } from './signs';

/** The statistical view: probability of each level. */
export type UrgencyView = Record<Urgency, number>;

/**
 * From these probabilities on a message is an emergency, or at least a report. Chosen by cross-validation over our own
 * utterances, leaning to the side of alarm; `clear` holds where a pattern speaks of danger and nothing against it.
 */
const BARS = { emergency: 0.3, clear: 0.1, atLeastReport: 0.5 } as const;

/** From these on people are at least asked whether somebody is in danger: sooner where a sign of it stands in the message. */
const FAINT = { bare: 0.12, signalled: 0.05 } as const;

/** Joins rules and statistics. Each may raise an alarm; a doubt between two levels goes to the higher one. */
export function judgeUrgency(signs: DangerSigns, view: UrgencyView): Urgency {
  if (view.emergency >= (signs.clear && !signs.doubted ? BARS.clear : BARS.emergency)) return 'emergency';
  return view.emergency + view.report >= BARS.atLeastReport ? 'report' : 'none';
}

/** Whether danger is heard at all, be it by rules or by statistics. */
export function isDangerHeard(signs: DangerSigns, view: UrgencyView): boolean {
  return signs.clear || view.emergency >= (signs.signals.length ? FAINT.signalled : FAINT.bare);
}
