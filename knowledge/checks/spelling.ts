import type { Content } from '../loader';
import { type Problem, faulty, inArticle } from './problem';
import { readables } from './readable';
import type { Wording } from './wording';

/** The syllables of Vietnamese, in the form that {@link oneForm} gives. */
export type Dictionary = ReadonlySet<string>;

const WORD = /\p{L}+/gu;
const PLACES = /\{\{?[^}]*\}?\}/g;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;

/** Reads the word list of a Hunspell dictionary. Vietnamese has no endings, so its list of syllables is all there is. */
export function dictionaryOf(hunspell: string): Dictionary {
  return new Set(hunspell.split('\n').map((line) => oneForm(line.split('/')[0]?.trim() ?? '')));
}

/** Syllables that no dictionary holds: slips of the keyboard. */
export function checkSpelling(content: Content, dictionary: Dictionary, wording: Wording): Problem[] {
  const { facts, phrases } = content;
  const known = new Set([...dictionary, ...wording.foreign.flatMap((name) => (name.match(WORD) ?? []).map(oneForm))]);
  const unknown = (text: string) => {
    const words =
      text
        .normalize('NFC')
        .replace(PLACES, ' ')
        .replace(/\S+@\S+|\S+\.\S+|#\w+/g, ' ')
        .match(WORD) ?? [];
    return [...new Set(words.filter((word) => !known.has(oneForm(word))))];
  };
  return [
    ...readables(content).flatMap((readable) => {
      const pieces = [{ line: 1, text: readable.heads }, ...readable.pieces];
      const findings = pieces.flatMap(({ line, text }) =>
        unknown(text).map((word) => ({ line, rule: 'misspelt' as const, values: { word } })),
      );
      return inArticle(readable, findings, false);
    }),
    ...[...facts.values()].flatMap(({ id, text, hedged = '' }) =>
      unknown(`${text} ${hedged}`).map((word) => faulty(`fact ${id}`, 'misspelt', { word })),
    ),
    ...Object.entries(phrases).flatMap(([name, text]) =>
      unknown(text).map((word) => faulty(`phrase ${name}`, 'misspelt', { word })),
    ),
  ];
}

/** Lower case, with the tone mark at the end: "hòa" and "hoà" are one word. */
function oneForm(word: string): string {
  const marks = Array.from(word.toLowerCase().normalize('NFD'));
  const tone = marks.find((mark) => TONE.test(mark)) ?? '';
  return marks.filter((mark) => mark !== tone || !tone).join('') + tone;
}
