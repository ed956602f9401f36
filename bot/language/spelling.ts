import type { SpellingRegisters } from '../../knowledge/registers';
import { type EmojiMention, createEmojiFinder } from './emoji';
import { createGuess } from './guess';
import { fold } from './normalise';
import { PhraseIndex } from './phrases';
import type { Guessable, Place, Tabled } from './readings';
import { remembered } from './remembered';
import { type Token, scan } from './scan';
import { createSyllableTest } from './syllables';
import { createTeencode } from './teencode';
import { untelex } from './telex';
import type { Vocabulary } from './vocabulary';

/** Why a word was written out otherwise than it stood. */
export type Respelling =
  'abbreviation' | 'unit' | 'regional' | 'foreign' | 'stretched' | 'telex' | 'teencode' | 'emoji' | 'slip';

/** A word of a message as it is understood: in standard spelling, lower case, without accents. */
export interface Word {
  word: string;
  /** As it was written, with its accents; the word itself where it was respelt. */
  accented: string;
  /** Where it stands in the normalised text. */
  at: number;
  end: number;
  respelt: Respelling | undefined;
  /** What it may mean as well, where that is half a guess. */
  also?: string;
}

/**
 * A word as it is made for every word of a message. Where a literal stands in the stead of a constructor, V8 may conclude from the
 * first message that such things live long, and lay all of them where the great collections alone clear up, with all they point to.
 */
class PlacedWord implements Word {
  readonly word: string;
  readonly accented: string;
  readonly at: number;
  readonly end: number;
  readonly respelt: Respelling | undefined;

  constructor(word: string, accented: string, { at, end }: Place, respelt: Respelling | undefined) {
    this.word = word;
    this.accented = accented;
    this.at = at;
    this.end = end;
    this.respelt = respelt;
  }
}

/** The words of a message in standard spelling, emoji among them. Give it a normalised text, and what was scanned in it if it was. */
export type Spell = (text: string, tokens?: readonly Token[]) => Word[];

/** Accents in this share of the words: then a word without any has none on purpose. */
const WRITES_ACCENTS = 0.2;
/** Letters that stand for a unit where they touch a number. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ['k', 'nghin'],
  ['tr', 'trieu'],
  ['h', 'gio'],
  ['t', 'tuoi'],
  ['p', 'phut'],
  ['m', 'met'],
]);
const STRETCHED = /(\p{L})\1{2,}/gu;
const ASCII_WORD = /^[a-z]+$/;

/** A word that is put into standard spelling; `sure` when nothing is left to guess. */
interface Spelt {
  to: string;
  respelt: Respelling | undefined;
  sure: boolean;
}

/** The same of a word by itself; `meant` when it is written as people write it. */
interface Alone extends Spelt {
  meant?: boolean;
}

/** The same among others; a phrase of several words is one. */
interface Entry extends Spelt, Guessable {
  accented: string;
}

/** Whether letters without accents are a word at all: a syllable of Vietnamese or a foreign word that people use. */
export const createWordTest = ({ syllables, foreign }: SpellingRegisters): ((word: string) => boolean) => {
  const isSyllable = createSyllableTest(syllables);
  return (word) => isSyllable(word) || foreign.has(word);
};

