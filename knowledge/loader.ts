import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  type Article,
  type Country,
  type Fact,
  type Phrases,
  type Programme,
  type Province,
  type Section,
  articleHeadSchema,
  countrySchema,
  factSchema,
  phrasesSchema,
  programmeSchema,
  provinceSchema,
} from './schema';

/** Everything that the bot knows, read and checked for its form. */
export interface Content {
  articles: ReadonlyMap<string, Article>;
  facts: ReadonlyMap<string, Fact>;
  countries: readonly Country[];
  provinces: readonly Province[];
  programmes: readonly Programme[];
  phrases: Phrases;
}

/** Raised when content cannot be read; names the file and what is wrong in it. */
export class ContentError extends Error {
  readonly code = 'CONTENT';
}

/** Reads all content below `root` (the knowledge folder); raises {@link ContentError}. */
export function loadContent(root: string): Content {
  const register = <T>(name: string, schema: z.ZodType<T>) =>
    checked(path.join(root, `registers/${name}.yaml`), z.array(schema));
  return {
    articles: unique(filesBelow(path.join(root, 'articles'), '.md').map(readArticle)),
    facts: unique(yamlLists(path.join(root, 'facts'), factSchema)),
    countries: register('countries', countrySchema),
    provinces: register('provinces', provinceSchema),
    programmes: register('programmes', programmeSchema),
    phrases: Object.assign(
      {},
      ...filesBelow(path.join(root, 'replies'), '.yaml').map((file) => checked(file, phrasesSchema)),
    ) as Phrases,
  };
}

function filesBelow(folder: string, extension: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => path.join(folder, name));
}

function yamlLists<T>(folder: string, schema: z.ZodType<T>): T[] {
  return filesBelow(folder, '.yaml').flatMap((file) => checked(file, z.array(schema)));
}

function checked<T>(file: string, schema: z.ZodType<T>): T {
  return validate(file, readFileSync(file, 'utf8'), schema);
}

function validate<T>(file: string, yaml: string, schema: z.ZodType<T>): T {
  let data: unknown;
  try {
    data = parse(yaml);
  } catch (error) {
    throw new ContentError(`${file}: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new ContentError(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Reads one article: YAML between `---` lines, the first answer, then `## ` sections. */
export function readArticle(file: string): Article {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8').normalize('NFC')) ?? [];
  if (head === undefined || body === undefined)
    throw new ContentError(`${file}: front matter between --- lines is missing`);
  const [answer = '', ...parts] = body.split(/^## /m);
  const group = path.basename(path.dirname(file));
  const { section_questions, ...rest } = validate(file, head, articleHeadSchema);
  const sections = parts.map((part) => section(part, section_questions));
  const lost = Object.keys(section_questions).find((known) => !sections.some(({ heading }) => heading === known));
  if (lost !== undefined)
    throw new ContentError(`${file}: section_questions names "${lost}", and no section is called so`);
  return { ...rest, group, answer: answer.trim(), sections };
}

function section(part: string, questions: Readonly<Record<string, string[]>>): Section {
  const end = part.indexOf('\n');
  const heading = part.slice(0, end).trim();
  return { heading, body: part.slice(end).trim(), questions: questions[heading] ?? [] };
}

function unique<T extends { id: string }>(items: T[]): Map<string, T> {
  const byId = new Map<string, T>();
  for (const item of items) {
    if (byId.has(item.id)) throw new ContentError(`the id ${item.id} is used twice`);
    byId.set(item.id, item);
  }
  return byId;
}
