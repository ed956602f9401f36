const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const NEIGHBOURS: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap((row) => Array.from(row, (key, n) => [key, `${row[n - 1] ?? ''}${row[n + 1] ?? ''}`] as const)),
);

/** The keys left and right of a letter, in lower case without accents; none for anything else. */
export const keysBeside = (letter: string): string => NEIGHBOURS.get(letter) ?? '';
