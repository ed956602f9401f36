import { fold } from '../../bot/language/normalise';
import { type TrainingData, buildModels } from '../../bot/understanding/build-models';
import type { Understanding } from '../../bot/understanding/reader';
import type { Models } from '../../bot/understanding/models';
import { randomFrom } from '../../bot/understanding/random';
import type { UnderstandingRegisters } from '../../knowledge/registers';
import { asMessage } from './messages';
import type { Read } from './scores';

const PIECE = 4;
/** From this share of common pieces on, two utterances go into the same part. */
const ALIKE = 0.5;
/** A piece that is in more utterances than this tells nothing of likeness. */
const COMMON = 400;
const SEED = 1;

/** Reads each utterance by models that were trained without it, and without utterances and questions that are like it. */
export async function crossValidate(
  { utterances, questions }: TrainingData,
  parts: number,
  registers: UnderstandingRegisters,
  understandingWith: (models: Models) => Understanding,
): Promise<Read[]> {
  const partOf = partsOf([...utterances, ...questions], parts);
  const isTaught = (n: number, part: number) => partOf[n] !== part;
  const reads: Read[] = [];
  for (let part = 0; part < parts; part += 1) {
    const taught = {
      utterances: utterances.filter((_, n) => isTaught(n, part)),
      questions: questions.filter((_, n) => isTaught(utterances.length + n, part)),
    };
    const { read } = understandingWith(await buildModels(taught, registers));
    for (const [n, utterance] of utterances.entries())
      if (!isTaught(n, part)) reads.push({ message: asMessage(utterance, n), reading: read(utterance.text) });
  }
  return reads;
}

/** The part of each text: near-copies share one, else parts are drawn by lot. */
function partsOf(texts: readonly { text: string }[], parts: number): number[] {
  const random = randomFrom(SEED);
  const partOfGroup = new Map<number, number>();
  return groupsOf(texts.map(({ text }) => piecesOf(text))).map((group) => {
    const part = partOfGroup.get(group) ?? Math.floor(random() * parts);
    partOfGroup.set(group, part);
    return part;
  });
}

function groupsOf(pieces: readonly ReadonlySet<string>[]): number[] {
  const parent = pieces.map((_, n) => n);
  const rootOf = (n: number): number => {
    let root = n;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[n] = root;
    return root;
  };
  const holders = new Map<string, number[]>();
  pieces.forEach((own, n) => {
    const shared = new Map<number, number>();
    for (const piece of own) {
      const others = holders.get(piece) ?? [];
      if (others.length < COMMON) for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
      holders.set(piece, others);
      others.push(n);
    }
    for (const [other, common] of shared) {
      if (common / (own.size + (pieces[other]?.size ?? 0) - common) >= ALIKE) parent[rootOf(n)] = rootOf(other);
    }
  });
  return pieces.map((_, n) => rootOf(n));
}

function piecesOf(text: string): Set<string> {
  const plain = fold(text).replace(/[^a-z0-9]+/g, ' ');
  return new Set(Array.from({ length: Math.max(plain.length - PIECE + 1, 0) }, (_, n) => plain.slice(n, n + PIECE)));
}
