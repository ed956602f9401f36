import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Course, courseSchema } from './courses';
import { type Kit, kitSchema } from './kit';
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
import { ContentError, parseYaml, readYaml } from './yaml-file';

/** Everything that the bot knows, read and checked for its form. */
export interface Content {
  articles: ReadonlyMap<string, Article>;
  courses: ReadonlyMap<string, Course>;
  kit: Kit;
  facts: ReadonlyMap<string, Fact>;
  countries: readonly Country[];
  provinces: readonly Province[];
  programmes: readonly Programme[];
  phrases: Phrases;
}

/** Reads all content below `root` (the knowledge folder); raises {@link ContentError}. */
export function loadContent(root: string): Content {
  const register = <T>(name: string, schema: z.ZodType<T>) =>
    readYaml(path.join(root, `registers/${name}.yaml`), z.array(schema));
  return {
    articles: unique(filesBelow(path.join(root, 'articles'), '.md').map(readArticle)),
    courses: unique(filesBelow(path.join(root, 'courses'), '.yaml').map(readCourse)),
    kit: readKit(path.join(root, 'kit/kit.yaml')),
    facts: unique(yamlLists(path.join(root, 'facts'), factSchema)),
    countries: register('countries', countrySchema),
    provinces: register('provinces', provinceSchema),
    programmes: register('programmes', programmeSchema),
    phrases: Object.assign(
      {},
      ...filesBelow(path.join(root, 'replies'), '.yaml').map((file) => readYaml(file, phrasesSchema)),
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
  return filesBelow(folder, '.yaml').flatMap((file) => readYaml(file, z.array(schema)));
}

/** Reads one course; its file bears its id. */
function readCourse(file: string): Course {
  const course = readYaml(file, courseSchema);
  if (path.basename(file, '.yaml') !== course.id)
    throw new ContentError(`${file}:1: has the id ${course.id}. Name the file so`);
  return { ...course, file };
}

const readKit = (file: string): Kit => ({ ...readYaml(file, kitSchema), file });

/** Reads one article from its file. */
export const readArticle = (file: string): Article => parseArticle(file, readFileSync(file, 'utf8'));

/** Reads one article: YAML between `---` lines, the first answer, then `## ` sections; raises {@link ContentError}. */
export function parseArticle(file: string, text: string): Article {
  const { whole, head, body } = partsOf(file, text);
  const { section_questions, ...rest } = parseYaml({ file, text: head, firstLine: 2 }, articleHeadSchema);
  const line = linesIn(whole.slice(0, whole.length - body.length)) + 1;
  const [answer = '', ...parts] = body.split(/^## /m);
  const sections = sectionsOf(parts, section_questions, line + linesIn(answer));
  const lost = Object.keys(section_questions).find((known) => !sections.some(({ heading }) => heading === known));
  if (lost !== undefined)
    throw new ContentError(`${file}:1: section_questions names "${lost}". Write it as a heading of the body stands`);
  const group = path.basename(path.dirname(file));
  return { ...rest, group, file, line, answer: answer.trim(), sections };
}

const OPEN = '---\n';
const CLOSE = '\n---\n';

/** The front matter of an article and what stands below it. */
export function partsOf(file: string, text: string): { whole: string; head: string; body: string } {
  const whole = text.normalize('NFC');
  const end = whole.startsWith(OPEN) ? whole.indexOf(CLOSE, OPEN.length) : -1;
  if (end < 0)
    throw new ContentError(`${file}:1: front matter is missing. Begin the file with it, between two lines of ---`);
  return { whole, head: whole.slice(OPEN.length, end), body: whole.slice(end + CLOSE.length) };
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function sectionsOf(
  parts: readonly string[],
  questions: Readonly<Record<string, string[]>>,
  firstLine: number,
): Section[] {
  let line = firstLine;
  return parts.map((part) => {
    const end = part.indexOf('\n');
    const heading = part.slice(0, end).trim();
    const section = { heading, body: part.slice(end).trim(), questions: questions[heading] ?? [], line };
    line += linesIn(part);
    return section;
  });
}

function unique<T extends { id: string }>(items: T[]): Map<string, T> {
  const byId = new Map<string, T>();
  for (const item of items) {
    if (byId.has(item.id)) throw new ContentError(`the id ${item.id} is used twice. Give one of them another id`);
    byId.set(item.id, item);
  }
  return byId;
}
