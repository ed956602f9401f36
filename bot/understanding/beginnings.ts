/**
 * One part of a pattern's source: what is escaped, a class of signs, how a group begins, how often something may stand, or a sign.
 */
const PART = /\\[^]|\[(?:\\[^]|[^\]\\])*\]|\(\?(?:<?[=!]|:)|\{\d+(?:,\d*)?\}|[^]/gu;
const LETTER = /^\w$/;
/** A sign that stands for itself and is in no word. */
const SPACING = /^[^\w\\()[\]{}|.?*+^$]$/u;
/** What lies between a word and what is none. */
const EDGES: ReadonlySet<string | undefined> = new Set(['\\b', '^', '$']);
/** Look ahead or back, and take no letters. */
const LOOKS = /^\(\?<?[=!]$/;
const REPEATED = /^(?:[*+]|\{.*\})$/;
/** More words of a beginning are not read. */
const WORDS = /^ (\w+) (?:(\w+) )?/;
const isWhole = (text: string): boolean => WORDS.exec(text)?.[2] !== undefined;

/**
 * The words with which all begins that a pattern may match: one, or two where they can be read; undefined where somewhere not even
 * the first can be, or where it may begin within a word. Of `\b(?:dang )?bi (?:nhot|ho \w+)\b` they are "dang bi", "bi nhot" and
 * "bi ho". A few more may be named than there are, never fewer. Patterns are of flags other than `i`, `u`, `v`.
 */
export function beginningsOf(source: string): string[] | undefined {
  const beginnings = new Set<string>();
  for (const text of new BeginningReader(source.match(PART) ?? []).read()) {
    const [, first, second] = WORDS.exec(text) ?? [];
    if (first === undefined) return undefined;
    beginnings.add(second === undefined ? first : `${first} ${second}`);
  }
  return [...beginnings].filter((one) => !(one.includes(' ') && beginnings.has(one.slice(0, one.indexOf(' ')))));
}

/**
 * Reads a pattern once from left to right. What a match may begin with is kept as its words, a space before each (it begins at the edge
 * of a word) and behind each that has ended: "", " ", " b", " bi", " bi ", " bi n".
 */
class BeginningReader {
  readonly #parts: readonly string[];
  #at = 0;
  /** Beginnings of which no more is read. */
  readonly #read = new Set<string>();

  constructor(parts: readonly string[]) {
    this.#parts = parts;
  }

  read(): ReadonlySet<string> {
    this.#end(this.#alternatives(new Set([''])));
    // A bracket too many is not understood.
    return this.#at < this.#parts.length ? new Set(['']) : this.#read;
  }

  /** What may stand between two brackets behind one of the beginnings: the beginnings with it. */
  #alternatives(before: ReadonlySet<string>): Set<string> {
    const found = this.#row(before);
    while (this.#parts[this.#at] === '|') {
      this.#at += 1;
      for (const text of this.#row(before)) found.add(text);
    }
    return found;
  }

  #row(before: ReadonlySet<string>): Set<string> {
    let found = new Set(before);
    for (let part = this.#parts[this.#at]; part && part !== '|' && part !== ')'; part = this.#parts[this.#at])
      found = this.#repeated(found);
    return found;
  }

  /** One part, as often as it may stand: of what stands more than once only the first time is read. */
  #repeated(before: ReadonlySet<string>): Set<string> {
    const after = this.#once(before);
    const often = this.#parts[this.#at] ?? '';
    if (often === '?') {
      this.#at += 1;
      return new Set([...before, ...after]);
    }
    if (!REPEATED.test(often)) return after;
    this.#at += 1;
    this.#end(after);
    return isOptional(often) ? new Set(before) : new Set();
  }

  #once(before: ReadonlySet<string>): Set<string> {
    const part = this.#parts[this.#at] ?? '';
    this.#at += 1;
    if (LOOKS.test(part)) {
      this.#group(new Set());
      return new Set(before);
    }
    if (part === '(' || part === '(?:') return this.#group(before);
    if (EDGES.has(part)) return this.#onward(before, withEdge);
    if (LETTER.test(part)) return this.#onward(before, (text) => text && text + part);
    if (SPACING.test(part)) return this.#onward(before, (text) => (text.trim() ? withEdge(text) : ''));
    this.#end(before);
    return new Set();
  }

  #group(before: ReadonlySet<string>): Set<string> {
    const found = this.#alternatives(before);
    this.#at += 1;
    return found;
  }

  /** Lets beginnings grow; two words are enough, and of one within a word no more can be said. */
  #onward(before: ReadonlySet<string>, grown: (text: string) => string): Set<string> {
    const found = new Set<string>();
    for (const text of before) {
      const longer = grown(text);
      if (longer && !isWhole(longer)) found.add(longer);
      else this.#read.add(longer);
    }
    return found;
  }

  /** Anything may follow: a word that has not ended may go on. */
  #end(beginnings: ReadonlySet<string>): void {
    for (const text of beginnings) this.#read.add(text);
  }
}

const isOptional = (often: string): boolean => often === '*' || /^\{0\b/.test(often);
const withEdge = (text: string): string => (text.endsWith(' ') ? text : `${text} `);
