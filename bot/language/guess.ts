import { type Choice, Choices, type Meant, dearer } from './choices';
import { type Lexeme, Lexemes } from './lexemes';
import type { IsSyllable } from './syllables';
import type { Vocabulary } from './vocabulary';

/** A word as the tables left it. */
export interface Guessable {
  /** One word or more, without accents. */
  to: string;
  /** Nothing is left to guess. */
  sure: boolean;
  /** The letters of a short form: one that is a slip after all ("bn" for "bon") is found in a message full of slips. */
  short: string | undefined;
  /** It is as people write it: doubted only in a message full of slips. */
  meant: boolean;
  /** As it was written, with its accents; the word itself where the tables made another of it. */
  typed: string;
  /** Where it stands. */
  at: number;
  end: number;
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
  const lexemes = new Lexemes(vocabulary, isSyllable);
  const choices = new Choices(lexemes, vocabulary.words.keys());
  const opening = lexemes.of('');

  /** A real word is doubted only where it was never seen beside either neighbour. */
  function isDoubtful(lexeme: Lexeme, before: Lexeme, after: Lexeme | undefined): boolean {
    if (lexeme.uses >= COMMON || lexemes.hasFollowed(before, lexeme)) return false;
    return after === undefined || !lexemes.hasFollowed(lexeme, after);
  }

  /** The readings of the word at a place, as it stands first. */
  function choicesAt(entries: readonly Guessable[], standing: readonly Choice[], n: number, noise: number): Choice[] {
    const [entry, stays, next] = [entries[n], standing[n], standing[n + 1]];
    if (!entry || !stays) return [];
    if (noise >= HALF_NOISY && entry.short && entry.short.length >= SHORTEST_SLIP)
      return [stays, ...choices.unshortened(entry.short)];
    if (entry.sure || (entry.meant && noise < HALF_NOISY)) return [stays];
    const { isKnown } = stays.first;
    const pairs = next && touches(entry, entries[n + 1]) ? choices.shifted(stays.first, next.first) : [];
    const before = standing[n - 1]?.last ?? opening;
    if (isKnown && noise < HALF_NOISY && !isDoubtful(stays.first, before, next?.first)) return [stays, ...pairs];
    const slip = (isKnown ? between(COSTS.realWord, noise) : 0) + (entry.meant ? COSTS.meant : 0);
    const own = dearer(stays, costAsItStands(entry, isKnown, noise));
    return [own, ...choices.respelt(entry.typed).map((choice) => dearer(choice, slip)), ...pairs];
  }

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

const onward = (before: Path, meant: Choice, cost: number): Path => ({
  last: meant.last,
  cost: before.cost + cost + meant.cost,
  before,
  meant,
});

const likeliest = (paths: Path[]) =>
  paths.length < 2 ? paths : paths.sort((a, b) => a.cost - b.cost).slice(0, MOST_PATHS);

/** One sign between them, which then is a space; the next may itself be a slip. */
const touches = ({ end }: Guessable, next: Guessable | undefined) =>
  next !== undefined && !next.sure && next.at === end + 1;

function costAsItStands({ to, typed, meant }: Guessable, isKnown: boolean, noise: number): number {
  if (!isKnown) return between(COSTS.unknown, noise);
  return typed !== to && !meant ? between(COSTS.unmeant, noise) : 0;
}

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