/** Makes the speller. Without a vocabulary it writes out what the tables know and guesses nothing. */
export function createSpeller(registers: SpellingRegisters, vocabulary?: Vocabulary): Spell {
  const { abbreviations, foreign } = registers;
  const phrases = new PhraseIndex<Pick<Spelt, 'to' | 'respelt'>>([
    ...Array.from(registers.regional.anywhere, ([from, to]) => [from, { to, respelt: 'regional' }] as const),
    ...Array.from(registers.glosses, ([from, to]) => [from, { to, respelt: 'foreign' }] as const),
  ]);
  const isSyllable = createSyllableTest(registers.syllables);
  const teencode = createTeencode(registers.teencode, isSyllable, (word) => vocabulary?.uses(word) ?? 0);
  const guess = vocabulary && createGuess(vocabulary, isSyllable);
  const findEmoji = createEmojiFinder(registers.emoji);

  /** A syllable that nobody uses ("khoong", as "xoong" is one) may be another that was typed otherwise. */
  const isRare = (word: string) => vocabulary !== undefined && vocabulary.uses(word) === 0;

  /** By the tables alone. */
  const byTables = remembered((folded): Spelt => {
    const short = abbreviations.get(folded);
    if (short !== undefined) return spelt(short, 'abbreviation', true);
    const word = folded.replace(STRETCHED, '$1$1');
    if (foreign.has(word) || !ASCII_WORD.test(word)) return spelt(word, undefined, true);
    if (isSyllable(word) && !isRare(word)) return spelt(word);
    const single = word.replace(/([a-z])\1+/g, '$1');
    if (single !== word && isSyllable(single)) return spelt(single, 'stretched');
    const typed = untelex(word, isSyllable);
    if (typed !== undefined && typed !== word) return spelt(typed, 'telex');
    if (isSyllable(word)) return spelt(word);
    const chatted = teencode(word);
    return chatted === undefined ? spelt(word) : spelt(chatted, 'teencode');
  });

  /** A word as it was written: whoever sets accents means them. */
  function byAccents(written: string, writesAccents: boolean): Alone {
    const folded = fold(written);
    const hasAccents = written !== folded;
    const local = hasAccents || writesAccents ? registers.regional.accented.get(written) : undefined;
    if (local !== undefined) return spelt(local, 'regional', true);
    // Who sets accents means this word: "cứ" is no "cu" (million), "giết" no "biết".
    if (hasAccents && isSyllable(folded))
      return { ...spelt(folded), meant: vocabulary?.isWritten(folded, written) ?? true };
    // No foreign word has accents: "iđ" is no "id".
    if (hasAccents && foreign.has(folded) && !abbreviations.has(folded)) return spelt(folded);
    return byTables(folded);
  }

  const amongAccents = remembered((written) => entryOf(written, byAccents(written, true)));
  const amongBareWords = remembered((written) => entryOf(written, byAccents(written, false)));

  function alone(token: Token, before: Token | undefined, writesAccents: boolean): Entry {
    const unit = before?.end === token.at && /\d$/.test(before.written) ? UNITS.get(token.folded) : undefined;
    if (unit !== undefined) return entryOf(token.written, spelt(unit, 'unit', true));
    return writesAccents ? amongAccents(token.written) : amongBareWords(token.written);
  }

  /** All tokens by the tables; phrases of the regions and of other languages are one. */
  function tabled(tokens: readonly Token[], writesAccents: boolean): Tabled<Entry> {
    const entries = new Array<Entry>(tokens.length);
    const places = new Array<Place>(tokens.length);
    let count = 0;
    for (let n = 0; n < tokens.length; n += 1) {
      const token = tokens[n];
      if (!token) break;
      const phrase = phrases.longestAt(tokens, n);
      if (!phrase) {
        entries[count] = alone(token, tokens[n - 1], writesAccents);
        places[count++] = token;
        continue;
      }
      const entry = entryOf(token.written, spelt(phrase.meaning.to, phrase.meaning.respelt, true));
      if (phrase.to > n + 1) entry.written = undefined;
      entries[count] = entry;
      places[count++] = { at: token.at, end: tokens[phrase.to - 1]?.end ?? token.end };
      n = phrase.to - 1;
    }
    entries.length = places.length = count;
    return { entries, places };
  }

  /** All words together, so that each that was put right helps with its neighbours. */
  function guessed(message: Tabled<Entry>): Word[] {
    const { entries, places } = message;
    // Most entries are a word: an array that grew would leave its smaller ones behind.
    const found = new Array<Word>(entries.length);
    let count = 0;
    const add = (n: number, word: string, respelt: Respelling | undefined, also?: string) => {
      const [entry, place] = [entries[n], places[n]];
      if (!entry || !place) return;
      const { at, end } = place;
      const accented = respelt ? word : entry.accented;
      found[count++] =
        also === undefined
          ? new PlacedWord(word, accented, place, respelt)
          : { word, accented, at, end, respelt, also };
    };
    if (!guess) {
      entries.forEach(({ to, respelt }, n) => to.split(' ').forEach((word) => add(n, word, respelt)));
      found.length = count;
      return found;
    }
    let n = 0;
    for (const { span, words, also } of guess(message)) {
      const stands = entries[n];
      const respelt = span === 1 && stands && isSame(words, stands.to) ? stands.respelt : 'slip';
      const last = n + span - 1;
      for (let place = 0; place < words.length; place += 1) add(place ? last : n, words[place] ?? '', respelt, also);
      n += span;
    }
    found.length = count;
    return found;
  }

  return (text, tokens = scan(text)) => {
    let accents = 0;
    for (const { written, folded } of tokens) if (written !== folded) accents += 1;
    return withEmoji(guessed(tabled(tokens, accents > WRITES_ACCENTS * tokens.length)), findEmoji(text));
  };
}

const spelt = (to: string, respelt?: Respelling, sure = false): Spelt => ({ to, respelt, sure });

function entryOf(written: string, { to, respelt, sure, meant = false }: Alone): Entry {
  const letters = fold(written);
  const tabled = to !== letters;
  return { to, respelt, sure, meant, accented: written, written, letters, tabled, standing: undefined };
}

const isSame = (words: readonly string[], joined: string) =>
  words.length === 1 ? words[0] === joined : words.join(' ') === joined;

function withEmoji(words: Word[], emoji: readonly EmojiMention[]): Word[] {
  if (!emoji.length) return words;
  const found = new Array<Word>(emoji.reduce((sum, { words: meant }) => sum + meant.length, words.length));
  let count = 0;
  let next = 0;
  const addBefore = (place: number) => {
    for (let word = words[next]; word && word.at <= place; word = words[++next]) found[count++] = word;
  };
  for (const { words: meant, isMeant, at, end } of emoji) {
    addBefore(at);
    for (const word of meant)
      found[count++] = { word, accented: word, at, end, respelt: isMeant ? 'emoji' : undefined };
  }
  addBefore(Infinity);
  return found;
}
