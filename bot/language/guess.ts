import { FuzzyWords } from './fuzzy';
import { remembered } from './remembered';
import type { IsSyllable } from './syllables';
import type { Vocabulary } from './vocabulary';

/** A word as the tables left it. */
export interface Guessable {
  /** One word or more, without accents. */
  to: string;
  /** Nothing is left to guess. */
  sure: boolean;
  /** It is as people write it: doubted only in a message full of slips. */
  meant?: boolean;
  /** The next word stands right behind this one, with one space between. */
  touchesNext: boolean;
}

/** What some words in a row were meant to be: `span` of them, in other words. */
export interface Meant {
  span: number;
  words: readonly string[];
}

/** What each word of a message was meant to be, in order; a word that stays has its own words back. */
export type Guess = (entries: readonly Guessable[]) => Meant[];

/** How much the use of a single word counts beside that of a pair. */
const SMOOTHING = 200;
/** What a reading costs, in minus natural logarithms of odds; where slips are many they cost less. */
const COSTS = {
  /** A slip that makes a real word of another. */
  realWord: { clean: 3.5, noisy: 0.5 },
  /** The accents agree with the word as it stands. */
  meant: 1.5,
  /** The word is none that we know: a name, another language. */
  unknown: { clean: 14, noisy: 19 },
  lostSpace: 4,
  /** The space slipped by one letter: "điệ nthoại". */
  movedSpace: 3.5,
} as const;
/** From this share of words that are none on a message is full of slips. */
const NOISY = 0.08;
/** From here on every word is doubted. */
const HALF_NOISY = 0.5;
/** A word in this many messages is no slip, whatever stands beside it. */
const COMMON = 400;
/** So many readings of a word, and of all up to it, are followed up: the others are far less likely. */
const MOST_CHOICES = 6;

interface Choice extends Meant {
  cost: number;
}

/** The likeliest reading of all words up to a place that ends with `last`. */
interface Path {
  last: string;
  cost: number;
  before?: Path;
  meant?: Meant;
}

/**
 * Makes the guesser: the likeliest row of known words, by how slips happen and by which words stand together (a noisy channel,
 * decoded by Viterbi's algorithm over a few choices for each doubtful word).
 */
export function createGuess(vocabulary: Vocabulary, isSyllable: IsSyllable): Guess {
  const fuzzy = new FuzzyWords(vocabulary.words.keys());
  const isKnown = (word: string) => isSyllable(word) || vocabulary.uses(word) > 0;
  const prior = SMOOTHING / vocabulary.total;

  /** How unlikely a word is after another. */
  const surprise = (word: string, before: string) =>
    -Math.log(
      (vocabulary.follows(before, word) + prior * (vocabulary.uses(word) + 0.1)) /
        (vocabulary.uses(before) + SMOOTHING),
    );
  const surpriseOf = (words: readonly string[]) =>
    words.reduce((sum, word, n) => (n ? sum + surprise(word, words[n - 1] ?? '') : 0), 0);

  /** Other readings of one word. */
  const respelt = remembered((word): readonly Choice[] => {
    const near = fuzzy.near(word).map(({ word: known, cost }) => ({ span: 1, words: [known], cost }));
    const cut = isKnown(word) ? [] : halves(word).map((words) => ({ span: 1, words, cost: COSTS.lostSpace }));
    const likely = ({ words, cost }: Choice) => cost - Math.log(vocabulary.uses(words[0] ?? '') + 0.1);
    return [...near, ...cut].sort((a, b) => likely(a) - likely(b)).slice(0, MOST_CHOICES);
  });

  /** "khongcho" → "khong cho": both halves must be words in use. */
  const halves = (word: string) =>
    Array.from(word, (_, n) => [word.slice(0, n), word.slice(n)]).filter((pair) =>
      pair.every((half) => vocabulary.uses(half) > 0),
    );

  /** Other readings of two words whose space may have slipped. */
  function shifted(left: string, right: string): Choice[] {
    if (isKnown(left) && isKnown(right)) return [];
    const pairs = [
      [left.slice(0, -1), left.slice(-1) + right],
      [left + right.slice(0, 1), right.slice(1)],
    ];
    return pairs
      .filter((pair) => pair.every((word) => vocabulary.uses(word) > 0))
      .map((words) => ({ span: 2, words, cost: COSTS.movedSpace }));
  }

  /** A real word is doubted only where it was never seen beside either neighbour. */
  function isDoubtful(word: string, before: string, after: string | undefined): boolean {
    if (vocabulary.uses(word) >= COMMON) return false;
    return vocabulary.follows(before, word) === 0 && (after === undefined || vocabulary.follows(word, after) === 0);
  }

  function choicesAt(entries: readonly Guessable[], n: number, noise: number): Choice[] {
    const [before, entry, next] = [entries[n - 1], entries[n], entries[n + 1]];
    if (!entry) return [];
    const stays = { span: 1, words: entry.to.split(' '), cost: 0 };
    if (entry.sure || (entry.meant && noise < HALF_NOISY)) return [stays];
    const isReal = isKnown(entry.to);
    const after = next?.to.split(' ', 1)[0];
    const isPlain = isReal && noise < HALF_NOISY && !isDoubtful(entry.to, before ? lastWord(before.to) : '', after);
    const own = isReal ? stays : { ...stays, cost: between(COSTS.unknown, noise) };
    const slip = (isReal ? between(COSTS.realWord, noise) : 0) + (entry.meant ? COSTS.meant : 0);
    const others = isPlain ? [] : respelt(entry.to).map((choice) => ({ ...choice, cost: choice.cost + slip }));
    const pairs = next && !next.sure && entry.touchesNext ? shifted(entry.to, next.to) : [];
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
    const [first = ''] = choice.words;
    let [best, least]: [Path | undefined, number] = [undefined, Infinity];
    for (const path of paths) {
      const cost = path.cost + surprise(first, path.last);
      if (cost < least) [best, least] = [path, cost];
    }
    return best && onward(best, choice, least - best.cost + surpriseOf(choice.words));
  }
}

const onward = (before: Path | undefined, meant: Choice, cost: number): Path => ({
  last: meant.words.at(-1) ?? '',
  cost: (before?.cost ?? 0) + cost + meant.cost,
  ...(before && { before }),
  meant,
});

const likeliest = (paths: readonly Path[]) =>
  paths.length < 2 ? paths : [...paths].sort((a, b) => a.cost - b.cost).slice(0, MOST_CHOICES);

const lastWord = (words: string) => words.slice(words.lastIndexOf(' ') + 1);
const between = ({ clean, noisy }: { clean: number; noisy: number }, noise: number) => clean + (noisy - clean) * noise;

/** Which share of the words are none that anybody knows. */
function noiseOf(entries: readonly Guessable[], isKnown: (word: string) => boolean): number {
  const strange = entries.filter(({ sure, to }) => !sure && !isKnown(to)).length;
  return entries.length ? strange / entries.length : 0;
}

function readingOf(path: Path | undefined): Meant[] {
  const reading: Meant[] = [];
  for (let at = path; at?.meant; at = at.before) reading.push(at.meant);
  return reading.reverse();
}
