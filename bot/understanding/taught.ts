import type { KnownQuestion } from '../../knowledge/known-questions';
import type { DangerRegister } from '../../knowledge/registers';
import { INTENTS } from '../../knowledge/schema';
import { FNV_START, hash } from '../language/fnv';
import { fold } from '../language/normalise';
import type { Analyse } from './analysis';
import type { Features, Featurise } from './features';
import { createDangerFinder } from './signs';
import type { Example } from './train';

/** What a copy with slips counts beside the original. */
const COPY_WEIGHT = 0.5;
/** What a known question counts beside an utterance: it is there to find its article, and its label is that of the article. */
const QUESTION_WEIGHT = 0.15;

/** Lies between the lots of a text's copies. */
const LOTS_APART = 100_003;

/** A text that teaches a label: as it stands, then its copies with slips of the keyboard. */
export interface Taught extends Pick<Example, 'label' | 'weight' | 'alsoRight' | 'lot'> {
  features: readonly Features[];
}

/** As examples; `most` says how many of each text there are, with the text itself. */
export function examplesOf(taught: readonly Taught[], most: number): Example[] {
  const examples: Example[] = [];
  for (const { features, weight, lot, ...labels } of taught) {
    const first = examples.length;
    features
      .slice(0, most)
      .forEach((one, copy) =>
        examples.push(
          copy
            ? { features: one, weight: weight * COPY_WEIGHT, ...labels, ...lotOf(lot, copy), copyOf: first }
            : { features: one, weight, ...labels, ...lotOf(lot, copy) },
        ),
      );
  }
  return examples;
}

const lotOf = (lot: number | undefined, copy: number) => (lot === undefined ? {} : { lot: lot + copy * LOTS_APART });

/**
 * What known questions teach of intents. Those that sound like danger are left out: as a message each of them would be
 * somebody's danger first, whatever its article explains. They teach without their accents, so that a message means the same
 * with and without.
 */
export function taughtByQuestions(
  questions: readonly KnownQuestion[],
  analyse: Analyse,
  featurise: Featurise,
  danger: DangerRegister,
): Taught[] {
  const findDanger = createDangerFinder(danger);
  return questions.flatMap(({ text, intents }) => {
    const analysis = analyse(fold(text));
    const { clear, signals } = findDanger(analysis);
    if (clear || signals.length) return [];
    const [label = -1, ...alsoRight] = intents.map((intent) => INTENTS.indexOf(intent));
    return [{ features: [featurise(analysis)], label, alsoRight, weight: QUESTION_WEIGHT, lot: hash(FNV_START, text) }];
  });
}
