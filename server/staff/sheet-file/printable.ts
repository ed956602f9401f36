/** What the font of our papers holds: Latin with all Vietnamese letters, figures, and signs of punctuation and money. */
const HELD =
  /^[\n\u0020-\u007e\u00a0-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201e\u2022\u2026\u20ab\u20ac]$/u;
const HIDDEN = /[\p{Cf}\p{Cc}]/gu;

/** Text as it can stand on paper; `isWhole` says whether nothing of it had to be left out. */
export interface Printable {
  text: string;
  isWhole: boolean;
}

/** Letters that the font does not hold become `(?)`, several in a row one; signs that act unseen are dropped. */
export function printable(text: string): Printable {
  const visible = text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .replace(HIDDEN, (sign) => (sign === '\n' ? sign : ''));
  let isWhole = true;
  let shown = '';
  for (const sign of visible) {
    if (HELD.test(sign)) shown += sign;
    else {
      isWhole = false;
      if (!shown.endsWith('(?)')) shown += '(?)';
    }
  }
  return { text: shown, isWhole };
}
