/** So many words are remembered before the memory is emptied: more than people use, and a bound for those who make words up. */
const MOST_REMEMBERED = 20_000;

/** The same function of a word, which works each one out only once. */
export function remembered<T>(find: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const found = find(word);
    known.set(word, found);
    return found;
  };
}

/** The same function of a text, which works out once what is asked for several times in a row. */
export function rememberingLast<T>(find: (text: string) => T): (text: string) => T {
  let last: { text: string; found: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, found: find(text) };
    return last.found;
  };
}
