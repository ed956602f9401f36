import type { Analysis } from './analysis';
import { THEMSELVES, FeatureTable } from './feature-table';
import { createFeaturiser, placesIn } from './features';
import { createFrames } from './frames';
import { type LinearModel, scores } from './model';
import { examplesOf } from './taught';
import type { Trainer } from './train';

/** What tells from the way in which an emergency is told whether its writer is in danger, or somebody of whom they tell. */
export interface WhoseDanger {
  /** The frame words. */
  words: readonly string[];
  features: FeatureTable;
  /** Its one label is the writer. */
  model: LinearModel;
}

/** An emergency, taken apart as it stands and with slips. */
export interface ToldDanger {
  analyses: readonly Analysis[];
  /** The writer is in danger. */
  isOwn: boolean;
  /** See {@link Example.lot}. */
  lot: number;
}

/** The most frequent words of emergencies, so many of them, frame what is told. */
const FRAME_WORDS = 120;
/** So many are as good as three times as many, on messages of other hands. */
const MOST_FEATURES = 20_000;
const LABELS = ['self_in_danger'];
/** There are few emergencies to learn from: mistakes on single ones cost less than elsewhere. */
const WEIGHT = 0.5;

/** Above 0 the writer is in danger, below it somebody else: the further, the surer; ±1 is sure. */
export type TellWhoseDanger = (analysis: Analysis) => number;

/** Makes it of what training has found. */
export function createWhoseDanger({ words, features, model }: WhoseDanger): TellWhoseDanger {
  const featurise = createFeaturiser(features, createFrames(features, words));
  return (analysis) => scores(model, featurise(analysis))[0] ?? 0;
}

/** Learns it; the same emergencies in the same order give the same bytes. */
export function trainWhoseDanger(told: readonly ToldDanger[], trainer: Trainer): WhoseDanger {
  const originals = told.flatMap(({ analyses: [original] }) => original ?? []);
  const words = mostFrequentWords(originals);
  const blocksOf = createFrames(THEMSELVES, words);
  const features = FeatureTable.of(
    originals.map((analysis) => placesIn(analysis, blocksOf)),
    MOST_FEATURES,
  );
  const featurise = createFeaturiser(features, createFrames(features, words));
  const taught = told.map(({ analyses, isOwn, lot }) => ({
    ...{ features: analyses.map((analysis) => featurise(analysis)), lot },
    ...{ label: isOwn ? 0 : -1, weight: WEIGHT },
  }));
  return { words, features, model: trainer.begin(LABELS, examplesOf(taught, Infinity), features.size)() };
}

function mostFrequentWords(analyses: readonly Analysis[]): string[] {
  const counts = new Map<string, number>();
  for (const { words } of analyses)
    for (const word of new Set(words.map(({ word }) => word))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, FRAME_WORDS)
    .map(([word]) => word);
}
