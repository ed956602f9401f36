import type { DangerRegister } from '../../knowledge/registers';
import type { Urgency } from '../../knowledge/schema';
import { type Abbreviations, clauses, words } from '../language/tokens';

/** What the patterns found: the places that speak of danger, and whether something speaks against its being now and real. */
export interface DangerSigns {
  signals: string[];
  doubted: boolean;
  /** Somebody speaks of ending their life. */
  selfHarm: boolean;
}

/** Looks for danger clause by clause; reasons against it count wherever they stand in the message. */
export function dangerSigns(text: string, register: DangerRegister, abbreviations: Abbreviations): DangerSigns {
  const parts = clauses(text).map((clause) => words(clause, abbreviations).join(' '));
  const signals = parts.flatMap((part) => register.signals.flatMap((pattern) => pattern.exec(part)?.[0] ?? []));
  const doubted = parts.some((part) => register.argumentsAgainst.some((pattern) => pattern.test(part)));
  const selfHarm = parts.some((part) => register.selfHarm.some((pattern) => pattern.test(part)));
  return { signals, doubted, selfHarm };
}

/** The statistical view: probability of each level. */
export type UrgencyView = Record<Urgency, number>;

/**
 * From this probability on, the statistical view alone makes an emergency or a report; lower where a pattern agrees but
 * something speaks against it. Chosen by cross-validation over our own utterances, leaning to the side of alarm.
 */
const THRESHOLDS = { emergency: 0.42, doubtedEmergency: 0.25, report: 0.4 } as const;

/** Joins both views. Either may raise an alarm; the classifier can never argue away a clear sign. */
export function judgeUrgency({ signals, doubted }: DangerSigns, view: UrgencyView): Urgency {
  if (signals.length && !doubted) return 'emergency';
  if (view.emergency >= (signals.length ? THRESHOLDS.doubtedEmergency : THRESHOLDS.emergency)) return 'emergency';
  return view.report + view.emergency >= THRESHOLDS.report ? 'report' : 'none';
}
