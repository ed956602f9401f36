import { type Choice, type Meant, createReadings } from './readings';
import type { IsSyllable } from './syllables';
import type { Vocabulary } from './vocabulary';

/** A word as the tables left it. */
export interface Guessable {
  /** One word or more, without accents. */
  to: string;
  /** Nothing is left to guess. */
  sure: boolean;
  /** The letters of a short form: one that is a slip after all ("bn" for "bon") is found in a message full of slips. */
  short?: string;
  /** It is as people write it: doubted only in a message full of slips. */
  meant?: boolean;
  /** As it was written, if that was with accents. */
  accented?: string;
  /** The next word stands right behind this one, with one space between. */
  touchesNext: boolean;
}

/** What each word of a message was meant to be, in order; a word that stays has its own words back. */
export type Guess = (entries: readonly Guessable[]) => Meant[];

/** What a reading costs, in minus natural logarithms of odds; where slips are many they cost less. */
const COSTS = {
  /** A slip that makes a real word of another. */
  realWord: { clean: 3.5, noisy: 0 },
  /** The accents agree with the word as it stands. */
  meant: 1.5,
  /** Nobody sets these accents on this word. */
  unmeant: { clean: 0, noisy: 3 },
  /** The word is none that we know: a name, another language. */
  unknown: { clean: 14, noisy: 19 },
} as const;
/** From this share of words that are none on a message is full of slips. */
const NOISY = 0.08;
/** From here on every word is doubted. */
const HALF_NOISY = 0.5;
/** A word in this many messages is no slip, whatever stands beside it. */
const COMMON = 400;
/** A shorter short form is taken as it is. */
const SHORTEST_SLIP = 2;
/** So many readings of all words up to a place are followed up: the others are far less likely. */
const MOST_PATHS = 6;

/** The likeliest reading of all words up to a place that ends with `last`. */
interface Path {
  last: Lexeme;
  cost: number;
  before: Path | undefined;
  meant: Choice | undefined;
}

/**
 * Makes the guesser: the likeliest row of known words, by how slips happen and by which words stand together (a noisy channel,
 * decoded by Viterbi's algorithm over a few choices for each doubtful word).
 */
