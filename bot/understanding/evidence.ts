import type { ConceptRegister } from '../../knowledge/registers';
import { INTENTS, URGENCIES } from '../../knowledge/schema';
import type { Analysis } from './analysis';
import type { Featurise } from './features';
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

/** Looks at a message through both linear models; `whole` are its features where they are known. */
export function viewsOf(
  analysis: Analysis,
  { intent, urgency }: { intent: LinearModel; urgency: LinearModel },
  featurise: Featurise,
  whole = featurise(analysis),
): Views {
  const margins = scores(urgency, whole);
  const clause = { emergency: margins[0] ?? LOWEST, report: margins[1] ?? LOWEST };
  for (const part of tellingClauses(analysis)) {
    const [emergency = LOWEST, report = LOWEST] = scores(urgency, featurise(analysis, part));
    clause.emergency = Math.max(clause.emergency, emergency);
    clause.report = Math.max(clause.report, report);
  }
  return { intents: scores(intent, whole), urgency: margins, clause };
}

/** The longest clauses, where there are several. */
function tellingClauses({ clauses }: Analysis): Analysis['clauses'] {
  if (clauses.length < 2) return [];
  const telling = clauses.filter(({ from, to }) => to - from >= SHORTEST_CLAUSE);
  if (telling.length <= MOST_CLAUSES) return telling;
  return telling.sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, MOST_CLAUSES);
}

/** Puts all that is known of a message into one list of numbers. */
export function evidenceOf(
  analysis: Analysis,
  views: Views,
  signs: DangerSigns,
  conceptPlaces: ReadonlyMap<string, number>,
): Evidence {
  const { intents, urgency, clause } = views;
  const parts = [
    [1],
    urgency,
    [clause.emergency, clause.report],
    intents.map((margin) => Math.max(margin, LOWEST)),
    softmax(intents.map((margin) => margin * SHARPNESS)),
    signNumbers(signs),
    [analysis.text.includes('?') ? 1 : 0, Math.log(analysis.words.length + 1) / 5],
  ];
  const before = parts.reduce((sum, { length }) => sum + length, 0);
  const evidence = new Float64Array(before + conceptPlaces.size);
  let at = 0;
  for (const part of parts) {
    evidence.set(part, at);
    at += part.length;
  }
  for (const { concepts } of analysis.mentions) {
    for (const concept of concepts) {
      const place = conceptPlaces.get(concept);
      if (place !== undefined) evidence[before + place] = 1;
    }
  }
  return evidence;
}

function signNumbers({ clear, signals, doubted, selfHarm, firstPerson }: DangerSigns): number[] {
  const flags = [doubted, selfHarm, firstPerson, clear && !doubted, clear && doubted];
  return [Number(clear), Math.min(signals.length, 3) / 3, ...flags.map(Number)];
}
