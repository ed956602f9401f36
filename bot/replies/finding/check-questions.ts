import { type Problem, inArticle } from '../../../knowledge/checks/problem';
import type { Content } from '../../../knowledge/loader';
import type { Article } from '../../../knowledge/schema';
import { fold } from '../../language/normalise';
import type { Analyse } from '../../understanding/analysis';
import type { FindEntities } from '../../understanding/entities/entities';
import { ArticleFinder, type Found } from './article-finder';
import { entriesIn } from './entries';
import { type BuiltIndexes, indexesOf } from './indexes';

/** Finds what a question leads to when nothing is known of its intent. */
type Find = (question: string) => Found | undefined;

/**
 * Every question of an article, and the same without accents, must lead to that article first, whatever intent is read:
 * otherwise two articles claim the same question, or the question is not the article's.
 */
export function checkQuestions(
  content: Content,
  analyse: Analyse,
  findEntities: FindEntities,
  built?: BuiltIndexes,
): Problem[] {
  const finder = new ArticleFinder(content, analyse, indexesOf(entriesIn(content), analyse, built));
  const find: Find = (question) =>
    finder.find({ intent: 'out_of_scope', confidence: 0, candidates: [], entities: findEntities(question) }, question);
  return [...content.articles.values()].flatMap((article) => [
    ...misled(article, article.questions, undefined, find),
    ...article.sections.flatMap(({ questions }, section) => misled(article, questions, section, find)),
  ]);
}

function misled(article: Article, questions: readonly string[], section: number | undefined, find: Find): Problem[] {
  const findings = questions
    .flatMap((question) => [...new Set([question, fold(question)])])
    .flatMap((question) => {
      const found = find(question);
      if (found?.article.id === article.id && found.section === section) return [];
      const other = found
        ? [found.article.id, ...(found.section === undefined ? [] : [found.section])].join(', section ')
        : 'nothing';
      return [{ rule: 'misledQuestion' as const, values: { question, other } }];
    });
  return inArticle(article, findings, false);
}
