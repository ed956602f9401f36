import { Vocabulary } from '../language/vocabulary';
import { headOf, packTables, tablesIn } from '../tables';
import { FeatureTable } from './feature-table';
import type { Judge } from './judge';
import type { LinearModel } from './model';
import type { WhoseDanger } from './whose-danger';

/** All that training has found out. */
export interface Models {
  /** What the speller goes by. */
  vocabulary: Vocabulary;
  /** What the linear models know of a message. */
  features: FeatureTable;
  /** What is asked. */
  intent: LinearModel;
  /** How urgent it is: a first view, which the judge weighs with everything else. */
  urgency: LinearModel;
  judge: Judge;
  whoseDanger: WhoseDanger;
}

/** Raised when the model file was written by another version of this program. */
export class ModelError extends Error {
  readonly code = 'MODEL';
}

const VERSION = 9;

/** What stands in the first line of the file. */
interface Head {
  version: number;
  pairs: number;
  features: number;
  words: [string, number][];
  forms: string[];
  heads: Record<'intent' | 'urgency', Omit<LinearModel, 'weights'>>;
  judge: { labels: readonly string[]; width: number };
  whose: { words: readonly string[]; features: number; head: Omit<LinearModel, 'weights'> };
}

/** Writes models into one buffer: what describes them, then the tables. */
export function packModels({ vocabulary, features, intent, urgency, judge, whoseDanger: whose }: Models): Buffer {
  const head: Head = {
    version: VERSION,
    pairs: vocabulary.pairCounts.pairs.length,
    features: features.size,
    words: [...vocabulary.words],
    forms: [...vocabulary.forms.values()].flat(),
    heads: { intent: describe(intent), urgency: describe(urgency) },
    judge: { labels: judge.labels, width: judge.weights[0]?.length ?? 0 },
    whose: { words: whose.words, features: whose.features.size, head: describe(whose.model) },
  };
  return packTables(head, [
    ...[vocabulary.pairCounts.pairs, vocabulary.pairCounts.counts],
    ...[features.features, features.rarity],
    ...[intent.weights, urgency.weights, ...judge.weights],
    ...[whose.features.features, whose.features.rarity, whose.model.weights],
  ]);
}

const describe = ({ labels, scale, biases }: LinearModel) => ({ labels, scale, biases });

/** Reads what {@link packModels} wrote; raises {@link ModelError} when it is of another version. */
export function unpackModels(buffer: Buffer): Models {
  const [head, tables] = [headOf(buffer) as Head, tablesIn(buffer)];
  if (head.version !== VERSION) throw new ModelError('the model was built by another version: run npm run build');
  const pairCounts = { pairs: tables.uint32(head.pairs), counts: tables.uint8(head.pairs) };
  const tableOf = (size: number) => new FeatureTable(tables.uint32(size), tables.uint8(size));
  const features = tableOf(head.features);
  const linear = (described: Omit<LinearModel, 'weights'>, size: number): LinearModel => ({
    ...described,
    weights: tables.int8(size * described.labels.length),
  });
  const [intent, urgency] = [linear(head.heads.intent, head.features), linear(head.heads.urgency, head.features)];
  const weights = head.judge.labels.map(() => tables.float32(head.judge.width));
  return {
    vocabulary: new Vocabulary(new Map(head.words), pairCounts, head.forms),
    features,
    intent,
    urgency,
    judge: { labels: head.judge.labels, weights },
    whoseDanger: {
      ...{ words: head.whose.words, features: tableOf(head.whose.features) },
      model: linear(head.whose.head, head.whose.features),
    },
  };
}
