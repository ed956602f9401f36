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
import { type Copies, NO_COPIES, lotOf } from './copies';
import { beginCopies } from './copies-beside';
import { FeatureTable, THEMSELVES } from './feature-table';
import { type Features, type Featurise, createFeaturiser, placesIn } from './features';
import { type Case, trainJudge } from './judge';
import type { Models } from './models';
import { partsOf } from './parts';
import { createDangerFinder } from './signs';
import { type Taught, examplesOf, taughtByQuestions } from './taught';
import { createTrainer } from './train';
import { type ToldDanger, trainWhoseDanger } from './whose-danger';

/** The judge learns from messages that its views have not seen: each part is read by models trained on the others. */
const PARTS = 3;
/** The trial models only show the judge how far views can be trusted: fewer copies and rounds do. */
const TRIAL = { copies: 1, epochs: 5 };

/** An utterance taken apart. */
interface Original {
  utterance: Utterance;
  analysis: Analysis;
  features: Features;
}

/** An utterance and its copies with slips of the keyboard, as features. */
interface Sample {
  intent: number;
  urgency: number;
  features: Features[];
  /** The utterance and its copy without accents taken apart, for the judge and for what tells whose danger it is. */
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
  const finishCopies = beginCopies(
    utterances.map(({ text }) => text),
    { ...registers, vocabulary },
    analyse,
  );
  const originals = utterances.map((utterance) => ({ utterance, analysis: analyse(utterance.text) }));
  const features = tableOf(originals);
  const featurise = createFeaturiser(features);
  const copying = finishCopies(features);
  // While other threads make copies.
  const wholes = originals.map((original) => ({ ...original, features: featurise(original.analysis) }));
  const asked = taughtByQuestions(questions, analyse, featurise, registers.danger);
  const copies = await copying;
  const parts = partsOf(utterances, PARTS);
  const samples = wholes.map((original, n) => sampleOf(original, copies[n] ?? NO_COPIES, parts[n] ?? 0));
  const trainer = createTrainer();
  const begin = (some: readonly Sample[], { copies, epochs }: { copies: number; epochs?: number }) => {
    const taught = (label: 'intent' | 'urgency') =>
      some.map((sample): Taught => ({ features: sample.features, label: sample[label], weight: 1, lot: sample.lot }));
    const intents = examplesOf([...taught('intent'), ...asked], copies);
    const urgencies = examplesOf(taught('urgency'), copies + 1);
    const finishIntent = trainer.begin(INTENTS, intents, features.size, epochs);
    const finishUrgency = trainer.begin(URGENCIES, urgencies, features.size, epochs);
    return () => ({ intent: finishIntent(), urgency: finishUrgency() });
  };
  const trials = Array.from({ length: PARTS }, (_, part) =>
    begin(
      samples.filter((sample) => sample.part !== part),
      TRIAL,
    ),
  );
  const finishViews = begin(samples, { copies: Infinity });
  // This thread shows the trial models what they have not seen and trains the judge; the others go on to the views meanwhile.
  const caseOf = createCases(featurise, registers);
  const cases = trials.flatMap((finishTrial, part) => {
    const models = finishTrial();
    return samples.filter((sample) => sample.part === part).flatMap((sample) => caseOf(sample, models));
  });
  const judge = trainJudge(URGENCIES, cases);
  const whoseDanger = trainWhoseDanger(samples.flatMap(toldDanger), trainer);
  const views = finishViews();
  trainer.end();
  return { vocabulary, features, ...views, judge, whoseDanger };
}

/** The copies are left out: their slips are no features of the language. */
function tableOf(originals: readonly { analysis: Analysis }[]): FeatureTable {
  const blocksOf = createBlocks(THEMSELVES);
  return FeatureTable.of(ofEach());

  // One after the other: all of them would fill the memory.
  function* ofEach(): Iterable<Set<number>> {
    for (const { analysis } of originals) yield placesIn(analysis, blocksOf);
  }
}

function vocabularyOf(utterances: readonly Utterance[], spelling: SpellingRegisters): Vocabulary {
  const spell = createSpeller(spelling);
  return Vocabulary.of(
    utterances.map(({ text }) => spell(normalise(text))),
    createWordTest(spelling),
  );
}

function sampleOf({ utterance, analysis, features }: Original, copies: Copies, part: number): Sample {
  const { text, intent, urgency } = utterance;
  return {
    intent: INTENTS.indexOf(intent),
    urgency: URGENCIES.indexOf(urgency),
    features: [features, ...copies.features],
    judged: [analysis, ...copies.judged],
    part,
    lot: lotOf(text),
  };
}

const [SELF, OTHER] = [INTENTS.indexOf('self_in_danger'), INTENTS.indexOf('other_in_danger')];
const EMERGENCY = URGENCIES.indexOf('emergency');

/** A sample that tells of danger, as what tells whose it is learns from it. */
const toldDanger = ({ intent, urgency, judged, lot }: Sample): ToldDanger[] =>
  urgency === EMERGENCY && (intent === SELF || intent === OTHER)
    ? [{ analyses: judged, isOwn: intent === SELF, lot }]
    : [];

/** Makes the cases of a sample, as the judge will see them. */
function createCases(
  featurise: Featurise,
  { danger, concepts }: UnderstandingRegisters,
): (sample: Sample, models: Pick<Models, 'intent' | 'urgency'>) => Case[] {
  const findDanger = createDangerFinder(danger);
  const places = conceptPlaces(concepts);
  return ({ judged, features, urgency }, models) =>
    judged.map((analysis, n) => {
      const views = viewsOf(analysis, models, featurise, features[n]);
      return { evidence: evidenceOf(analysis, views, findDanger(analysis), places), label: urgency };
    });
}
