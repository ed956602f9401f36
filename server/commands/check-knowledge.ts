import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type MeasuringRow, checkQuestionCopies, checkUtterances } from './utterance-check';
import { type Content, loadContent } from '../../knowledge/loader';
import { loadOfferContent } from '../../knowledge/offers';
import { INTENTS } from '../../knowledge/schema';
import { loadUtterances } from '../../knowledge/utterances';
import { checkAll, spellingDictionary } from '../content/rules';
import { projectPaths } from '../paths';
import { todayInVietnam } from '../today';

// Validates all content and prints what is wrong, then how the articles cover the intents; ends with 1 when something is.

const paths = projectPaths();
const { root, knowledge } = paths;

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

/** For each intent: how many articles answer it, and how many questions these are known to answer. */
function coverageOf({ articles }: Content): string {
  const rows = INTENTS.map((intent) => {
    const all = [...articles.values()].filter(({ intents }) => intents.includes(intent));
    const own = all.filter(({ intents }) => intents[0] === intent);
    const questions = all.flatMap((article) => [article.questions, ...article.sections.map((part) => part.questions)]);
    return [intent, own.length, all.length, questions.flat().length] as const;
  });
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell, n) => (n ? String(cell).padStart(10) : String(cell).padEnd(24))).join('');
  return [line(['intent', 'articles', 'with more', 'questions']), ...rows.map(line)].join('\n');
}

try {
  const content = loadContent(knowledge);
  loadOfferContent(knowledge);
  const utterances = loadUtterances(path.join(knowledge, 'utterances'));
  if (!spellingDictionary(paths)) console.error('spelling is not checked: the package dictionary-vi is not installed');
  const rows = measuringRows();
  const problems = [
    ...checkAll(paths, content, todayInVietnam(Date.now())),
    ...checkUtterances(utterances, rows),
    ...checkQuestionCopies(content, rows),
  ];
  for (const { text } of problems) console.error(text);
  console.log(coverageOf(content));
  console.log(
    `${content.articles.size} articles, ${content.courses.size} courses, ${content.facts.size} facts, ${content.countries.length} countries, ${utterances.length} utterances: ${problems.length || 'no'} problems`,
  );
  process.exitCode = problems.length ? 1 : 0;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
