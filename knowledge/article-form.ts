import { isDeepStrictEqual } from 'node:util';
import { type Document, type YAMLSeq, isScalar, isSeq, parseDocument } from 'yaml';
import { z } from 'zod';
import { partsOf } from './loader';
import { type Article, articleHeadSchema } from './schema';

/** What an editor writes of the head of an article: neither its id, nor whether it is approved, nor how else it is found. */
export const writtenHead = articleHeadSchema.omit({
  ...{ id: true, status: true, section_questions: true },
  ...{ default: true, only_where: true },
}).shape;

/** An article as an editor fills it in. */
export const articleFormSchema = z.strictObject({
  ...writtenHead,
  answer: z.string().min(1),
  sections: z.array(
    z.strictObject({ heading: z.string().min(1), body: z.string().min(1), questions: z.array(z.string().min(1)) }),
  ),
});
export type ArticleForm = z.infer<typeof articleFormSchema>;

/** The form as it is filled in for an article that exists. */
export function formOf(article: Article): ArticleForm {
  const sections = article.sections.map(({ heading, body, questions }) => ({ heading, body, questions }));
  const given = HEADS.filter((key) => article[key] !== undefined);
  const heads = Object.fromEntries<unknown>(given.map((key) => [key, article[key]]));
  return { ...(heads as Pick<ArticleForm, Head>), answer: article.answer, sections };
}

/** The text of a file that does not exist yet. */
export const emptyArticle = (id: string): string => `---\nid: ${id}\nstatus: draft\n---\n`;

/**
 * Writes a filled form into the text of an article. What was not changed stays as it stood, to the letter, so that a commit
 * shows only what somebody has meant.
 */
export function writeArticle(text: string, form: ArticleForm, status: Article['status']): string {
  const head = parseDocument(partsOf('', text).head);
  for (const key of HEADS) setHead(head, key, form[key]);
  const asked = form.sections.filter(({ questions }) => questions.length);
  setHead(
    head,
    'section_questions',
    asked.length ? Object.fromEntries(asked.map((part) => [part.heading.trim(), part.questions])) : undefined,
  );
  setHead(head, 'status', status);
  const parts = form.sections.map(({ heading, body }) => `\n## ${heading.trim()}\n${bodyOf(body)}\n`);
  const yaml = head.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  return `---\n${yaml}\n---\n${bodyOf(form.answer)}\n${parts.join('')}`.normalize('NFC');
}

/** In the order of the files. */
const HEADS = [
  'intents',
  'title',
  'button',
  'questions',
  'countries',
  'laws',
  'merged_provinces',
  'audience',
  'facts',
  'sources',
  'valid_from',
  'valid_until',
  'checked_on',
  'check_by',
  'next',
] as const satisfies readonly (keyof ArticleForm)[];
type Head = (typeof HEADS)[number];
/** Lists of short names stand in one line. */
const IN_ONE_LINE: readonly string[] = ['intents', 'countries', 'laws', 'audience', 'facts', 'next'];
/** What the files leave out when it is empty. */
const LEFT_OUT: readonly string[] = ['countries', 'laws'];

/** A line that begins with `## ` would begin a section. */
const bodyOf = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/^#+\s+/gm, '')
    .trim();

function setHead(head: Document, key: string, value: unknown): void {
  const isEmptyList = Array.isArray(value) && !value.length;
  if ((isEmptyList || value === false) && !head.has(key)) return;
  if (value === undefined || (isEmptyList && LEFT_OUT.includes(key))) head.delete(key);
  else if (!isDeepStrictEqual((head.toJS() as Record<string, unknown>)[key], value))
    head.set(key, nodeFor(head, key, value));
}

/** A list keeps the items that it had as they were written. */
function nodeFor(head: Document, key: string, value: unknown): unknown {
  const node = head.createNode(value, { flow: IN_ONE_LINE.includes(key) });
  const before: unknown = head.get(key);
  if (isSeq(node) && isSeq(before)) keepItems(node, before);
  if (key === 'sources' && isSeq(node)) for (const item of node.items) keepRowsInOneLine(item);
  return node;
}

function keepItems(node: YAMLSeq, before: YAMLSeq): void {
  node.items = node.items.map((item) =>
    isScalar(item) ? (before.items.find((old) => isScalar(old) && old.value === item.value) ?? item) : item,
  );
}

function keepRowsInOneLine(item: unknown): void {
  const rows: unknown = (item as { get?: (key: string) => unknown }).get?.('rows');
  if (isSeq(rows)) rows.flow = true;
}
