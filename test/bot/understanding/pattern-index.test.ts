import fc from 'fast-check';
import { PatternIndex } from '../../../bot/understanding/pattern-index';
import { WordRuns } from '../../../bot/understanding/word-runs';
import { type Patterns, compilePatterns } from '../../../knowledge/patterns';
import { loadUnderstandingRegisters } from '../../../knowledge/registers';

const SOURCES = [
  String.raw`\b(?:dang |van )?bi (?:ho )?(?:nhot|giam)\b`,
  String.raw`\bcuu (?:em|toi)\b|🆘`,
  String.raw`\bnop\b.{0,12}\btha\b`,
  String.raw`\b(?<!\bkhong )ve (?:nha|que)$`,
  String.raw`^em\b`,
  String.raw`\b(?:ha(?:ha)+|\d+ ngay)\b`,
  String.raw`\bem em\b`,
];
const patterns = compilePatterns(SOURCES);
const index = new PatternIndex(patterns);
const words = new WordRuns();

/** What is found where every pattern is looked for everywhere. */
const foundEverywhere = (text: string, { each } = patterns) => each.flatMap((pattern) => text.match(pattern) ?? []);

function lookFor(text: string, sought = index) {
  words.take(text);
  return { all: sought.allIn(text, words), isIn: sought.isIn(text, words) };
}

test.each([
  ['what begins in the middle', 'roi dang bi ho nhot', ['dang bi ho nhot']],
  ['what is the whole text', 'bi giam', ['bi giam']],
  ['in the order of the patterns', 'nop tien moi tha, cuu em', ['cuu em', 'nop tien moi tha']],
  ['the same pattern twice', 'bi nhot\nvan bi giam', ['bi nhot', 'van bi giam']],
  ['the first of what overlaps', 'nop nop tha tha', ['nop nop tha tha']],
  ['and what begins where it ends', 'a em em em em', ['em em', 'em em']],
  ['what begins a line or ends it', 'ta\nem ve que\nma', ['ve que', 'em']],
  ['beside another sign than a space', '(bi nhot)', ['bi nhot']],
  ['what is looked for everywhere', '3 ngay hahaha 🆘', ['🆘', '3 ngay', 'hahaha']],
  ['nothing within a longer word', 'xbi nhot bi nhota cuu_em', []],
  ['nothing that something before it forbids', 'khong ve nha', []],
  ['nothing where there are no words', '… ! ', []],
])('finds %s', (_, text, found) => {
  expect(lookFor(text)).toEqual({ all: found, isIn: found.length > 0 });
  expect(foundEverywhere(text)).toEqual(found);
});

test('a text is not mistaken for the one before', () => {
  expect(lookFor('dang bi nhot').isIn).toBe(true);
  expect(lookFor('dang bi').isIn).toBe(false);
});

test('patterns of danger are found as if each were looked for everywhere', () => {
  const { danger } = loadUnderstandingRegisters('knowledge');
  const kinds = Object.values<Patterns>({ ...danger });
  const usual = kinds.flatMap(({ each }) => each.flatMap(({ source }) => source.split(/\\\w|[^a-z ]+/)));
  const piece = fc.tuple(fc.constantFrom(...new Set(usual)), fc.constantFrom(' ', ' ', ' ', '\n', ', ', 'a'));
  const indexed = kinds.map((kind) => ({ kind, sought: new PatternIndex(kind) }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.flat().join('');
      for (const { kind, sought } of indexed) {
        const all = foundEverywhere(text, kind);
        expect(lookFor(text, sought)).toEqual({ all, isIn: all.length > 0 });
      }
    }),
  );
});