export function createGuess(vocabulary: Vocabulary, isSyllable: IsSyllable): Guess {
  const isKnown = (word: string) => isSyllable(word) || vocabulary.uses(word) > 0;
  const readings = createReadings(vocabulary, isKnown);
  const prior = SMOOTHING / vocabulary.total;

  /** How unlikely a word is after another. */
  const surprise = (word: string, before: string) =>
    -Math.log(
      (vocabulary.follows(before, word) + prior * (vocabulary.uses(word) + 0.1)) /
        (vocabulary.uses(before) + SMOOTHING),
    );
  const surpriseOf = (words: readonly string[]) =>
    words.reduce((sum, word, n) => (n ? sum + surprise(word, words[n - 1] ?? '') : 0), 0);

  /** A real word is doubted only where it was never seen beside either neighbour. */
  function isDoubtful(lexeme: Lexeme, before: Lexeme, after: Lexeme | undefined): boolean {
    if (lexeme.uses >= COMMON || lexemes.hasFollowed(before, lexeme)) return false;
    return after === undefined || !lexemes.hasFollowed(lexeme, after);
  }

  function choicesAt(entries: readonly Guessable[], n: number, noise: number): Choice[] {
    const [before, entry, next] = [entries[n - 1], entries[n], entries[n + 1]];
    if (!entry) return [];
    const stays = { span: 1, words: entry.to.split(' '), cost: 0 };
    if (noise >= HALF_NOISY && entry.short && entry.short.length >= SHORTEST_SLIP)
      return [stays, ...readings.ofShort(entry.short)];
    if (entry.sure || (entry.meant && noise < HALF_NOISY)) return [stays];
    const isReal = isKnown(entry.to);
    const after = next?.to.split(' ', 1)[0];
    const isPlain = isReal && noise < HALF_NOISY && !isDoubtful(entry.to, before ? lastWord(before.to) : '', after);
    const own = { ...stays, cost: costAsItStands(entry, isReal, noise) };
    const slip = (isReal ? between(COSTS.realWord, noise) : 0) + (entry.meant ? COSTS.meant : 0);
    const written = entry.accented ?? entry.to;
    const others = isPlain ? [] : readings.ofWord(written).map((choice) => ({ ...choice, cost: choice.cost + slip }));
    const pairs = next && !next.sure && entry.touchesNext ? readings.ofPair(entry.to, next.to) : [];
    return [own, ...others, ...pairs];
  }

  return (entries) => {
    const noise = Math.min(noiseOf(entries, isKnown) / NOISY, 1);
    const paths: Path[][] = Array.from({ length: entries.length + 1 }, () => []);
    paths[0] = [{ last: '', cost: 0 }];
    for (let n = 0; n < entries.length; n += 1) {
      const here = likeliest(paths[n] ?? []);
      const choices = choicesAt(entries, n, noise);
      for (const choice of choices) {
        const isOnly = choices.length === 1 && here.length === 1;
        const path = isOnly ? onward(here[0], choice, 0) : cheapest(here, choice);
        if (path) paths[n + choice.span]?.push(path);
      }
    }
    return readingOf(likeliest(paths[entries.length] ?? [])[0]);
  };

  /** The cheapest way to a choice from the paths that lead to it. */
  function cheapest(paths: readonly Path[], choice: Choice): Path | undefined {
    let [best, least]: [Path | undefined, number] = [undefined, Infinity];
    for (const path of paths) {
      const cost = path.cost + lexemes.surprise(choice.first, path.last);
      if (cost < least) [best, least] = [path, cost];
    }
    return best && onward(best, choice, least - best.cost + choice.inner);
  }

  return (entries) => {
    const standing = entries.map(({ to }) => choices.asItStands(to));
    const noise = Math.min(noiseOf(entries, standing) / NOISY, 1);
    // Paths to this word, to the next, and to the one after that: a choice covers at most two.
    let here: Path[] = [{ last: opening, cost: 0, before: undefined, meant: undefined }];
    let [next, afterNext]: [Path[], Path[]] = [[], []];
    for (let n = 0; n < entries.length; n += 1) {
      const paths = likeliest(here);
      const several = choicesAt(entries, standing, n, noise);
      const isOnly = paths.length === 1 && several.length === 1;
      for (const choice of several) {
        const path = isOnly && paths[0] ? onward(paths[0], choice, 0) : cheapest(paths, choice);
        if (path) (choice.span === 1 ? next : afterNext).push(path);
      }
      [here, next, afterNext] = [next, afterNext, []];
    }
    return readingOf(likeliest(here)[0]);
  };
}

function costAsItStands({ accented, meant }: Guessable, isReal: boolean, noise: number): number {
  if (!isReal) return between(COSTS.unknown, noise);
  return accented !== undefined && !meant ? between(COSTS.unmeant, noise) : 0;
}

const onward = (before: Path | undefined, meant: Choice, cost: number): Path => ({
  last: meant.words.at(-1) ?? '',
  cost: (before?.cost ?? 0) + cost + meant.cost,
  ...(before && { before }),
  meant,
});

const likeliest = (paths: readonly Path[]) =>
  paths.length < 2 ? paths : [...paths].sort((a, b) => a.cost - b.cost).slice(0, MOST_PATHS);

const between = ({ clean, noisy }: { clean: number; noisy: number }, noise: number) => clean + (noisy - clean) * noise;

/** Which share of the words are none that anybody knows. */
function noiseOf(entries: readonly Guessable[], standing: readonly Choice[]): number {
  let strange = 0;
  for (let n = 0; n < entries.length; n += 1) if (!entries[n]?.sure && !standing[n]?.first.isKnown) strange += 1;
  return entries.length ? strange / entries.length : 0;
}

function readingOf(path: Path | undefined): Meant[] {
  const reading: Meant[] = [];
  for (let at = path; at?.meant; at = at.before) reading.push(at.meant);
  return reading.reverse();
}
