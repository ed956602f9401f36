import type { Intent } from '../../knowledge/schema';
import type { Candidate } from './candidate';
import { SHARPNESS } from './several';
import type { DangerSigns } from './signs';

const IN_DANGER: readonly Intent[] = ['self_in_danger', 'other_in_danger', 'missing_contact'];
/** Whoever asks for a number or a person in an emergency asks for help: none of these is a topic of its own then. */
const ASKING_FOR_HELP: ReadonlySet<Intent> = new Set(['hotline_contact', 'embassy_contact', 'talk_to_human']);
/** How much the way in which it is told counts beside the words that are used; chosen on messages of other hands, as the next. */
const TELLING = 3 * SHARPNESS;
/** What it counts for that a pattern says so ("bọn em bị giữ", "cứu bạn em với"). */
const PLAIN = 0.1;

/** From this likelihood of an emergency on, danger comes before any topic: nobody in it asks about the law first. */
const SURE = 0.6;

/** What else is known of an emergency. */
export interface Told extends Pick<DangerSigns, 'cry' | 'firstPerson' | 'forAnother'> {
  /** How likely it is one, by all the evidence; 0 to 1. */
  emergency: number;
  /** How far it is told as the writer's own danger, above 0, or as somebody else's, below it (`whose-danger.ts`). */
  own: number;
}

/**
 * In an emergency the best of the intents that speak of danger is preferred to a topic that is hardly likelier, and to any topic
 * where the emergency is sure or the message a bare cry; each stays as likely as it was, so that what is told of can be answered,
 * too. The likeliest come first.
 */
export function dangerFirst(byLikelihood: readonly Candidate[], told: Told): Candidate[] {
  const candidates = toldOf(byLikelihood, told);
  const [first] = candidates;
  const danger = candidates.find(({ intent }) => IN_DANGER.includes(intent));
  if (!first || !danger || first === danger) return candidates;
  const hasTopic = !told.cry && told.emergency < SURE && !ASKING_FOR_HELP.has(first.intent);
  if (hasTopic && danger.probability < first.probability / 3) return candidates;
  return [danger, ...candidates.filter((candidate) => candidate !== danger)];
}

/** Shares what the two have together anew, by how it is told. */
function toldOf(candidates: readonly Candidate[], { own, firstPerson, forAnother }: Told): Candidate[] {
  const probabilityOf = (sought: Intent) => candidates.find(({ intent }) => intent === sought)?.probability ?? 0;
  const [self, other] = [probabilityOf('self_in_danger'), probabilityOf('other_in_danger')];
  const telling = (own + PLAIN * (Number(firstPerson) - Number(forAnother))) * TELLING;
  const [heavierSelf, heavierOther] = [self * Math.exp(telling / 2), other * Math.exp(-telling / 2)];
  const scale = (self + other) / (heavierSelf + heavierOther || 1);
  const anew: Partial<Record<Intent, number>> = {
    self_in_danger: heavierSelf * scale,
    other_in_danger: heavierOther * scale,
  };
  return candidates
    .map(({ intent, probability }) => ({ intent, probability: anew[intent] ?? probability }))
    .sort((a, b) => b.probability - a.probability);
}
