import path from 'node:path';
import type { Article } from '../schema';

/** Something wrong in content that could be read. */
export interface Problem {
  /** File and line, what is wrong there, and what to do about it. */
  text: string;
  /**
   * Without mending it some reply could not be given, so the server does not start. Everything else, above all what time
   * alone brings about, is for the writers: an emergency service does not stay away because a review is overdue.
   */
  breaks: boolean;
}

/** What is wrong and where: a line of the file, or the file as a whole. */
export interface Finding {
  line?: number;
  text: string;
}

export const broken = (text: string): Problem => ({ text, breaks: true });
export const faulty = (text: string): Problem => ({ text, breaks: false });

/** The findings in an article or a course, with its file. */
export function inArticle({ file }: Pick<Article, 'file'>, findings: readonly Finding[], breaks: boolean): Problem[] {
  const shown = path.relative(process.cwd(), file);
  return findings.map(({ line, text }) => ({ text: `${shown}:${line ?? 1}: ${text}`, breaks }));
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
