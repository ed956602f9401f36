import { createHash } from 'node:crypto';
import { formOf } from '../../knowledge/article-form';
import { type Content, parseArticle } from '../../knowledge/loader';
import type { Article } from '../../knowledge/schema';
import type { Edition } from './edition';

/** Tells whether two articles say the same, however their files are written and whoever has approved them. */
export const fingerprint = (article: Article): string =>
  createHash('sha256')
    .update(JSON.stringify(formOf(article)))
    .digest('base64url')
    .slice(0, 22);

/** An edition as an article, under the name of the file that it would be written to. */
export const articleOf = ({ articleId, group }: Pick<Edition, 'articleId' | 'group'>, text: string): Article =>
  parseArticle(`articles/${group}/${articleId}.md`, text);

/**
 * The content with the published editions in place of the files that they were written from. A file that has since become
 * something else than an edition knows was changed by hand, later: then the file is right.
 */
export function withEditions(content: Content, editions: readonly Edition[]): Content {
  const articles = new Map(content.articles);
  for (const edition of editions)
    if (rules(edition, content)) articles.set(edition.articleId, publishedArticle(edition));
  return { ...content, articles };
}

/** Whether an edition takes the place of the file. */
export function rules(edition: Edition, { articles }: Content): boolean {
  const file = articles.get(edition.articleId);
  return !file || [...edition.replaces, fingerprint(publishedArticle(edition))].includes(fingerprint(file));
}

const publishedArticle = (edition: Edition): Article => articleOf(edition, edition.text ?? edition.base);
