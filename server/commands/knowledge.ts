import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Affected, affectedBy, articlesOn } from '../../knowledge/affected';
import { type Content, loadContent } from '../../knowledge/loader';
import type { Article } from '../../knowledge/schema';
import { readConfig } from '../config';
import { coverageTable, withCoverage } from './coverage';
import { writeEditions } from '../content/export';
import { projectPaths } from '../paths';
import { Vault } from '../store/encryption';
import { openStore } from '../store/open';

// For writers, when a law or a number changes: `npm run knowledge -- affected FACT` or `… affected DOCUMENT`; and to bring
// home what was published in the console: `npm run knowledge -- export`; and to count anew what the articles answer, in
// docs/knowledge.md: `npm run knowledge -- coverage`.

const USAGE = `usage: npm run knowledge -- affected FACT|DOCUMENT
       npm run knowledge -- export [FOLDER]
       npm run knowledge -- coverage
  FACT      the id of a fact, or the beginning of ids: penalty.150
  DOCUMENT  part of a source's name: "53/2024", "Nghị định 283/2026"
  FOLDER    where the articles that were published in the console are written to, as files to be committed;
            ./knowledge when it is left out
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

function tellAffected(query: string): void {
  const text = affected(loadContent(projectPaths().knowledge), query);
  if (text === undefined) {
    process.stderr.write(`no fact and no source is called "${query}". Ids stand in knowledge/facts\n`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`${text}\n`);
}

async function exportPublished(folder: string): Promise<void> {
  const config = readConfig(process.env);
  const store = await openStore(config, new Vault(config.encryptionKeys));
  try {
    const files = loadContent(projectPaths().knowledge);
    const { written, overruled } = writeEditions(await store.editions.published(), files, folder);
    for (const file of written) process.stdout.write(`${file}\n`);
    for (const id of overruled) process.stderr.write(`${id}: its file was changed since; it was left as it is\n`);
    process.stderr.write(`${written.length} articles written\n`);
  } finally {
    await store.close();
  }
}

function writeCoverage(): void {
  const { root, knowledge } = projectPaths();
  const page = path.join(root, 'docs/knowledge.md');
  writeFileSync(page, withCoverage(readFileSync(page, 'utf8'), coverageTable(loadContent(knowledge))));
}

async function main([command, ...words]: string[]): Promise<void> {
  const argument = words.join(' ').trim();
  if (command === 'affected' && argument) tellAffected(argument);
  else if (command === 'coverage') writeCoverage();
  else if (command === 'export') await exportPublished(argument || projectPaths().knowledge);
  else {
    process.stderr.write(USAGE);
    process.exitCode = 2;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
