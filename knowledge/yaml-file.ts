import { readFileSync } from 'node:fs';
import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, LineCounter, isNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import { withLists, withoutLists } from './quoted-lists';

/** Raised when content cannot be read: names the file, the line, what is wrong there and what to do about it. */
export class ContentError extends Error {
  readonly code = 'CONTENT';
}

/** Reads a YAML file into what the schema says; raises {@link ContentError}. */
export function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  return parseYaml({ file, text: readFileSync(file, 'utf8').normalize('NFC'), firstLine: 1 }, schema);
}

/** YAML, and where it stands: `firstLine` is the line of the file on which it begins. */
interface YamlText {
  file: string;
  text: string;
  firstLine: number;
}

/** As {@link readYaml}, for YAML that is part of a file. */
export function parseYaml<T>(yaml: YamlText, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(dataIn(yaml.text));
  if (parsed.success) return parsed.data;
  throw new ContentError(diagnosis(yaml, parsed.error.issues));
}

/** Undefined where it is no YAML at all: the diagnosis will say so. The fast reader knows no lines, the other one is slow. */
const dataIn = (text: string): unknown => listwise(text) ?? fresh(() => jsonOf(text));

/** Lists of quoted texts are read aside: that saves a third of the time. Undefined where there are none, or it cannot be done. */
function listwise(text: string): unknown {
  const { rest, lists } = withoutLists(text);
  return lists.length ? fresh(() => withLists(jsonOf(rest), lists)) : undefined;
}

const jsonOf = (text: string): string => JSON.stringify(load(text, { schema: CORE_SCHEMA }));

/**
 * What was read are pieces of the file's text, two bytes a letter; once written and read again each is a string of its own, with a byte a
 * letter where that will do, and the text itself can go. Patterns need be compiled for such strings only, then.
 */
function fresh(json: () => string | undefined): unknown {
  try {
    return JSON.parse(json() ?? '');
  } catch {
    return undefined;
  }
}

function diagnosis({ file, text, firstLine }: YamlText, issues: readonly z.core.$ZodIssue[]): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number) => `${file}:${lines.linePos(offset).line + firstLine - 1}`;
  const [broken] = document.errors;
  if (broken) {
    const what = broken.message.split(' at line')[0] ?? '';
    return `${place(broken.pos[0])}: ${what}. Mend the YAML there: indentation, quotes, brackets`;
  }
  return issues
    .map(
      (issue) => `${place(offsetOf(document, issue.path))}: ${nameOf(issue.path)}${issue.message}. ${remedyFor(issue)}`,
    )
    .join('\n');
}

const nameOf = (path: readonly PropertyKey[]) => (path.length ? `${path.map(String).join('.')}: ` : '');

/** Where the value of a path begins; of its nearest parent when it is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function remedyFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Remove ${issue.keys.join(', ')}, or write its name as docs/knowledge.md does`;
    case 'invalid_type':
      return `Write a value of the kind "${issue.expected}", or add it when it is missing`;
    case 'invalid_value':
      return `Write one of: ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `Shorten it to ${issue.maximum}`;
    case 'too_small':
      return 'Write at least one';
    default:
      return 'Write it as docs/knowledge.md shows';
  }
}
