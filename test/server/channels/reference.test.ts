import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/channels.md'), 'utf8');
/** Files of the channels' own tests are named alone, others by their way below `test/` or `test/server/`. */
const PLACES = ['test/server/channels', 'test/server', 'test'];

const named = [...page.matchAll(/`([\w./-]+\.ts) › ([^`]+)`/g)].map(
  ([, file = '', words = '']) => [file, words] as const,
);
const textOf = (file: string): string => {
  for (const place of PLACES) {
    try {
      return readFileSync(path.join(root, place, file), 'utf8');
    } catch {
      // It may lie in the next place.
    }
  }
  return '';
};

describe('the page of the platforms’ rules', () => {
  it('names a test for every row, or says that there is nothing to try', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:---|rule|#|check)/.test(line));
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => !/`[^`]+ › [^`]+`|\| — *\|$/.test(row))).toEqual([]);
  });

  it.each([...new Map(named.map(([file, words]) => [`${file} › ${words}`, { file, words }])).entries()])(
    'names a test that is there: %s',
    (_, { file, words }) => {
      expect(textOf(file).replace(/\s+/g, ' ')).toContain(words);
    },
  );
});
