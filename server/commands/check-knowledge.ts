import path from 'node:path';
import { checkContent } from '../../knowledge/check';
import { loadContent } from '../../knowledge/loader';
import { loadUtterances } from '../../knowledge/utterances';
import { projectPaths } from '../paths';
import { todayInVietnam } from '../today';

/** Validates all content and prints what is wrong; ends with 1 when something is. */
const { knowledge } = projectPaths();
try {
  const content = loadContent(knowledge);
  const problems = checkContent(content, todayInVietnam(Date.now()));
  for (const { text } of problems) console.error(text);
  const utterances = loadUtterances(path.join(knowledge, 'utterances'));
  console.log(
    `${content.articles.size} articles, ${content.facts.size} facts, ${content.countries.length} countries, ${utterances.length} utterances: ${problems.length || 'no'} problems`,
  );
  process.exitCode = problems.length ? 1 : 0;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
