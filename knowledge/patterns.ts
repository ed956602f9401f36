/** Patterns of one kind. */
export interface Patterns {
  each: readonly RegExp[];
  /** All in one: most messages have none of them, and one look shows it. */
  any: RegExp;
}

const WORD_EDGE = '\\b';

/** Each by itself, and all in one that looks for those that begin at the edge of a word nowhere else, and tells where, not which. */
export function compilePatterns(sources: readonly string[]): Patterns {
  const ways = sources.flatMap(alternatives);
  const atEdges = ways.filter((way) => way.startsWith(WORD_EDGE)).map((way) => way.slice(WORD_EDGE.length));
  const others = ways.filter((way) => !way.startsWith(WORD_EDGE));
  const edged = atEdges.length ? [`${WORD_EDGE}(?:${atEdges.join('|')})`] : [];
  return {
    each: sources.map((source) => new RegExp(source, 'gm')),
    any: new RegExp([...edged, ...others].join('|'), 'm'),
  };
}

/** A sign; a class of signs and what stands behind a backslash are one each. */
const SIGN = /\\.|\[(?:\\.|[^\]\\])*\]|[^]/gu;

/** What stands between the bars of a pattern that are in no group: `a|(?:b|c)` is `a` and `(?:b|c)`. */
function alternatives(source: string): string[] {
  const found = [''];
  let depth = 0;
  for (const sign of source.match(SIGN) ?? []) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === '|' && !depth) found.push('');
    else found.push(`${found.pop() ?? ''}${sign}`);
  }
  return found;
}
