import { Vocabulary } from '../language/vocabulary';
import { FeatureTable } from './feature-table';
import type { Judge } from './judge';
import type { LinearModel } from './model';

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
}

/** Raised when the model file was written by another version of this program. */
export class ModelError extends Error {
  readonly code = 'MODEL';
}

const VERSION = 7;

/** What stands in the first line of the file, in JSON; the numbers follow it. */
interface Head {
  version: number;
  pairs: number;
  features: number;
  words: [string, number][];
  forms: string[];
  heads: Record<'intent' | 'urgency', Omit<LinearModel, 'weights'>>;
  judge: { labels: readonly string[]; width: number };
}

/** Writes models into one buffer: a line of JSON that describes them, then the tables. */
export function packModels({ vocabulary, features, intent, urgency, judge }: Models): Buffer {
  const head: Head = {
    version: VERSION,
    pairs: vocabulary.pairCounts.pairs.length,
    features: features.size,
    words: [...vocabulary.words],
    forms: [...vocabulary.forms.values()].flat(),
    heads: { intent: describe(intent), urgency: describe(urgency) },
    judge: { labels: judge.labels, width: judge.weights[0]?.length ?? 0 },
  };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    bytesOf(vocabulary.pairCounts.pairs),
    vocabulary.pairCounts.counts,
    bytesOf(features.features),
    features.rarity,
    ...[intent.weights, urgency.weights, ...judge.weights].map(bytesOf),
  ]);
}

const describe = ({ labels, scale, biases }: LinearModel) => ({ labels, scale, biases });
const bytesOf = (table: Int8Array | Uint32Array | Float32Array) =>
  new Uint8Array(table.buffer, table.byteOffset, table.byteLength);

/** Reads what {@link packModels} wrote; raises {@link ModelError} when it is of another version. */
export function unpackModels(buffer: Buffer): Models {
  const end = buffer.indexOf(10);
  const head = JSON.parse(buffer.subarray(0, end).toString()) as Head;
  if (head.version !== VERSION) throw new ModelError('the model was built by another version: run npm run build');
  let start = end + 1;
  // Copied, so that each table lies where its type may lie.
  const take = (size: number) => buffer.buffer.slice(buffer.byteOffset + start, buffer.byteOffset + (start += size));
  const pairCounts = { pairs: new Uint32Array(take(head.pairs * 4)), counts: new Uint8Array(take(head.pairs)) };
  const features = new FeatureTable(new Uint32Array(take(head.features * 4)), new Uint8Array(take(head.features)));
  const linear = (name: 'intent' | 'urgency'): LinearModel => ({
    ...head.heads[name],
    weights: new Int8Array(take(head.features * head.heads[name].labels.length)),
  });
  const [intent, urgency] = [linear('intent'), linear('urgency')];
  const weights = head.judge.labels.map(() => new Float32Array(take(head.judge.width * 4)));
  return {
    vocabulary: new Vocabulary(new Map(head.words), pairCounts, head.forms),
    features,
    intent,
    urgency,
    judge: { labels: head.judge.labels, weights },
  };
}
