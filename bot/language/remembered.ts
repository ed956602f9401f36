/** So many words are remembered, and up to as many that were asked for before them: more than people use, and a bound for those who make words up. */
const MOST_REMEMBERED = 12_000;

/** The same function of a word, which works out only once what is asked for again and again. */
export function remembered<T>(find: (word: string) => T): (word: string) => T {
  let recent = new Map<string, T>();
  let before = new Map<string, T>();
  const remember = (word: string, found: T): T => {
    if (recent.size >= MOST_REMEMBERED) [recent, before] = [new Map<string, T>(), recent];
    recent.set(word, found);
    return found;
  };
  return (word) => recent.get(word) ?? remember(word, before.get(word) ?? find(word));
}

/** The same function of a text, which works out once what is asked for several times in a row. */
export function rememberingLast<T>(find: (text: string) => T): (text: string) => T {
  let last: { text: string; found: T } | undefined;
  return (text) => {
    if (last?.text === text) return last.found;
    // Gone before the next is made: of two at a time, small collections would carry both over.
    last = undefined;
    last = { text, found: find(text) };
    return last.found;
  };
}
