import { INTENTS, type Intent } from '../../knowledge/schema';
import type { Analysis } from './analysis';
import type { Featurise } from './features';
import { type LinearModel, scores, softmax } from './model';

/** Shorter clauses ask nothing by themselves ("được không"). */
const SHORTEST = 4;
/** A message that asks more is a story; its clauses are not questions. */
const MOST = 6;
/**
 * How sure the margins of a message or a clause make us, so that the confidence is as often right as it says. Chosen on the graded
 * messages of test/fixtures: our utterances are harder than what people usually write, and would make us too humble.
 */
export const SHARPNESS = 8;
/** How sure the intent of a clause must be to be worth a button. */
const SURE = 0.6;
/** Families of words by which people ask all begin like this (knowledge/registers/concepts.yaml). */
const ASKING = 'q_';
const isOfAsking = (name: string) => name.startsWith(ASKING);
/** These are answered by themselves or not at all: nobody asks for them beside something else. */
const NEVER_BESIDE: ReadonlySet<Intent> = new Set([
  'greeting',
  'thanks_bye',
  'abuse_spam',
  'out_of_scope',
  'self_in_danger',
  'other_in_danger',
  'missing_contact',
]);

/** What a message asks beside its `first` intent, where several of its clauses are questions; in their order. */
export function alsoAsked(analysis: Analysis, model: LinearModel, featurise: Featurise, first: Intent): Intent[] {
  const wordings = analysis.mentions.filter(({ concepts }) => concepts.some(isOfAsking));
  const questions: Analysis['clauses'] = [];
  for (const clause of analysis.clauses) {
    if (!asks(analysis, wordings, clause)) continue;
    questions.push(clause);
    if (questions.length > MOST) return [];
  }
  if (questions.length < 2) return [];
  const asked = questions.map((clause) => surest(scores(model, featurise(analysis, clause))));
  return [...new Set(asked)].filter((one): one is Intent => one !== undefined && one !== first);
}

function asks(
  { text, words }: Analysis,
  wordings: Analysis['mentions'],
  { from, to }: Analysis['clauses'][number],
): boolean {
  if (to - from < SHORTEST) return false;
  const end = words[to - 1]?.end ?? 0;
  const isMarked = text.slice(end, words[to]?.at).includes('?');
  const isWorded = wordings.some((wording) => wording.from >= from && wording.to <= to);
  return isMarked || isWorded;
}

function surest(margins: Float64Array): Intent | undefined {
  const p = softmax(margins.map((margin) => margin * SHARPNESS));
  const at = p.reduce((best, value, n) => (value > (p[best] ?? 0) ? n : best), 0);
  const intent = INTENTS[at];
  return intent && (p[at] ?? 0) >= SURE && !NEVER_BESIDE.has(intent) ? intent : undefined;
}
