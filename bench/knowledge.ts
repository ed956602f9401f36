import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import AggressiveTokenizerVi from 'natural/lib/natural/tokenizers/aggressive_tokenizer_vi';
import { ArticleFinder } from '../bot/replies/finding/article-finder';
import { entriesIn } from '../bot/replies/finding/entries';
import { indexesOf } from '../bot/replies/finding/indexes';
import { loadContent } from '../knowledge/loader';
import { loadBuiltIndexes } from '../server/article-index';
import { projectPaths } from '../server/paths';
import { loadUnderstanding } from '../server/understanding';
import { type Figure, figure } from './figures';
import { sampled } from './texts';
import { timeOf, timesOf } from './times';

const LOADS = 10;
const QUESTIONS = 400;

/** Reading and checking the form of all content, and finding the answer to a question among it. */
export function measureKnowledge(texts: readonly string[]): Figure[] {
  const { knowledge } = projectPaths();
  const loads = { load: [] as number[], read: [] as number[] };
  for (let n = 0; n < LOADS; n++) {
    loads.read.push(timeOf(() => readAll(knowledge)));
    loads.load.push(timeOf(() => loadContent(knowledge)));
  }
  return [
    figure('knowledge: load', 'ms', loads.load, { what: 'reading the files', samples: loads.read }),
    searchFigure(knowledge, sampled([...texts], QUESTIONS)),
  ];
}

function searchFigure(knowledge: string, questions: readonly string[]): Figure {
  const content = loadContent(knowledge);
  const { analyse, read } = loadUnderstanding(projectPaths(), content.countries);
  const indexes = indexesOf(entriesIn(content), analyse, loadBuiltIndexes(projectPaths()));
  const finder = new ArticleFinder(content, analyse, indexes);
  const tokenizer = new AggressiveTokenizerVi();
  const asked = questions.map((text) => ({ text, reading: read(text) }));
  return figure(
    'knowledge: finding an answer',
    'ms',
    // As in a turn: what is looked for was just read, and is not taken apart once more.
    timesOf(
      asked,
      ({ reading, text }) => finder.find(reading, text),
      ({ text }) => analyse(text),
    ),
    {
      what: "natural's tokenizer on the same text",
      samples: timesOf(asked, ({ text }) => tokenizer.tokenize(text)),
    },
  );
}

function readAll(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (/\.(md|yaml)$/.test(name)) readFileSync(path.join(folder, name), 'utf8');
}
