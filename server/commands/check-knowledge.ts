import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type MeasuringRow, checkQuestionCopies, checkUtterances } from './utterance-check';
import { loadContent } from '../../knowledge/loader';
import { coverageTable, withCoverage } from './coverage';
import { loadOfferContent } from '../../knowledge/offers';
import { loadUtterances } from '../../knowledge/utterances';
import { checkAll, checksSpelling } from '../content/rules';
import { projectPaths } from '../paths';
import { todayInVietnam } from '../../bot/vietnam-time';

// Validates all content and prints what is wrong, then how the articles cover the intents; ends with 1 when something is.

const paths = projectPaths();
const { root, knowledge } = paths;
const STALE_TABLE = {
  text: 'docs/knowledge.md: the coverage table is not of this content: npm run knowledge -- coverage',
};

/** The messages that only measure: those of the tests and, where they lie beside the checkout, those of the evaluation. */
function measuringRows(): MeasuringRow[] {
  return ['test/fixtures/graded', '../shared/eval']
    .map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line) as MeasuringRow);
}

try {
  const content = loadContent(knowledge);
  loadOfferContent(knowledge);
  const utterances = loadUtterances(path.join(knowledge, 'utterances'));
  if (!checksSpelling(paths)) console.error('spelling is not checked: the package dictionary-vi is not installed');
  const rows = measuringRows();
  const problems = [
    ...checkAll(paths, content, todayInVietnam(Date.now())),
    ...checkUtterances(utterances, rows),
    ...checkQuestionCopies(content, rows),
  ];
  const table = coverageTable(content);
  const page = readFileSync(path.join(root, 'docs/knowledge.md'), 'utf8');
  if (withCoverage(page, table) !== page) problems.push(STALE_TABLE);
  for (const { text } of problems) console.error(text);
  console.log(table);
  console.log(
    `${content.articles.size} articles, ${content.courses.size} courses, ${content.facts.size} facts, ${content.countries.length} countries, ${utterances.length} utterances: ${problems.length || 'no'} problems`,
  );
  process.exitCode = problems.length ? 1 : 0;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
