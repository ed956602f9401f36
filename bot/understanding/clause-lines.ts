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
      if (length + word.length >= letters.length) return wideLines(analysis);
      for (let at = 0; at < word.length; at += 1) {
        const code = word.charCodeAt(at);
        if (code > 0xff) return wideLines(analysis);
        letters[length++] = code;
      }
      letters[length++] = n + 1 < to ? SPACE : LINE_BREAK;
    }
  }
  return letters.toString('latin1', 0, Math.max(length - 1, 0));
}

/** The same for any script and length: emoji stand among the words, too. */
function wideLines({ words, clauses }: Analysis): string {
  let length = 0;
  for (const { word } of words) length += word.length + 1;
  const units = Buffer.allocUnsafe(2 * length);
  let end = 0;
  for (const { from, to } of clauses) {
    for (let n = from; n < to; n += 1) {
      const word = words[n]?.word ?? '';
      for (let at = 0; at < word.length; at += 1) end = units.writeUInt16LE(word.charCodeAt(at), end);
      end = units.writeUInt16LE(n + 1 < to ? SPACE : LINE_BREAK, end);
    }
  }
  return units.toString('utf16le', 0, Math.max(end - 2, 0));
}
