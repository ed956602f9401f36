import type { Combination, FlagContent, OfferContent, OfferQuestion } from '../../knowledge/offers';
import type { Flag, Verdict } from './offer';
import { POINTS, TOO_MUCH, combined } from './weigh';

/** An answer to a question of the guided check. */
export type Answer = 'yes' | 'no' | 'unknown';
/** Answers so far, by the question's id. */
export type Answers = Readonly<Record<string, Answer>>;

/** Told in answers, not read in an advert; see combinations.yaml. */
const TOLD = 'told';
/** Nobody answers more. */
const MOST_QUESTIONS = 10;
/** With more "don't know" than this, and nothing against the offer, nothing can be said of it. */
const TOO_UNSURE = 2;
/** Without these nothing is called lawful as told. */
const NEEDED = ['contract-seen', 'no-money-asked'];
const NEEDED_ABROAD = 'licence-checked';

/** What the answers speak for: flags and traits. */
function raisedBy(questions: readonly OfferQuestion[], answers: Answers): Set<string> {
  const raised = questions.flatMap((question) => {
    const answer = answers[question.id];
    return answer === undefined || answer === 'unknown' ? [] : question[answer];
  });
  return new Set([TOLD, ...raised]);
}

/** The next question, or undefined when enough is known. */
export function nextQuestion(
  { questions, flags, combinations }: OfferContent,
  answers: Answers,
): OfferQuestion | undefined {
  const raised = raisedBy(questions, answers);
  if (Object.keys(answers).length >= MOST_QUESTIONS || isDeadly(raised, flags, combinations)) return undefined;
  return questions.find(({ id, when }) => !(id in answers) && when.every((name) => raised.has(name)));
}

function isDeadly(
  raised: ReadonlySet<string>,
  flags: readonly FlagContent[],
  combinations: readonly Combination[],
): boolean {
  return weighed(raised, flags, combinations).some(({ weight }) => weight === 'deadly');
}

function weighed(
  raised: ReadonlySet<string>,
  flags: readonly FlagContent[],
  combinations: readonly Combination[],
): FlagContent[] {
  const known = new Set([...raised, ...combined(combinations, raised)]);
  return flags
    .filter(({ id, place }) => known.has(id) && (place !== 'abroad' || raised.has('abroad')))
    .sort((a, b) => POINTS[b.weight] - POINTS[a.weight]);
}

/** The verdict on what was answered, by the same weights as on an advert. */
export function guidedVerdict(content: OfferContent, answers: Answers): { verdict: Verdict; flags: Flag[] } {
  const raised = raisedBy(content.questions, answers);
  const flags = weighed(raised, content.flags, content.combinations);
  const points = flags.reduce((sum, { weight }) => sum + POINTS[weight], 0);
  return { verdict: verdictOf(raised, points, answers), flags: flags.map(({ id, why }) => ({ id, why })) };
}

function verdictOf(raised: ReadonlySet<string>, points: number, answers: Answers): Verdict {
  if (points >= TOO_MUCH) return 'dangerous';
  if (points > 0) return 'suspicious';
  const needed = raised.has('abroad') ? [...NEEDED, NEEDED_ABROAD] : NEEDED;
  if (needed.every((name) => raised.has(name))) return 'ok';
  const unsure = Object.values(answers).filter((answer) => answer === 'unknown').length;
  return unsure > TOO_UNSURE ? 'unknown' : 'suspicious';
}
