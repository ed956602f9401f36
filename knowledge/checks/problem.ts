import path from 'node:path';
import type { Article } from '../schema';
import { type Rule, type Values, wordsFor } from './words';

/** Something wrong in content that could be read. */
export interface Problem {
  /** File and line, what is wrong there, and what to do about it. */
  text: string;
  /** What is wrong, in Vietnamese, for the editors; without a file, since they see none. */
  vi: string;
  /** The article that it stands in, when it stands in one. */
  article?: string;
  /** It may be another article that has brought it about. */
  tiesArticles?: boolean;
  /**
   * Without mending it some reply could not be given, so the server does not start. Everything else, above all what time
   * alone brings about, is for the writers: an emergency service does not stay away because a review is overdue.
   */
  breaks: boolean;
}

/** What is wrong and where: a line of the file, or the file as a whole. What editors never write needs no words for them. */
export type Finding = { line?: number } & ({ rule: Rule; values?: Values } | { text: string });

export const broken = (place: string, rule?: Rule, values?: Values): Problem => problemAt(place, true, rule, values);
export const faulty = (place: string, rule?: Rule, values?: Values): Problem => problemAt(place, false, rule, values);

/** A rule that is not kept at a place that is no article: `fact hotline.111`; without a rule the place says it all. */
function problemAt(place: string, breaks: boolean, rule?: Rule, values?: Values): Problem {
  if (!rule) return { text: place, vi: place, breaks };
  const { en, vi } = wordsFor(rule, values);
  return { text: `${place}: ${en}`, vi: `${place}: ${vi}`, breaks };
}

/** The findings in an article or a course, with its file. */
export function inArticle({ file }: Pick<Article, 'file'>, findings: readonly Finding[], breaks: boolean): Problem[] {
  const shown = path.relative(process.cwd(), file);
  const article = path.basename(file, '.md');
  return findings.map((finding) => {
    const { en, vi } =
      'rule' in finding ? wordsFor(finding.rule, finding.values) : { en: finding.text, vi: finding.text };
    const tiesArticles = 'rule' in finding && finding.rule === 'misledQuestion';
    return { text: `${shown}:${finding.line ?? 1}: ${en}`, vi, article, breaks, ...(tiesArticles && { tiesArticles }) };
  });
}

/** One text of an article, and the line on which it begins. */
export interface Piece {
  line: number;
  text: string;
}

/** What is read of an article: its first answer and the bodies of its sections. */
export function piecesOf({ answer, line, sections }: Article): Piece[] {
  return [{ line, text: answer }, ...sections.map((part) => ({ line: part.line, text: part.body }))];
}
