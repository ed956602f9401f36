import type { Content } from '../../knowledge/loader';
import { INTENTS } from '../../knowledge/schema';

/** The page for editors holds the table between these. */
const MARKS = { from: '<!-- coverage: written by "npm run knowledge -- coverage" -->', to: '<!-- /coverage -->' };

const HEAD = ['intent', 'articles', 'with more', 'questions'];

/** For each intent: how many articles have it as their home, how many answer it at all, and how many questions these are known to answer. */
function rowsOf({ articles }: Pick<Content, 'articles'>): string[][] {
  return INTENTS.map((intent) => {
    const all = [...articles.values()].filter(({ intents }) => intents.includes(intent));
    const own = all.filter(({ intents }) => intents[0] === intent);
    const questions = all.flatMap((article) => [article.questions, ...article.sections.map((part) => part.questions)]);
    return [`\`${intent}\``, ...[own.length, all.length, questions.flat().length].map(String)];
  });
}

/** How the articles cover the intents, as a Markdown table in the form that the formatter leaves as it is. */
export function coverageTable(content: Pick<Content, 'articles'>): string {
  const rows = rowsOf(content);
  const widths = HEAD.map((head, n) => Math.max(head.length, ...rows.map((row) => row[n]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, n) => (n ? cell.padStart(widths[n] ?? 0) : cell.padEnd(widths[n] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, n) => (n ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(HEAD), line(rule), ...rows.map(line)].join('\n');
}

/** The page with this table in the place of the one that it holds; raises when it has no place for one. */
export function withCoverage(page: string, table: string): string {
  const [from, to] = [page.indexOf(MARKS.from), page.indexOf(MARKS.to)];
  if (from < 0 || to < from)
    throw new Error(`docs/knowledge.md has no place for the table: ${MARKS.from} … ${MARKS.to}`);
  return `${page.slice(0, from)}${MARKS.from}\n\n${table}\n\n${page.slice(to)}`;
}
