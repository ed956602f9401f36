import { keysBeside } from '../language/keyboard';
import { fold } from '../language/normalise';

/** A slip of the keyboard for every so many characters. */
const CHARACTERS_PER_SLIP = 8;

/** A text as a hurried thumb would write it. */
export function withSlips(text: string, random: () => number, charactersPerSlip = CHARACTERS_PER_SLIP): string {
  const letters = Array.from(text);
  const count = Math.max(1, Math.round(letters.length / charactersPerSlip));
  for (let n = 0; n < count; n += 1) slip(letters, Math.floor(random() * letters.length), random(), random());
  return letters.join('');
}

/** Of the copies without accents so many have no other slip: most who leave accents out type well. */
const CLEAN_COPIES = 0.4;

/** Copies for training, in the order of their worth: without accents and mostly with slips, with both accents and slips, and again. */
export function noisyCopies(text: string, random: () => number): string[] {
  const folded = fold(text);
  return [
    random() < CLEAN_COPIES ? folded : withSlips(folded, random),
    withSlips(text, random, CHARACTERS_PER_SLIP + 2),
    withSlips(random() < 0.5 ? folded : text, random),
    withSlips(random() < 0.5 ? folded : text, random),
  ];
}

/** Leaves a letter out, writes it twice, swaps it with the next, or hits the key beside it. */
function slip(letters: string[], at: number, kind: number, which: number): void {
  const here = letters[at];
  if (here === undefined) return;
  if (kind < 0.25) letters.splice(at, 1);
  else if (kind < 0.5) letters.splice(at, 0, here);
  else if (kind < 0.75 && letters[at + 1] !== undefined) letters.splice(at, 2, letters[at + 1] ?? '', here);
  else {
    const near = keysBeside(fold(here));
    if (near) letters[at] = near[Math.floor(which * near.length)] ?? here;
  }
}
