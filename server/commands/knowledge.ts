import path from 'node:path';
import { type Affected, affectedBy, articlesOn } from '../../knowledge/affected';
import { type Content, loadContent } from '../../knowledge/loader';
import type { Article } from '../../knowledge/schema';
import { projectPaths } from '../paths';

// For writers, when a law or a number changes: `npm run knowledge -- affected FACT` or `… affected DOCUMENT`.

const USAGE = `usage: npm run knowledge -- affected FACT|DOCUMENT
  FACT      the id of a fact, or the beginning of ids: penalty.150
  DOCUMENT  part of a source's name: "53/2024", "Nghị định 283/2026"
`;

const shown = ({ file }: Article) => path.relative(process.cwd(), file);

function asText({ fact, articles, courses, phrases, countries }: Affected): string {
  const places = [
    ...articles.map(({ article, lines }) =>
      lines.length
        ? lines.map((line) => `  ${shown(article)}:${line}`).join('\n')
        : `  ${shown(article)} (holds a number by it)`,
    ),
    ...courses.map(({ file, places }) => `  ${path.relative(process.cwd(), file)}: ${places.join('; ')}`),
    ...phrases.map((name) => `  phrase ${name}`),
    ...countries.map((id) => `  country ${id}`),
  ];
  const head = `${fact.id} (${fact.status}, review by ${fact.review_by}): ${fact.text}`;
  return [head, ...(places.length ? places : ['  nowhere'])].join('\n');
}

/** What a change touches, for reading; undefined when nothing is known under that name. */
function affected(content: Content, query: string): string | undefined {
  const facts = affectedBy(content, query);
  const held = new Set(facts.flatMap(({ articles }) => articles.map(({ article }) => article.id)));
  const others = articlesOn(content, query).filter(({ id }) => !held.has(id));
  if (!facts.length && !others.length) return undefined;
  return [
    ...facts.map(asText),
    ...(others.length
      ? [`named as a source, without a fact:\n${others.map((one) => `  ${shown(one)}`).join('\n')}`]
      : []),
  ].join('\n\n');
}

function main([command, ...words]: string[]): void {
  const query = words.join(' ').trim();
  if (command !== 'affected' || !query) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const text = affected(loadContent(projectPaths().knowledge), query);
  if (text === undefined) {
    process.stderr.write(`no fact and no source is called "${query}". Ids stand in knowledge/facts\n`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`${text}\n`);
}

main(process.argv.slice(2));
