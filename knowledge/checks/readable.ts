import { type Course, textsOf } from '../courses';
import { factsIn } from '../facts';
import { type Kit, kitTexts } from '../kit';
import type { Content } from '../loader';
import type { Article } from '../schema';
import { type Piece, piecesOf } from './problem';

/** Something that people read in sentences, be it an article, a course or the kit: writing is checked alike in all of it. */
export interface Readable {
  file: string;
  /** Ids of the facts on which it rests. */
  facts: readonly string[];
  /** Titles, buttons and headings in one line. */
  heads: string;
  pieces: readonly Piece[];
}

export function readables({ articles, courses, kit }: Pick<Content, 'articles' | 'courses' | 'kit'>): Readable[] {
  return [...[...articles.values()].map(ofArticle), ...[...courses.values()].map(ofCourse), ofKit(kit)];
}

function ofArticle(article: Article): Readable {
  const { file, facts, title, button, sections } = article;
  const heads = [title, button, ...sections.map(({ heading }) => heading)].join('. ');
  return { file, facts, heads, pieces: piecesOf(article) };
}

function ofCourse(course: Course): Readable {
  const { file, title, button, lessons } = course;
  const heads = [title, button, ...lessons.map((lesson) => lesson.title)].join('. ');
  return ofTexts(
    file,
    heads,
    textsOf(course).map(({ text }) => text),
  );
}

const ofKit = (kit: Kit): Readable => ofTexts(kit.file, '', kitTexts(kit));

function ofTexts(file: string, heads: string, texts: readonly string[]): Readable {
  const facts = [...new Set(texts.flatMap(factsIn))];
  return { file, facts, heads, pieces: texts.map((text) => ({ line: 1, text })) };
}
