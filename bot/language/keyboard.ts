const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const NEIGHBOURS: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap((row) => Array.from(row, (key, n) => [key, `${row[n - 1] ?? ''}${row[n + 1] ?? ''}`] as const)),
);

/** The keys left and right of a letter, in lower case without accents; none for anything else. */
export const keysBeside = (letter: string): string => NEIGHBOURS.get(letter) ?? '';

/** Letters by their codes are below this. */
const CODES = 128;
/** 1 where two letters lie beside each other, by their codes: comparing words asks it all the time. */
const BESIDE = Uint8Array.from({ length: CODES * CODES }, (_, n) => {
  const [one, other] = [String.fromCharCode(Math.floor(n / CODES)), String.fromCharCode(n % CODES)];
  return keysBeside(one).includes(other) ? 1 : 0;
});

/** Whether the keys of two letters, given by their codes, lie beside each other. */
export const areKeysBeside = (one: number, other: number): boolean =>
  one < CODES && other < CODES && BESIDE[one * CODES + other] === 1;
