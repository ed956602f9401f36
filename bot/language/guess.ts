import { createAlternatives } from './alternatives';
import { type Choice, Choices, type Meant, type Standing } from './choices';
import { type Lexeme, Lexemes } from './lexemes';
import { type Guessable, type Tabled, createReadings } from './readings';
import type { IsSyllable } from './syllables';
import type { Vocabulary } from './vocabulary';

/** What each word of a message was meant to be, in order; a word that stays has its own words back. */
export type Guess = (message: Tabled) => Meant[];

/** From this share of words that are none on a message is full of slips. */
const NOISY = 0.08;
/** So many readings of all words up to a place are followed up: the others are far less likely. */
const MOST_PATHS = 4;

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
  const choices = new Choices(lexemes, [...vocabulary.words.keys()]);
  const readingsAt = createReadings(lexemes, choices);
  const withAlternatives = createAlternatives(lexemes);
  const opening = lexemes.of('');

  /** The cheapest way to a choice from the paths that lead to it. */
  function cheapest(paths: readonly Path[], choice: Choice): Path | undefined {
    let best: Path | undefined;
    let least = Infinity;
    for (const path of paths) {
      // The cheapest come first, and no word makes a path cheaper.
      if (path.cost >= least) break;
      const cost = path.cost + lexemes.surprise(choice.first, path.last);
      if (cost >= least) continue;
      best = path;
      least = cost;
    }
    return best && onward(best, choice, least - best.cost + choice.inner);
  }

  return (message) => {
    const { entries } = message;
    const standing = entries.map((entry) => (entry.standing ??= choices.asItStands(entry.to)));
    const noise = Math.min(noiseOf(entries, standing) / NOISY, 1);
    const readings = entries.map((_, n) => readingsAt(message, standing, n, noise));
    // Paths to this word, to the next, and to the one after that: a choice covers at most two.
    let here: Path[] = [beginning(opening)];
    let next: Path[] = [];
    let afterNext: Path[] = [];
    const settled = new Array<Choice>(entries.length);
    let count = 0;
    const settle = (choice: Choice) => (settled[count++] = choice);
    for (const several of readings) {
      keepLikeliest(here);
      const only = here.length === 1 && several.length === 1 ? here[0] : undefined;
      const [stays] = several;
      // There is but one reading so far, whatever comes later: most words of most messages are read without a path of their own.
      if (only && stays && !next.length) {
        if (only.meant) readingOf(only).forEach(settle);
        settle(stays);
        beginAnew(only, stays.last);
        continue;
      }
      for (const choice of several) {
        const path = only ? onward(only, choice, 0) : cheapest(here, choice);
        if (path) (choice.span === 1 ? next : afterNext).push(path);
      }
      const emptied = here;
      emptied.length = 0;
      here = next;
      next = afterNext;
      afterNext = emptied;
    }
    keepLikeliest(here);
    readingOf(here[0]).forEach(settle);
    settled.length = count;
    return withAlternatives(settled, readings);
  };
}

const beginning = (last: Lexeme): Path => ({ last, cost: 0, before: undefined, meant: undefined });

/** No other path goes on from this one: it need not be made again. */
function beginAnew(path: Path, last: Lexeme): void {
  path.last = last;
  path.cost = 0;
  path.before = undefined;
  path.meant = undefined;
}

const onward = (before: Path, meant: Choice, cost: number): Path => ({
  last: meant.last,
  cost: before.cost + cost + meant.cost,
  before,
  meant,
});

/** The cheapest first. */
function keepLikeliest(paths: Path[]): void {
  for (let n = 1; n < paths.length; n += 1) {
    const path = paths[n];
    if (!path) break;
    let at = n;
    for (; at > 0 && (paths[at - 1]?.cost ?? 0) > path.cost; at -= 1) paths[at] = paths[at - 1] ?? path;
    paths[at] = path;
  }
  if (paths.length > MOST_PATHS) paths.length = MOST_PATHS;
}

/** Which share of the words are none that anybody knows. */
function noiseOf(entries: readonly Guessable[], standing: readonly Standing[]): number {
  let strange = 0;
  for (let n = 0; n < entries.length; n += 1) if (!entries[n]?.sure && !standing[n]?.[0].first.isKnown) strange += 1;
  return entries.length ? strange / entries.length : 0;
}

function readingOf(path: Path | undefined): Choice[] {
  const reading: Choice[] = [];
  for (let at = path; at?.meant; at = at.before) reading.push(at.meant);
  return reading.reverse();
}
