import type { KnownQuestion } from '../../knowledge/known-questions';
import type { SpellingRegisters, UnderstandingRegisters } from '../../knowledge/registers';
import { INTENTS, URGENCIES } from '../../knowledge/schema';
import type { Utterance } from '../../knowledge/utterances';
import { normalise } from '../language/normalise';
import { createSpeller, createWordTest } from '../language/spelling';
import { Vocabulary } from '../language/vocabulary';
import { type Analysis, createAnalyser } from './analysis';
import { conceptPlaces, evidenceOf, viewsOf } from './evidence';
import { createBlocks } from './blocks';
import { type Copies, NO_COPIES, copiesOfAll, lotOf } from './copies';
import { FeatureTable } from './feature-table';
import { type Features, type Featurise, createFeaturiser, featuresIn } from './features';
import type { Case } from './judge';
import { judgeBeside } from './judge-beside';
import type { Models } from './models';
import { partsOf } from './parts';
import { dangerSigns } from './signs';
import { type Taught, examplesOf, taughtByQuestions } from './taught';
import { train } from './train';

/** The judge learns from messages that its views have not seen: each part is read by models trained on the others. */
const PARTS = 3;
/** The trial models only show the judge how far views can be trusted: fewer copies and rounds do. */
const TRIAL = { copies: 1, epochs: 5 };

/** An utterance taken apart. */
interface Original {
  utterance: Utterance;
  analysis: Analysis;
}

/** An utterance and its copies with slips of the keyboard, as features. */
interface Sample {
  intent: number;
  urgency: number;
  features: Features[];
  /** The utterance and its copy without accents taken apart, for the judge. */
  judged: Analysis[];
  part: number;
  /** Drawn from its words: of what is left to chance. */
  lot: number;
}

/** What the models learn from. */
export interface TrainingData {
  utterances: readonly Utterance[];
  /** They teach what is asked, not how urgent it is. */
  questions: readonly KnownQuestion[];
}

/**
 * Trains all models. The same data give the same models, byte for byte; a line more or less changes little beside what it
 * teaches, since no lot that is drawn for a line hangs on where it stands.
 */
export async function buildModels(
  { utterances, questions }: TrainingData,
  registers: UnderstandingRegisters,
): Promise<Models> {
  const vocabulary = vocabularyOf(utterances, registers.spelling);
  const analyse = createAnalyser(registers.spelling, registers.concepts, vocabulary);
  const originals = utterances.map((utterance) => ({ utterance, analysis: analyse(utterance.text) }));
  const features = tableOf(originals.map(({ analysis }) => analysis));
  const featurise = createFeaturiser(features);
  const copying = copiesOfAll(
    utterances.map(({ text }) => text),
    { ...registers, vocabulary, table: features },
  );
  // While other threads finish their copies.
  const asked = taughtByQuestions(questions, analyse, featurise, registers.danger);
  const copies = await copying;
  const parts = partsOf(utterances, PARTS);
  const samples = originals.map((original, n) => sampleOf(original, copies[n] ?? NO_COPIES, parts[n] ?? 0, featurise));
  const linear = (some: readonly Sample[], { copies, epochs }: { copies: number; epochs?: number }) => {
    const taught = (label: 'intent' | 'urgency') =>
      some.map((sample): Taught => ({ features: sample.features, label: sample[label], weight: 1, lot: sample.lot }));
    const intents = examplesOf([...taught('intent'), ...asked], copies);
    const urgencies = examplesOf(taught('urgency'), copies + 1);
    return {
      intent: train(INTENTS, intents, features.size, epochs),
      urgency: train(URGENCIES, urgencies, features.size, epochs),
    };
  };
  const caseOf = createCases(featurise, registers);
  const cases = Array.from({ length: PARTS }, (_, part) => {
    const models = linear(
      samples.filter((sample) => sample.part !== part),
      TRIAL,
    );
    return samples.filter((sample) => sample.part === part).flatMap((sample) => caseOf(sample, models));
  }).flat();
  const judge = judgeBeside(URGENCIES, cases);
  const views = linear(samples, { copies: Infinity });
  return { vocabulary, features, ...views, judge: await judge };
}

/** The copies are left out: their slips are no features of the language. */
function tableOf(originals: readonly Analysis[]): FeatureTable {
  const blocksOf = createBlocks();
  return FeatureTable.of(originals.map((analysis) => featuresIn(analysis, blocksOf)));
}

function vocabularyOf(utterances: readonly Utterance[], spelling: SpellingRegisters): Vocabulary {
  const spell = createSpeller(spelling);
  return Vocabulary.of(
    utterances.map(({ text }) => spell(normalise(text))),
    createWordTest(spelling),
  );
}

function sampleOf({ utterance, analysis }: Original, copies: Copies, part: number, featurise: Featurise): Sample {
  const { text, intent, urgency } = utterance;
  return {
    intent: INTENTS.indexOf(intent),
    urgency: URGENCIES.indexOf(urgency),
    features: [featurise(analysis), ...copies.features],
    judged: [analysis, ...copies.judged],
    part,
    lot: lotOf(text),
  };
}

/** Makes the cases of a sample, as the judge will see them. */
function createCases(
  featurise: Featurise,
  { danger, concepts }: UnderstandingRegisters,
): (sample: Sample, models: Pick<Models, 'intent' | 'urgency'>) => Case[] {
  const places = conceptPlaces(concepts);
  return ({ judged, features, urgency }, models) =>
    judged.map((analysis, n) => {
      const views = viewsOf(analysis, models, featurise, features[n]);
      return { evidence: evidenceOf(analysis, views, dangerSigns(analysis, danger), places), label: urgency };
    });
}
