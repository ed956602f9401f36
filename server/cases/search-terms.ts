import { fold, normalise } from '../../bot/language/normalise';

/** No case has a code that begins like this: where it is given, only terms are searched for. */
export const NO_CODE = '#';
/** A text without end must not make the index too heavy: the first terms of it are kept. */
const MAX_TERMS = 600;
/** Shorter runs of figures are ages, floors and sums, not phones. */
const SHORTEST_PHONE = 7;
/** The last figures of a number are what people remember of it. */
const PHONE_END = 6;

/** What a case can be found by that holds these texts: words, words beside each other, and phone numbers. */
export function termsIn(...texts: readonly string[]): string[] {
  return [
    ...new Set(texts.flatMap((text) => [...phonesIn(text).flatMap(phoneTerms), ...wordTerms(wordsIn(text))])),
  ].slice(0, MAX_TERMS);
}

/** What must all be there for a case to match what was typed; empty when nothing was typed that can be looked for. */
export function wantedTerms(typed: string): string[] {
  const phones = phonesIn(typed);
  if (phones.length) return phones.map((phone) => `phone:${phone}`);
  const figures = typed.replace(/[\s.-]/g, '');
  if (/^\d+$/.test(figures) && figures.length === PHONE_END) return [`phone-end:${figures}`];
  const words = wordsIn(typed);
  // Words that stand beside each other: "Nam" alone is in half of all names, "Hoàng Nam" is not.
  return words.length === 1 ? words.map(wordTerm) : pairTerms(words);
}

const wordTerm = (word: string) => `word:${word}`;
const wordTerms = (words: readonly string[]) => [...words.map(wordTerm), ...pairTerms(words)];
const pairTerms = (words: readonly string[]) => words.slice(1).map((word, n) => `pair:${words[n] ?? ''} ${word}`);
const phoneTerms = (phone: string) => [`phone:${phone}`, `phone-end:${phone.slice(-PHONE_END)}`];

const wordsIn = (text: string): string[] => fold(normalise(text)).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Phone numbers as the country writes them: +84 912 345 678, 0912.345.678 and 84912345678 are one. */
function phonesIn(text: string): string[] {
  return [...text.matchAll(/\+?\d[\d\s.()-]{5,}\d/g)]
    .map(([found]) => found.replace(/\D/g, '').replace(/^(?:00)?84(?=\d{9}$)/, '0'))
    .filter((digits) => digits.length >= SHORTEST_PHONE);
}
