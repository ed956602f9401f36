import { loadUnderstandingRegisters } from '../../../knowledge/registers';
import { projectPaths } from '../../../server/paths';
import { createAnalyser } from '../../../bot/understanding/analysis';
import { createBlocks } from '../../../bot/understanding/blocks';
import { THEMSELVES } from '../../../bot/understanding/feature-table';

const { spelling, concepts } = loadUnderstandingRegisters(projectPaths().knowledge);
const analyse = createAnalyser(spelling, concepts, undefined);

it('makes the pieces of a word once in however long a story, and counts them', () => {
  const words = Array.from(spelling.syllables.onsets, (onset) => `${onset}${spelling.syllables.rhymes[0] ?? ''}`);
  const many = [...new Set(words.flatMap((one) => words.slice(0, 10).map((other) => `${one}x${other}`)))];
  const pieces = (text: string) => {
    const block = createBlocks(THEMSELVES)(analyse(text)).find(({ times }) => times);
    const [places, times] = [block?.places, block?.times];
    return Array.from(places?.numbers.subarray(0, places.length) ?? [], (place, n) => [place, times?.numbers[n]]);
  };
  const once = pieces(many.join(' '));
  expect(once.length).toBeGreaterThan(2_048);
  expect(new Set(once.map(([, times]) => times))).toEqual(new Set([1]));
  expect(pieces([...many, ...many].join(' '))).toEqual(once.map(([place]) => [place, 2]));
});
