import { fold } from '../language/normalise';

/** A slip of the keyboard for every so many characters. */
const CHARACTERS_PER_SLIP = 12;

/** A text as a hurried thumb would write it, with its accents and without. */
export function noisyCopies(text: string, random: () => number): string[] {
  return [slips(text, random), slips(fold(text), random)];
}

function slips(text: string, random: () => number): string {
  const letters = Array.from(text);
  const count = Math.max(1, Math.floor(letters.length / CHARACTERS_PER_SLIP));
  for (let n = 0; n < count; n += 1) slip(letters, Math.floor(random() * letters.length), random());
  return letters.join('');
}

/** Leaves a letter out, writes it twice, swaps it with the next, or loses the space. */
function slip(letters: string[], at: number, kind: number): void {
  const here = letters[at];
  if (here === undefined) return;
  if (kind < 0.3) letters.splice(at, 1);
  else if (kind < 0.5) letters.splice(at, 0, here);
  else if (kind < 0.9) letters.splice(at, 2, letters[at + 1] ?? '', here);
  else if (here === ' ') letters.splice(at, 1);
}
