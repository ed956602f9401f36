import { keysBeside } from '../language/keyboard';
import { fold } from '../language/normalise';

/** A slip for every so many characters. */
const CHARACTERS_PER_SLIP = 8;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One slip in a text, which is changed in place; `kind` and `which` are random, from 0 to 1. */
type Slip = (letters: string[], at: number, kind: number, which: number) => void;

/** A text as a hurried thumb would write it. */
export const withSlips = (text: string, random: () => number, charactersPerSlip = CHARACTERS_PER_SLIP): string =>
  slipped(text, random, charactersPerSlip, slipOfThumb);

/** A text in which any letter may stand for another: by a broken screen, a child on the phone, a hand that shakes. */
export const withStrayLetters = (text: string, random: () => number, charactersPerSlip = CHARACTERS_PER_SLIP): string =>
  slipped(text, random, charactersPerSlip, strayLetter);

function slipped(text: string, random: () => number, charactersPerSlip: number, slip: Slip): string {
  const letters = Array.from(text);
  const count = Math.max(1, Math.round(letters.length / charactersPerSlip));
  for (let n = 0; n < count; n += 1) slip(letters, Math.floor(random() * letters.length), random(), random());
  return letters.join('');
}

/** Of the copies without accents so many have no other slip: most who leave accents out type well. */
const CLEAN_COPIES = 0.4;
/** Of the copies with slips so many have stray letters, the others are those of a hurried thumb. */
const STRAY_COPIES = 0.5;

/** Copies for training, in the order of their worth: without accents and mostly with slips, with both accents and slips, and again. */
export function noisyCopies(text: string, random: () => number): string[] {
  const folded = fold(text);
  const noisy = (written: string, charactersPerSlip?: number) =>
    (random() < STRAY_COPIES ? withStrayLetters : withSlips)(written, random, charactersPerSlip);
  return [
    random() < CLEAN_COPIES ? folded : noisy(folded),
    noisy(text, CHARACTERS_PER_SLIP + 2),
    noisy(random() < 0.5 ? folded : text),
  ];
}

/** Leaves a letter out, writes it twice, swaps it with the next, or hits the key beside it. */
function slipOfThumb(letters: string[], at: number, kind: number, which: number): void {
  const here = letters[at];
  if (here === undefined) return;
  if (kind < 0.25) letters.splice(at, 1);
  else if (kind < 0.5) letters.splice(at, 0, here);
  else if (kind < 0.75) swap(letters, at);
  else hitOneOf(keysBeside(fold(here)), letters, at, which);
}

/** Leaves a letter out, puts any in, swaps it with the next, or writes any other for it. */
function strayLetter(letters: string[], at: number, kind: number, which: number): void {
  if (kind < 0.25) letters.splice(at, 1);
  else if (kind < 0.5) letters.splice(at, 0, oneOf(LETTERS, which));
  else if (kind < 0.75) swap(letters, at);
  else hitOneOf(LETTERS, letters, at, which);
}

function swap(letters: string[], at: number): void {
  const [here, next] = [letters[at], letters[at + 1]];
  if (here !== undefined && next !== undefined) letters.splice(at, 2, next, here);
}

function hitOneOf(keys: string, letters: string[], at: number, which: number): void {
  if (keys && at < letters.length) letters[at] = oneOf(keys, which);
}

const oneOf = (keys: string, which: number) => keys[Math.floor(which * keys.length)] ?? '';
