import { type Choice, type Choices, type Standing, dearer } from './choices';
import type { Lexeme, Lexemes } from './lexemes';

/** A word as the tables left it. */
export interface Guessable {
  /** One word or more, without accents. */
  to: string;
  /** Nothing is left to guess, unless the message is full of slips and the tables made this of other letters. */
  sure: boolean;
  /** As it was written, with its accents; undefined for a phrase of several words. */
  written: string | undefined;
  /** The same without accents. */
  letters: string;
  /** The tables made another word of it; in a message full of slips it may be one after all ("bn" for "bon"). */
  tabled: boolean;
  /** It is as people write it: doubted only in a message full of slips. */
  meant: boolean;
  /** See {@link Choices.asItStands}: words are kept from message to message, and need be looked up once. */
  standing: Standing | undefined;
}

/** Where a word stands in the text. */
export interface Place {
  at: number;
  end: number;
}

/** All words of a message, as many times as they stand there, and where. */
export interface Tabled<T extends Guessable = Guessable> {
  entries: readonly T[];
  places: readonly Place[];
}

/** What is no phrase of several words. */
interface SingleWord extends Guessable {
  written: string;
}

/** What a reading costs, in minus natural logarithms of odds; where slips are many they cost otherwise. Chosen on utterances held out. */
const COSTS = {
  /** A slip that makes a real word of another. */
  realWord: { clean: 5, noisy: 0 },
  /** The accents agree with the word as it stands. */
  meant: 2.5,
  /** Nobody sets these accents on this word. */
  unmeant: { clean: 0, noisy: 6 },
  /** The word is none that we know: a name, another language. */
  unknown: 14,
  /** In a message full of slips: Telex, chat spellings and letters held down may themselves be slips. */
  tabled: 5,
  /** In such a message: what the tables know is none of them. */
  mistabled: 2,
} as const;
/**
 * From here on (1 is a message full of slips) every word is doubted: of a long story later, since its many words bear out one another,
 * names alone make it look noisy, and to doubt them all takes half as long again.
 */
const NOISY = { message: 0.3, story: 0.75 };
/** A story has more words. */
const LONGEST_MESSAGE = 200;
/** A word in this many messages is no slip, whatever stands beside it. */
const COMMON = 400;

/** The readings of the word at a place, and of that word and the next, as it stands first; `noise` is 0 to 1. */
export type ReadingsAt = (
  message: Tabled,
  standing: readonly Standing[],
  n: number,
  noise: number,
) => readonly Choice[];

const NONE: readonly Choice[] = [];

/** Makes the finder of readings: it decides which words are doubted at all, and what each reading costs. */
export function createReadings(lexemes: Lexemes, choices: Choices): ReadingsAt {
  const opening = lexemes.of('');

  return (message, standing, n, noise) => {
    const entry = message.entries[n];
    const alone = standing[n];
    if (!entry || !alone) return NONE;
    if (!isSingle(entry)) return alone;
    const [stays] = alone;
    const before = standing[n - 1]?.[0].last ?? opening;
    const next = standing[n + 1]?.[0].first;
    if (noise >= (message.entries.length > LONGEST_MESSAGE ? NOISY.story : NOISY.message)) {
      if (entry.meant && isInPlace(stays.first, before, next)) return alone;
      return [...whenNoisy(entry, stays, noise), ...withNext(n, message, standing)];
    }
    if (entry.sure || entry.meant) return alone;
    const pairs = withNext(n, message, standing);
    const { isKnown } = stays.first;
    if (isKnown && !isDoubtful(stays.first, before, next)) return pairs.length ? [stays, ...pairs] : alone;
    const slip = isKnown ? between(COSTS.realWord, noise) : 0;
    return [
      standingAs(entry, stays, noise),
      ...slipsOf(entry.tabled ? entry.to : entry.written, entry, slip),
      ...pairs,
    ];
  };

  /** A real word is doubted only where it was never seen beside either neighbour. */
  function isDoubtful(lexeme: Lexeme, before: Lexeme, after: Lexeme | undefined): boolean {
    if (lexeme.uses >= COMMON || lexemes.hasFollowed(before, lexeme)) return false;
    return after === undefined || !lexemes.hasFollowed(lexeme, after);
  }

  /** A frequent word between two that it was seen beside. */
  function isInPlace(lexeme: Lexeme, before: Lexeme, after: Lexeme | undefined): boolean {
    if (lexeme.uses < COMMON || !lexemes.hasFollowed(before, lexeme)) return false;
    return after === undefined || lexemes.hasFollowed(lexeme, after);
  }

  /** In a message full of slips every word may be one, also one that the tables know. */
  function whenNoisy(entry: SingleWord, stays: Choice, noise: number): Choice[] {
    const { sure, tabled, letters, meant, written } = entry;
    if (sure && (!tabled || letters.length < 2)) return [stays];
    const real = tabled ? COSTS.mistabled : stays.first.isKnown ? between(COSTS.realWord, noise) : 0;
    const own = tabled ? dearer(stays, sure ? 0 : COSTS.tabled) : standingAs(entry, stays, noise);
    return [own, ...slipsOf(written, entry, real + (meant ? COSTS.meant : 0))];
  }

  function slipsOf(written: string, { to }: Guessable, cost: number): Choice[] {
    const others: Choice[] = [];
    for (const choice of choices.respelt(written))
      if (choice.words.length > 1 || choice.words[0] !== to) others.push(dearer(choice, cost));
    return others;
  }

  /** Of two words whose space may have slipped: it stands between them, and one is none or has accents that nobody sets. */
  function withNext(n: number, { entries, places }: Tabled, standing: readonly Standing[]): readonly Choice[] {
    const entry = entries[n];
    const next = entries[n + 1];
    if (!entry || next?.written === undefined || (next.sure && !next.tabled)) return NONE;
    if (places[n + 1]?.at !== (places[n]?.end ?? 0) + 1) return NONE;
    const left = asWritten(entry, standing[n]);
    const right = asWritten(next, standing[n + 1]);
    const isLikely = (entry.meant && next.meant) || lexemes.hasFollowed(left, right);
    return left.isKnown && right.isKnown && isLikely ? NONE : choices.shifted(entry.letters, next.letters);
  }

  /** The word before the tables made another of it. */
  function asWritten({ tabled, letters }: Guessable, stays: Standing | undefined): Lexeme {
    return tabled || !stays ? lexemes.of(letters) : stays[0].first;
  }
}

const isSingle = (entry: Guessable): entry is SingleWord => entry.written !== undefined;

function standingAs({ to, written, meant }: SingleWord, stays: Choice, noise: number): Choice {
  if (!stays.first.isKnown) return dearer(stays, COSTS.unknown);
  return written !== to && !meant ? dearer(stays, between(COSTS.unmeant, noise)) : stays;
}

const between = ({ clean, noisy }: { clean: number; noisy: number }, noise: number) => clean + (noisy - clean) * noise;
