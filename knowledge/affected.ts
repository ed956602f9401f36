import { piecesOf } from './checks/problem';
import { textsOf } from './courses';
import { factsIn } from './facts';
import type { Content } from './loader';
import type { Article, Fact } from './schema';

/** A fact that changes, and every place where people read it. */
export interface Affected {
  fact: Fact;
  articles: { article: Article; lines: number[] }[];
  /** Ids of courses, with the places in them. */
  courses: { file: string; places: string[] }[];
  /** Names of phrases of the bot's own. */
  phrases: string[];
  /** Ids of countries whose contacts hold it. */
  countries: string[];
}

/**
 * What a change touches. `query` is the id of a fact or the beginning of ids ("penalty.150"), or part of a document's name
 * ("53/2024", "Nghị định 283"): then all facts that rest on it.
 */
export function affectedBy(content: Content, query: string): Affected[] {
  return factsOf(content, query).map((fact) => ({
    fact,
    articles: [...content.articles.values()]
      .filter(({ facts }) => facts.includes(fact.id))
      .map((article) => ({ article, lines: linesOf(article, fact) })),
    courses: [...content.courses.values()].flatMap((course) => {
      const places = textsOf(course).flatMap(({ where, text }) => (factsIn(text).includes(fact.id) ? [where] : []));
      return places.length ? [{ file: course.file, places }] : [];
    }),
    phrases: Object.entries(content.phrases).flatMap(([name, text]) => (factsIn(text).includes(fact.id) ? [name] : [])),
    countries: content.countries
      .filter(({ mission, local }) => [...mission, ...local].includes(fact.id))
      .map(({ id }) => id),
  }));
}

/** Articles that name a document as a source, also where no fact of theirs rests on it. */
export function articlesOn({ articles }: Content, document: string): Article[] {
  return [...articles.values()].filter(({ sources }) =>
    sources.some((source) =>
      `${source.document} ${source.article ?? ''}`.toLowerCase().includes(document.toLowerCase()),
    ),
  );
}

function factsOf({ facts }: Content, query: string): Fact[] {
  const all = [...facts.values()];
  const byId = all.filter(({ id }) => id === query || id.startsWith(`${query}.`));
  if (byId.length) return byId;
  return all.filter(({ sources }) =>
    sources.some(({ document }) => document.toLowerCase().includes(query.toLowerCase())),
  );
}

/** The lines of first answer and sections that say the fact; empty when the article only holds a number by it. */
function linesOf(article: Article, { id }: Fact): number[] {
  return piecesOf(article).flatMap(({ line, text }) => (factsIn(text).includes(id) ? [line] : []));
}
