import type { Intent, Urgency } from '../../knowledge/schema';
import type { Analysis } from './analysis';
import type { DangerSigns } from './signs';

/** The statistical view: probability of each level. */
export type UrgencyView = Record<Urgency, number>;

/**
 * From these probabilities on a message is an emergency, or at least a report; `clear` holds where a pattern speaks of danger
 * and nothing against it, `plea` where a sign of danger stands and the topic surely is somebody's danger or the writer speaks of
 * themselves, `elsewhere` (and for a report `reportedElsewhere`) where nothing of it is ours, as a parcel of rags, `hurried` where
 * every eighth word is full of slips and no view can be sure. An alarm too many costs staff a minute, one too few a life, so they
 * lean to the side of alarm; yet below them stand also plain names and number plates, and from `FAINT` on people are asked about
 * danger anyway. Chosen on the graded messages and on the development set.
 */
const BARS = {
  emergency: 0.25,
  elsewhere: 0.5,
  reportedElsewhere: 0.8,
  hurried: 0.16,
  clear: 0.03,
  plea: 0.1,
  atLeastReport: 0.42,
  forStaff: 0.3,
  toCheck: 0.6,
} as const;

/** Whoever surely writes of one of these wants staff to act, in however few words: the bar `forStaff` holds for a report. */
const FOR_STAFF: ReadonlySet<Intent> = new Set(['missing_contact', 'report_tip']);
/** Whoever surely wants an offer checked wants its verdict, not to report it: the bar `toCheck` holds for a report. */
const TO_CHECK: ReadonlySet<Intent> = new Set(['offer_check', 'check_company']);
/** So sure the intent must be for that. */
const SURE = 0.8;
/** So surely none of our business, and without a sign of danger, a message must be nearer to an alarm ("thời tiết Hà Nội hôm nay"). */
const SURELY_ELSEWHERE = 0.95;

/** From this share of words with slips on a message was written in a hurry. */
const HURRIED = 1 / 8;

/** From these on people are at least asked whether somebody is in danger: sooner where a sign of it stands in the message. */
const FAINT = { bare: 0.055, signalled: 0.05 } as const;

/** Whether a message is so full of slips that its words are half guessed. */
export const isHurried = ({ words }: Analysis): boolean =>
  words.filter(({ respelt }) => respelt === 'slip').length > HURRIED * words.length;

/** A figure or two and nothing else, as who picks a line of ours writes them: statistics make of them what they like. */
const FIGURE = /^\d{1,2}$/;
export const isFigure = ({ words }: Analysis): boolean => words.length === 1 && FIGURE.test(words[0]?.word ?? '');

/** The family of words for such places and for the work there (knowledge/registers/concepts.yaml). */
const COMPOUND = 'scam_compound';
/** Whether a message names a place where people are held to run scams, or the work by which they are lured there. */
export const namesCompound = ({ mentions }: Analysis): boolean =>
  mentions.some(({ concepts }) => concepts.includes(COMPOUND));

/** What is known of a message beside its danger. */
interface Circumstances {
  hurried: boolean;
  figure: boolean;
  /** {@link namesCompound} */
  atCompound: boolean;
  intent: Intent;
  /** Of the intent; 0 to 1. */
  confidence: number;
}

/** Joins rules and statistics. Each may raise an alarm; a doubt between two levels goes to the higher one. */
export function judgeUrgency(signs: DangerSigns, view: UrgencyView, message: Circumstances): Urgency {
  if (message.figure) return 'none';
  if (signs.cry || signs.wantsToDie) return 'emergency';
  // "Does mother know that I write here" is asked by whoever hides nothing as well; the question about danger stands beside the answer.
  if (signs.onlyAsks && !signs.clear && !signs.firstPerson) return 'none';
  if (view.emergency >= emergencyBar(signs, message)) return 'emergency';
  return view.emergency + view.report >= reportBar(signs, message) ? 'report' : 'none';
}

/** Whoever surely writes of one of these cries for help, in however few words: the bar `plea` holds. */
const IN_DANGER: ReadonlySet<Intent> = new Set(['self_in_danger', 'other_in_danger']);
const isPlea = ({ intent, confidence }: Circumstances): boolean => IN_DANGER.has(intent) && confidence >= SURE;

function emergencyBar({ clear, doubted, signals, firstPerson }: DangerSigns, message: Circumstances): number {
  // Whoever plainly says that they are held is believed, whatever they ask with it ("nhốt em, hợp đồng ghi vậy có đúng không").
  if (clear && firstPerson && !doubted && !isOutside(message)) return 0;
  // What is plainly told from where scams are run is believed, whoever tells it: what people there ask ("mail nào") sounds like anything.
  if (clear && !doubted && message.atCompound) return 0;
  if (clear && !doubted) return BARS.clear;
  if (signals.length && !doubted && (firstPerson || isPlea(message))) return BARS.plea;
  if (message.hurried) return BARS.hurried;
  return isElsewhere(signals, message) ? BARS.elsewhere : BARS.emergency;
}

function reportBar({ doubted, signals }: DangerSigns, message: Circumstances): number {
  const isSure = message.confidence >= SURE;
  if (isSure && FOR_STAFF.has(message.intent) && !doubted) return BARS.forStaff;
  if (isSure && TO_CHECK.has(message.intent) && !signals.length) return BARS.toCheck;
  return isElsewhere(signals, message) ? BARS.reportedElsewhere : BARS.atLeastReport;
}

const isOutside = ({ intent, confidence }: Circumstances): boolean => intent === 'out_of_scope' && confidence >= SURE;
const isElsewhere = (signals: readonly string[], { intent, confidence }: Circumstances): boolean =>
  intent === 'out_of_scope' && confidence >= SURELY_ELSEWHERE && !signals.length;

/** Whether danger is heard at all, be it by rules or by statistics: either net is enough to ask about it. */
export function isDangerHeard(signs: DangerSigns, view: UrgencyView): boolean {
  const isSignalled = signs.signals.length > 0 && !signs.doubted;
  return (
    signs.clear ||
    signs.wantsToDie ||
    isSignalled ||
    view.emergency >= (signs.signals.length ? FAINT.signalled : FAINT.bare)
  );
}
