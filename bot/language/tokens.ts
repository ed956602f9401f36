import AggressiveTokenizerVi from 'natural/lib/natural/tokenizers/aggressive_tokenizer_vi';
import { fold, normalise } from './normalise';

/** Chat spellings and what they stand for, both without accents; see knowledge/registers/abbreviations.yaml. */
export type Abbreviations = ReadonlyMap<string, string>;

const tokenizer = new AggressiveTokenizerVi();
const EMOJI = /\p{Extended_Pictographic}/gu;
/** Words of the languages that workers abroad mix in, which the tokenizer for Vietnamese drops. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

/** The words of a message, in lower case and without accents, chat spellings written out; emoji stand as words. */
export function words(text: string, abbreviations: Abbreviations): string[] {
  const folded = fold(normalise(text)).replace(EMOJI, ' $& ');
  return split(folded).flatMap((word) => (abbreviations.get(word) ?? unstretch(word)).split(' '));
}

function split(folded: string): string[] {
  return [...tokenizer.tokenize(folded), ...(folded.match(EAST_ASIAN) ?? []), ...(folded.match(EMOJI) ?? [])];
}

/** `cuuuuu` → `cuu`: more than two of a letter are never spelling. */
function unstretch(word: string): string {
  return word.replace(/(\p{L})\1{2,}/gu, '$1$1');
}
