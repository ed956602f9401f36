import type { DangerRegister } from '../../knowledge/registers';
import type { Urgency } from '../../knowledge/schema';
import { type Abbreviations, clauses, words } from '../language/tokens';

/** What the patterns found: the places that speak of danger, and whether something speaks against its being now and real. */
export interface DangerSigns {
  /** Among them is one that makes an emergency by itself. */
  clear: boolean;
  signals: string[];
  doubted: boolean;
  /** Somebody speaks of ending their life. */
  selfHarm: boolean;
  /** The writer is the one in danger. */
  firstPerson: boolean;
}

/** Looks for danger clause by clause; reasons against it count wherever they stand in the message. */
export function dangerSigns(text: string, register: DangerRegister, abbreviations: Abbreviations): DangerSigns {
  const parts = clauses(text).map((clause) => words(clause, abbreviations).join(' '));
  const found = (patterns: readonly RegExp[]) =>
    parts.flatMap((part) => patterns.flatMap((pattern) => pattern.exec(part)?.[0] ?? []));
  const clear = found(register.clear);
  const signals = [...clear, ...found(register.signals)];
  const doubted = parts.some((part) => register.argumentsAgainst.some((pattern) => pattern.test(part)));
  const selfHarm = parts.some((part) => register.selfHarm.some((pattern) => pattern.test(part)));
  const firstPerson = found(register.firstPerson).length > 0;
  return { clear: clear.length > 0, signals, doubted, selfHarm, firstPerson };
}

/** The statistical view: probability of each level. */
export type UrgencyView = Record<Urgency, number>;

/**
 * From this probability on, the statistical view makes an emergency or a report; sooner where a sign agrees. Chosen by
 * cross-validation over our own utterances, leaning to the side of alarm.
 */
const THRESHOLDS = { emergency: 0.35, signalled: 0.16, doubted: 0.28, report: 0.4 } as const;

/** Joins both views. Either may raise an alarm; the statistical view can never argue away a clear sign. */
export function judgeUrgency({ clear, signals, doubted }: DangerSigns, view: UrgencyView): Urgency {
  if (clear && !doubted) return 'emergency';
  const bar = !signals.length ? THRESHOLDS.emergency : doubted ? THRESHOLDS.doubted : THRESHOLDS.signalled;
  if (view.emergency >= bar) return 'emergency';
  return view.report + view.emergency >= THRESHOLDS.report ? 'report' : 'none';
}
