import type { SpellingRegisters } from '../../knowledge/registers';
import { type EmojiMention, createEmojiFinder } from './emoji';
import { createGuess } from './guess';
import { fold } from './normalise';
import { PhraseIndex } from './phrases';
import type { Guessable } from './readings';
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

/** The same where it stands; a phrase of several words is one. */
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

  const amongAccents = remembered((written) => byAccents(written, true));
  const amongBareWords = remembered((written) => byAccents(written, false));

  function alone(token: Token, before: Token | undefined, writesAccents: boolean): Entry {
    const unit = before?.end === token.at && /\d$/.test(before.written) ? UNITS.get(token.folded) : undefined;
    if (unit !== undefined) return entryOf(token, spelt(unit, 'unit', true));
    return entryOf(token, writesAccents ? amongAccents(token.written) : amongBareWords(token.written));
  }

  /** All tokens by the tables; phrases of the regions and of other languages are one. */
  function tabled(tokens: readonly Token[], writesAccents: boolean): Entry[] {
    const entries: Entry[] = [];
    for (let n = 0; n < tokens.length; n += 1) {
      const token = tokens[n];
      if (!token) break;
      const phrase = phrases.longestAt(tokens, n);
      if (!phrase) {
        entries.push(alone(token, tokens[n - 1], writesAccents));
        continue;
      }
      const end = tokens[phrase.to - 1]?.end ?? token.end;
      entries.push({
        ...entryOf(token, spelt(phrase.meaning.to, phrase.meaning.respelt, true)),
        end,
        ...(phrase.to > n + 1 && { written: undefined }),
      });
      n = phrase.to - 1;
    }
    return entries;
  }

  /** All words together, so that each that was put right helps with its neighbours. */
  function guessed(entries: readonly Entry[]): Word[] {
    if (!guess)
      return entries.flatMap((entry) => entry.to.split(' ').map((word) => wordOf(entry, word, entry.respelt)));
    const found: Word[] = [];
    let n = 0;
    for (const { span, words, also } of guess(entries)) {
      const first = entries[n];
      const last = entries[n + span - 1];
      n += span;
      if (!first || !last) break;
      const respelt = span === 1 && isSame(words, first.to) ? first.respelt : 'slip';
      for (let place = 0; place < words.length; place += 1) {
        const one = wordOf(span === 2 && place > 0 ? last : first, words[place] ?? '', respelt);
        found.push(also === undefined ? one : { ...one, also });
      }
    }
    return found;
  }

  return (text, tokens = scan(text)) => {
    const accents = tokens.filter(({ written, folded }) => written !== folded).length;
    return withEmoji(guessed(tabled(tokens, accents > WRITES_ACCENTS * tokens.length)), findEmoji(text));
  };
}

const spelt = (to: string, respelt?: Respelling, sure = false): Spelt => ({ to, respelt, sure });

function entryOf({ written, folded, at, end }: Token, { to, respelt, sure, meant = false }: Alone): Entry {
  return { to, respelt, sure, meant, accented: written, written, letters: folded, tabled: to !== folded, at, end };
}

const isSame = (words: readonly string[], joined: string) =>
  words.length === 1 ? words[0] === joined : words.join(' ') === joined;

const wordOf = ({ accented, at, end }: Entry, word: string, respelt: Respelling | undefined): Word => ({
  word,
  accented: respelt ? word : accented,
  at,
  end,
  respelt,
});

function withEmoji(words: Word[], emoji: readonly EmojiMention[]): Word[] {
  if (!emoji.length) return words;
  const signs = emoji.flatMap(({ words: meant, isMeant, at, end }) =>
    meant.map((word): Word => ({ word, accented: word, at, end, respelt: isMeant ? 'emoji' : undefined })),
  );
  return [...words, ...signs].sort((a, b) => a.at - b.at);
}
