/** A stretch of a text, and whether it is a hard word. */
export interface Stretch {
  text: string;
  isHard: boolean;
}

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Parts a text at its hard words. A word that is written with accents counts only when it is the very word; one without
 * accents counts when it could be. `words` are lower case, with their accents.
 */
export function stretchesOf(text: string, words: readonly string[]): Stretch[] {
  const whole = text.normalize('NFC');
  const lower = whole.toLowerCase();
  // Only where no letter changes its length by losing its capital can places be taken over.
  if (lower.length !== whole.length) return [{ text, isHard: false }];
  const byLength = [...words].sort((a, b) => b.length - a.length);
  const stretches: Stretch[] = [];
  let from = 0;
  for (let at = 0; at < lower.length; at += 1) {
    const isStart = at === 0 || !LETTER.test(lower.charAt(at - 1));
    const word = isStart ? byLength.find((one) => standsAt(lower, at, one)) : undefined;
    if (word === undefined) continue;
    if (at > from) stretches.push({ text: whole.slice(from, at), isHard: false });
    from = at + word.length;
    stretches.push({ text: whole.slice(at, from), isHard: true });
    at = from - 1;
  }
  if (from < whole.length) stretches.push({ text: whole.slice(from), isHard: false });
  return stretches;
}

function standsAt(lower: string, at: number, word: string): boolean {
  const written = lower.slice(at, at + word.length);
  if (LETTER.test(lower.charAt(at + word.length))) return false;
  return written === word || (written === bare(written) && written === bare(word));
}
