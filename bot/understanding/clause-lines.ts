import type { Analysis } from './analysis';

/** Room for the letters of a message; few have more, once written out. */
const letters = Buffer.alloc(16_384);
const [SPACE, LINE_BREAK] = [32, 10];

/** A clause a line. Folded letters nearly always fit into a byte each: laid side by side they are a text at once. */
export function clauseLines(analysis: Analysis): string {
  const { words, clauses } = analysis;
  let length = 0;
  for (const { from, to } of clauses) {
    for (let n = from; n < to; n += 1) {
      const word = words[n]?.word ?? '';
      if (length + word.length >= letters.length) return joinedLines(analysis);
      for (let at = 0; at < word.length; at += 1) {
        const code = word.charCodeAt(at);
        if (code > 0xff) return joinedLines(analysis);
        letters[length++] = code;
      }
      letters[length++] = n + 1 < to ? SPACE : LINE_BREAK;
    }
  }
  return letters.toString('latin1', 0, Math.max(length - 1, 0));
}

/** The same for any script. */
function joinedLines({ words, clauses }: Analysis): string {
  const parts = new Array<string>(2 * words.length).fill('');
  for (const { from, to } of clauses) {
    for (let n = from; n < to; n += 1) {
      parts[2 * n] = words[n]?.word ?? '';
      parts[2 * n + 1] = n + 1 < to ? ' ' : '\n';
    }
  }
  parts.pop();
  return parts.join('');
}
