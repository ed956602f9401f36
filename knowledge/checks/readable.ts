import { type Course, textsOf } from '../courses';
import { factsIn } from '../facts';
import type { Content } from '../loader';
import type { Article } from '../schema';
import { type Piece, piecesOf } from './problem';

/** Something that people read in sentences, whatever it is: writing is checked alike in all of it. */
export interface Readable {
  file: string;
  /** Ids of the facts on which it rests. */
  facts: readonly string[];
  /** Titles, buttons and headings in one line. */
  heads: string;
  pieces: readonly Piece[];
}

export function readables({ articles, courses }: Pick<Content, 'articles' | 'courses'>): Readable[] {
  return [...[...articles.values()].map(ofArticle), ...[...courses.values()].map(ofCourse)];
}

function ofArticle(article: Article): Readable {
  const { file, facts, title, button, sections } = article;
  const heads = [title, button, ...sections.map(({ heading }) => heading)].join('. ');
  return { file, facts, heads, pieces: piecesOf(article) };
}

function ofCourse(course: Course): Readable {
  const { file, title, button, lessons } = course;
  const pieces = textsOf(course).map(({ text }) => ({ line: 1, text }));
  const facts = [...new Set(pieces.flatMap(({ text }) => factsIn(text)))];
  return { file, facts, heads: [title, button, ...lessons.map((lesson) => lesson.title)].join('. '), pieces };
}
