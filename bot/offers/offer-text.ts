import type { Accents } from '../../knowledge/offers';
import type { Abbreviations } from '../../knowledge/registers';
import { fold } from '../language/normalise';

/** A text as offers are read: its words in one line for each sentence, and the way back to what was written. */
export interface OfferText {
  /** What was written, cleaned; quotes are taken from it. */
  written: string;
  /** The same without accents, letter for letter. */
  folded: string;
  /** Folded words with one space between them, ` , ` between clauses, a line break between sentences. */
  words: string;
  /** What was written for a part of `words`. */
  quote: (from: number, to: number) => string;
  /** Whether the accents that were written in a part of `words` agree with what is meant. */
  agrees: (from: number, to: number, accents: Accents) => boolean;
  /** More was sent than is read. */
  shortened: boolean;
  /** It held addresses of pages: of each only the host is left. */
  linked: boolean;
}

/** An advert is seldom longer; of what is, the beginning and the end are read. */
const READ_HEAD = 9_000;
const READ_TAIL = 3_000;
const QUOTE_LENGTH = 70;

/** Cyrillic and Greek letters that look like ours: they hide words from filters. */
const LOOKALIKES = new Map(Array.from('аеорсухіјѕԁһ', (letter, n) => [letter, 'aeopcyxijsdh'[n] ?? '']));
const HIDDEN = /(?![\n])[\p{Cc}\p{Cf}]|\p{M}/gu;
/** A letter on each side of a dot or dash: "Z.a.l.o", "c-a-m". */
const SPACED_OUT = '(?<![\\p{L}\\p{N}])\\p{L}(?:[.\\-_*]\\p{L}){2,}(?![\\p{L}\\p{N}])';
const TOKEN = new RegExp(
  `(?<spaced>${SPACED_OUT})|(?<word>[\\p{L}\\p{N}]+(?:[@0][\\p{L}]+)?(?:[.,]\\p{N}+)*|[$€£¥₫%+])|(?<line>\\n|[.!?…]+(?=\\s|$)|[;。！？])|(?<clause>[,()|•–—:"“”\\[\\]，：]|-(?=\\s)|\\p{Extended_Pictographic})`,
  'gu',
);

/** The words in an address say nothing of what stands on its page. */
const LINK = /(?<![\w.-])(?:https?:\/\/)?((?:[\w-]{1,63}\.){1,4}[a-z]{2,12})\/[^\s]+|https?:\/\/(\S+)/giu;
const withoutPaths = (text: string) => text.replace(LINK, (_, host: string | undefined, rest: string) => host ?? rest);

/** Reads the words of a message; bounded, so that a paste of any length costs the same. */
export function offerText(text: string, abbreviations: Abbreviations): OfferText {
  const shortened = text.length > READ_HEAD + READ_TAIL;
  const cleaned = clean(shortened ? `${text.slice(0, READ_HEAD)}\n${text.slice(-READ_TAIL)}` : text);
  const written = joinBrokenLines(withoutPaths(cleaned));
  const folded = foldAligned(written);
  const line = new WordLine();
  for (const match of folded.matchAll(TOKEN)) {
    const { spaced, word, line: end } = match.groups ?? {};
    if (spaced ?? word) {
      const to = match.index + match[0].length;
      line.word(spelled(spaced, word, written.slice(match.index, to), abbreviations), match.index, to);
    } else line.boundary(end ? '\n' : ',', match[0] === ':');
  }
  return { written, folded, shortened, linked: cleaned.search(LINK) >= 0, ...line.finish(written) };
}

/** One form of what can be written in many: also letters in fancy type, full width, or borrowed from other alphabets. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replace(HIDDEN, '')
    .replace(/[\u0430-\u0501һ]/g, (letter) => LOOKALIKES.get(letter) ?? letter)
    .replace(/[\u2028\u2029\r]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** A screenshot's lines end where the screen did: what goes on in a small letter is the same sentence. */
function joinBrokenLines(text: string): string {
  return text.replace(/(?<=[\p{L},])\n(?=\p{Ll})/gu, ' ');
}

/** Folding that keeps every letter's place; the few letters that grow are folded one by one. */
function foldAligned(text: string): string {
  const whole = fold(text);
  if (whole.length === text.length) return whole;
  return Array.from(text, (letter) => {
    const folded = fold(letter);
    return folded.length === letter.length ? folded : letter;
  }).join('');
}

/** What carries accents is a word: "cá" is no "ca", which stands for "công an". */
function spelled(
  spaced: string | undefined,
  word: string | undefined,
  written: string,
  abbreviations: Abbreviations,
): string {
  if (spaced) return spaced.replace(/[^\p{L}]/gu, '');
  const plain = (word ?? '').replace('@', 'a').replace(/(\p{L})\1{2,}/gu, '$1$1');
  return isAccented(written) ? plain : (abbreviations.get(plain) ?? plain);
}

/** "Đ" is written also by those who leave the accents out. */
const isAccented = (written: string) => /[^\0-\x7fđ]/.test(written.toLowerCase());

/** Collects words and remembers where each one stood. */
class WordLine {
  #words = '';
  readonly #starts: number[] = [];
  readonly #spans: [from: number, to: number][] = [];

  word(word: string, from: number, to: number): void {
    if (this.#words && !this.#words.endsWith('\n')) this.#words += ' ';
    this.#starts.push(this.#words.length);
    this.#spans.push([from, to]);
    this.#words += word;
  }

  /** A colon ends no clause: "lương: 25 triệu" is said in one breath. */
  boundary(mark: '\n' | ',', soft: boolean): void {
    if (soft || !this.#words || this.#words.endsWith('\n')) return;
    if (mark === '\n') this.#words = `${this.#words.endsWith(' ,') ? this.#words.slice(0, -2) : this.#words}\n`;
    else if (!this.#words.endsWith(' ,')) this.#words += ' ,';
  }

  finish(written: string): Pick<OfferText, 'words' | 'quote' | 'agrees'> {
    const indexOf = (place: number) => lastAtMost(this.#starts, place);
    const isStrict = writesAccents(written);
    const agrees = (from: number, to: number, accents: Accents) =>
      this.#spans
        .slice(indexOf(from), indexOf(Math.max(to - 1, from)) + 1)
        .every(([start, end]) => isWrittenSo(written.slice(start, end).toLowerCase(), accents, isStrict));
    const quote = (from: number, to: number) => {
      const [start] = this.#spans[indexOf(from)] ?? [0, 0];
      const [, end] = this.#spans[indexOf(Math.max(to - 1, from))] ?? [0, 0];
      return shortQuote(written.slice(start, end));
    };
    return { words: this.#words, quote, agrees };
  }
}

/** In a text with accents a word without one is written so: "cho" is no "chỗ". */
function isWrittenSo(written: string, accents: Accents, isStrict: boolean): boolean {
  const folded = fold(written);
  if (folded === written && !isStrict) return true;
  return !Object.hasOwn(accents, folded) || accents[folded]?.includes(written) === true;
}

/** From this share of words with accents on, those without are meant to have none. */
const MOSTLY_ACCENTED = 0.45;

function writesAccents(written: string): boolean {
  const words = written.match(/\p{L}{2,}/gu) ?? [];
  return words.filter(isAccented).length > words.length * MOSTLY_ACCENTED;
}

/** The place of the last number that is not above `value`; numbers rise. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function shortQuote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= QUOTE_LENGTH) return line;
  const cut = line.slice(0, QUOTE_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), QUOTE_LENGTH / 2))}…`;
}
