import { fold } from '../language/normalise';
import type { Analysis, ConceptMention } from './analysis';
import { featureOf, salted } from './feature-hash';
import { NumberList } from './number-list';
import { addPieces, addRunPieces } from './pieces';
import { WordFeatures } from './word-features';

/** One kind of feature: the features that occur (a place as often as it does), and how much the kind counts. */
export interface Block {
  readonly share: number;
  readonly features: NumberList;
  /** How often each of the features stands there; once where there is no such list. */
  readonly times?: NumberList;
}

/** How much each kind counts beside words and pairs of words; chosen by cross-validation over our utterances. */
const SHARES = { phrases: 1, pieces: 0.5, run: 0.5, accented: 0.7, concepts: 0.7, apart: 0.5 } as const;
/** Of more families than these in one message no pairs are made: a long story has them all. */
const MOST_PAIRED = 14;
const CONCEPT = salted('K');
const CONCEPTS_IN_A_ROW = salted('KK');
const CONCEPT_PAIR = salted('KP');
const APART = salted('s');

/** A range of words, `to` exclusive. */
interface Range {
  from: number;
  to: number;
}

/** What a message, or a part of it, is made of, by kinds; what it gives is good until it is asked again. */
export type BlocksOf = (analysis: Analysis, part?: Range) => readonly Block[];

/**
 * Makes the finder of blocks; features are hashed (FNV-1a) as if they were written out. Of a part of a message only the words
 * and pairs of neighbours are looked at: it is read beside the whole, and time is short.
 */
export function createBlocks(): BlocksOf {
  const hashed = new WordFeatures();
  const run = new NumberList();
  /** Where the pieces of each word of the message begin and end (exclusive) among the pieces. */
  const pieced = new Map<string, Range>();
  const times = new NumberList();
  const blocks = {
    phrases: blockOf(SHARES.phrases),
    pieces: { ...blockOf(SHARES.pieces), times },
    run: blockOf(SHARES.run),
    accented: blockOf(SHARES.accented),
    concepts: blockOf(SHARES.concepts),
    apart: blockOf(SHARES.apart),
  };
  const ofWhole = Object.values(blocks);
  const ofPart = [blocks.phrases, blocks.accented, blocks.concepts];

  return (analysis, part) => {
    const { from, to } = part ?? { from: 0, to: analysis.words.length };
    hashed.take(analysis);
    for (const { features } of ofWhole) features.length = 0;
    addPhrases(from, to);
    if (!part) {
      addPiecesOfWhole(analysis);
      addApart(blocks.apart.features, analysis.words);
    }
    addAlternatives(analysis, from, to);
    if (hashed.accented.length) blocks.accented.features.pushAll(hashed.accented, from, to);
    addConcepts(blocks.concepts.features, part ? within(analysis.mentions, part) : analysis.mentions);
    return part ? ofPart : ofWhole;
  };

  function addPhrases(from: number, to: number): void {
    const { features } = blocks.phrases;
    features.pushAll(hashed.words, from, to);
    if (to <= from) return;
    features.push(hashed.opening(from));
    features.pushAll(hashed.pairs, from + 1, to);
  }

  /** Where it was half a guess what a slip hid, the second likeliest word counts, too. */
  function addAlternatives({ words }: Analysis, from: number, to: number): void {
    for (let n = from; n < to; n += 1) {
      const also = words[n]?.also;
      if (also !== undefined) blocks.phrases.features.push(hashed.single(also));
    }
  }

  /** Of a word that was taken for a slip also as it stood: what was meant is only a guess. */
  function addPiecesOfWhole({ words, text }: Analysis): void {
    const { letters, starts, ends } = hashed;
    for (const list of [run, times]) list.length = 0;
    pieced.clear();
    words.forEach(({ word, respelt, at, end }, n) => {
      const [first, last] = [starts.numbers[n] ?? 0, ends.numbers[n] ?? 0];
      run.pushAll(letters, first, last);
      addPiecesOf(word, first);
      if (respelt !== 'slip') return;
      const typed = fold(text.slice(at, end));
      addPiecesOf(typed, hashed.write(typed));
    });
    addRunPieces(blocks.run.features, run);
  }

  /** A long story has each of its words several times: its pieces are made once, and counted. */
  function addPiecesOf(word: string, start: number): void {
    const { features } = blocks.pieces;
    const known = pieced.get(word);
    if (known) {
      for (let n = known.from; n < known.to; n += 1) times.numbers[n] = (times.numbers[n] ?? 0) + 1;
      return;
    }
    const from = features.length;
    addPieces(features, hashed.letters.numbers, start - 1, start + word.length + 1);
    pieced.set(word, { from, to: features.length });
    times.reserve(features.length - from);
    times.numbers.fill(1, from, features.length);
  }
}

const blockOf = (share: number): Block => ({ share, features: new NumberList() });

const within = (mentions: readonly ConceptMention[], { from, to }: Range) =>
  mentions.filter((mention) => mention.from >= from && mention.to <= to);

/** Pairs of words with one between them: they hold where that one is a slip, or is another to everybody who writes. */
function addApart(features: NumberList, words: Analysis['words']): void {
  for (let n = 2; n < words.length; n += 1)
    features.push(featureOf(APART, words[n - 2]?.word ?? '', words[n]?.word ?? ''));
}

/** Families of words: each, in the order in which they come, and which stand in one message. */
function addConcepts(features: NumberList, mentions: readonly ConceptMention[]): void {
  if (!mentions.length) return;
  const distinct = new Set<string>();
  let last = '^';
  for (const { concepts } of mentions) {
    for (const concept of concepts) {
      features.push(featureOf(CONCEPT, concept));
      distinct.add(concept);
    }
    const [first = ''] = concepts;
    if (first !== last) features.push(featureOf(CONCEPTS_IN_A_ROW, last, first));
    last = first;
  }
  const paired = [...distinct].sort().slice(0, MOST_PAIRED);
  paired.forEach((one, n) => {
    for (let other = n + 1; other < paired.length; other += 1)
      features.push(featureOf(CONCEPT_PAIR, one, paired[other] ?? ''));
  });
}
