import type { ConceptRegister } from '../../knowledge/registers';
import { INTENTS, URGENCIES } from '../../knowledge/schema';
import type { Analysis } from './analysis';
import type { Featurise, Features } from './features';
import { type LinearModel, scores, softmax } from './model';
import type { DangerSigns } from './signs';

/** What the judge of urgency weighs: one number for each of {@link evidenceNames}. */
export type Evidence = Float64Array;

/** How sharply the margins of the intents are read; only their order and distance matter to the judge. */
const SHARPNESS = 3;
/** A margin below this says only "surely not". */
const LOWEST = -1.5;
/** A message of more clauses is read by the longest of them: bounded time. */
const MOST_CLAUSES = 24;
/** Clauses shorter than this say nothing by themselves. */
const SHORTEST_CLAUSE = 2;
const SIGNS = ['clear', 'signals', 'doubted', 'selfHarm', 'firstPerson', 'clear, not doubted', 'clear, doubted'];

/** Where the evidence of each family of the register stands. */
export function conceptPlaces(register: ConceptRegister): ReadonlyMap<string, number> {
  return new Map(Array.from(register.keys(), (concept, n) => [concept, n]));
}

/** The names of all evidence, for looking inside; `concepts` are the families of the register in its order. */
export function evidenceNames(concepts: readonly string[]): string[] {
  return [
    'bias',
    ...URGENCIES.map((urgency) => `urgency: ${urgency}`),
    ...['emergency', 'report'].map((urgency) => `most urgent clause: ${urgency}`),
    ...INTENTS.map((intent) => `intent: ${intent}`),
    ...INTENTS.map((intent) => `likeliest intent: ${intent}`),
    ...SIGNS.map((sign) => `sign: ${sign}`),
    'question mark',
    'length',
    ...concepts.map((concept) => `words of: ${concept}`),
  ];
}

/** The linear views of a message: margins of the intents and of the levels of urgency, and of its most urgent clause. */
export interface Views {
  intents: Float64Array;
  urgency: Float64Array;
  clause: { emergency: number; report: number };
}

/** Looks at a message through both linear models. */
export function viewsOf(
  analysis: Analysis,
  { intent, urgency }: { intent: LinearModel; urgency: LinearModel },
  featurise: Featurise,
): Views {
  const whole = featurise(analysis);
  const margins = scores(urgency, whole);
  const parts = clauseFeatures(analysis, featurise).map((features) => scores(urgency, features));
  const most = (level: number) => Math.max(...[margins, ...parts].map((margin) => margin[level] ?? LOWEST));
  return { intents: scores(intent, whole), urgency: margins, clause: { emergency: most(0), report: most(1) } };
}

function clauseFeatures(analysis: Analysis, featurise: Featurise): Features[] {
  if (analysis.clauses.length < 2) return [];
  return analysis.clauses
    .filter(({ from, to }) => to - from >= SHORTEST_CLAUSE)
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, MOST_CLAUSES)
    .map((clause) => featurise(analysis, clause));
}

/** Puts all that is known of a message into one list of numbers. */
export function evidenceOf(
  analysis: Analysis,
  views: Views,
  signs: DangerSigns,
  conceptPlaces: ReadonlyMap<string, number>,
): Evidence {
  const families = new Float64Array(conceptPlaces.size);
  for (const { concepts } of analysis.mentions)
    for (const concept of concepts) families[conceptPlaces.get(concept) ?? -1] = 1;
  return Float64Array.from([
    1,
    ...views.urgency,
    views.clause.emergency,
    views.clause.report,
    ...views.intents.map((margin) => Math.max(margin, LOWEST)),
    ...softmax(views.intents.map((margin) => margin * SHARPNESS)),
    ...signNumbers(signs),
    analysis.text.includes('?') ? 1 : 0,
    Math.log(analysis.words.length + 1) / 5,
    ...families,
  ]);
}

function signNumbers({ clear, signals, doubted, selfHarm, firstPerson }: DangerSigns): number[] {
  const flags = [doubted, selfHarm, firstPerson, clear && !doubted, clear && doubted];
  return [Number(clear), Math.min(signals.length, 3) / 3, ...flags.map(Number)];
}
