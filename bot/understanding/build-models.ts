import type { SpellingRegisters, UnderstandingRegisters } from '../../knowledge/registers';
import { INTENTS, URGENCIES } from '../../knowledge/schema';
import type { Utterance } from '../../knowledge/utterances';
import { normalise } from '../language/normalise';
import { createSpeller, createWordTest } from '../language/spelling';
import { Vocabulary } from '../language/vocabulary';
import { type Analyse, type Analysis, createAnalyser } from './analysis';
import { conceptPlaces, evidenceOf, viewsOf } from './evidence';
import { createBlocks } from './blocks';
import { FeatureTable } from './feature-table';
import { type Features, type Featurise, createFeaturiser, featuresIn } from './features';
import { type Case, trainJudge } from './judge';
import type { Models } from './models';
import { noisyCopies } from './noise';
import { randomFrom } from './random';
import { dangerSigns } from './signs';
import { type Example, train } from './train';

/** What a copy with slips counts beside the original. */
const COPY_WEIGHT = 0.5;
/** The judge learns from messages that its views have not seen: each part is read by models trained on the others. */
const PARTS = 3;
/** So many lines stand together in one part: one hand wrote them, and they resemble each other. */
const LINES_TOGETHER = 20;
const SEED = 11;
/** The trial models only show the judge how far views can be trusted: fewer copies and rounds do. */
const TRIAL = { copies: 1, epochs: 5 };

/** An utterance taken apart, followed by its copies with slips of the keyboard. */
interface Sample {
  utterance: Utterance;
  intent: number;
  urgency: number;
  analyses: Analysis[];
  part: number;
}

/** Trains all models from utterances. The same utterances give the same models, byte for byte. */
export function buildModels(utterances: readonly Utterance[], registers: UnderstandingRegisters): Models {
  const vocabulary = vocabularyOf(utterances, registers.spelling);
  const analyse = createAnalyser(registers.spelling, registers.concepts, vocabulary);
  const samples = utterances.map((utterance, n) => sampleOf(utterance, n, analyse));
  const features = tableOf(samples);
  const featurise = createFeaturiser(features);
  const examples = samples.map(({ analyses }) => analyses.map((analysis) => featurise(analysis)));
  const chosen = (copies: number, isChosen: (sample: Sample) => boolean, labelOf: (sample: Sample) => number) =>
    examplesOf(
      samples.flatMap((sample, n) => (isChosen(sample) ? [{ sample, features: examples[n] ?? [] }] : [])),
      labelOf,
      copies,
    );
  const linear = (isChosen: (sample: Sample) => boolean, { copies, epochs }: { copies: number; epochs?: number }) => ({
    intent: train(
      INTENTS,
      chosen(copies, isChosen, ({ intent }) => intent),
      features.size,
      epochs,
    ),
    urgency: train(
      URGENCIES,
      chosen(copies + 1, isChosen, ({ urgency }) => urgency),
      features.size,
      epochs,
    ),
  });
  const cases = Array.from({ length: PARTS }, (_, part) => {
    const models = linear((sample) => sample.part !== part, TRIAL);
    return samples
      .filter((sample) => sample.part === part)
      .flatMap((sample) => casesOf(sample, models, featurise, registers));
  }).flat();
  return { vocabulary, features, ...linear(() => true, { copies: Infinity }), judge: trainJudge(URGENCIES, cases) };
}

/** The copies are left out: their slips are no features of the language. */
function tableOf(samples: readonly Sample[]): FeatureTable {
  const blocksOf = createBlocks();
  return FeatureTable.of(samples.flatMap(({ analyses: [first] }) => (first ? [featuresIn(first, blocksOf)] : [])));
}

function vocabularyOf(utterances: readonly Utterance[], spelling: SpellingRegisters): Vocabulary {
  const spell = createSpeller(spelling);
  return Vocabulary.of(
    utterances.map(({ text }) => spell(normalise(text))),
    createWordTest(spelling),
  );
}

function sampleOf(utterance: Utterance, n: number, analyse: Analyse): Sample {
  const texts = [utterance.text, ...noisyCopies(utterance.text, randomFrom(SEED + n))];
  return {
    utterance,
    intent: INTENTS.indexOf(utterance.intent),
    urgency: URGENCIES.indexOf(utterance.urgency),
    analyses: texts.map(analyse),
    part: Math.floor(n / LINES_TOGETHER) % PARTS,
  };
}

function examplesOf(
  samples: readonly { sample: Sample; features: readonly Features[] }[],
  labelOf: (sample: Sample) => number,
  copies: number,
): Example[] {
  const examples: Example[] = [];
  for (const { sample, features } of samples) {
    const label = labelOf(sample);
    const first = examples.length;
    features
      .slice(0, copies)
      .forEach((one, copy) =>
        examples.push({ features: one, label, weight: copy ? COPY_WEIGHT : 1, ...(copy && { copyOf: first }) }),
      );
  }
  return examples;
}

/** The message and its copy without accents, as the judge will see them. */
function casesOf(
  { analyses, urgency }: Sample,
  models: Pick<Models, 'intent' | 'urgency'>,
  featurise: Featurise,
  { danger, concepts }: UnderstandingRegisters,
): Case[] {
  const places = conceptPlaces(concepts);
  return analyses.slice(0, 2).map((analysis) => {
    const views = viewsOf(analysis, models, featurise);
    return { evidence: evidenceOf(analysis, views, dangerSigns(analysis, danger), places), label: urgency };
  });
}
