import type { Accents, OfferContent } from '../../knowledge/offers';
import type { OfferText } from './offer-text';

/** The first place in a text where a pattern truly holds: not denied, and not said as a warning of others. */
export interface Evidence {
  quote: string;
}

/** What is denied by itself says so first; "cầm giấy tờ" only folds to the same as "cấm". */
const FORBIDS = /^(?:khong|khoi|chua|dung|cam(?! (?:ho chieu|giay to|can cuoc|cccd|cmnd|passport|bang))) /;

type Language = Pick<
  OfferContent,
  'warning' | 'aboutThemselves' | 'denial' | 'denialOfList' | 'nothing' | 'threat' | 'accents'
>;

/** Looks for patterns in one text. */
export class EvidenceFinder {
  readonly #text: OfferText;
  readonly #language: Language;
  /** Where sentences that warn of others begin and end, without the clauses in which the writers speak of themselves. */
  readonly #warnings: readonly (readonly [number, number])[];

  constructor(text: OfferText, language: Language) {
    this.#text = text;
    this.#language = language;
    this.#warnings = warnings(text.words, language);
  }

  /** Something that counts against (or for) the offer. */
  find(pattern: RegExp | undefined, unless?: RegExp, accents: Accents = this.#language.accents): Evidence | undefined {
    for (const { 0: match, index } of this.#matches(pattern)) {
      const end = index + match.length;
      if (!this.#text.agrees(index, end, accents)) continue;
      if (this.#isWarning(index) || this.#isDenied(match, index, end)) continue;
      if (unless && this.#clause(index, end).search(unless) >= 0) continue;
      return { quote: this.#text.quote(index, end) };
    }
    return undefined;
  }

  /** Whether something is said at all, denied or not. */
  mention(pattern: RegExp | undefined): Evidence | undefined {
    for (const { 0: match, index } of this.#matches(pattern)) {
      const end = index + match.length;
      if (this.#text.agrees(index, end, this.#language.accents)) return { quote: this.#text.quote(index, end) };
    }
    return undefined;
  }

  /** Most patterns match nowhere: `matchAll` makes a copy of the pattern first, which takes longer than to see that. */
  #matches(pattern: RegExp | undefined): Iterable<RegExpExecArray> {
    const { words } = this.#text;
    return pattern && words.search(pattern) >= 0 ? words.matchAll(pattern) : [];
  }

  #isWarning(at: number): boolean {
    return this.#warnings.some(([from, to]) => at >= from && at < to);
  }

  #isDenied(match: string, at: number, end: number): boolean {
    const before = this.#text.words.slice(Math.max(0, at - 60), at);
    const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('\n')) + 1);
    const after = this.#text.words.slice(end, end + 60);
    if (FORBIDS.test(match)) return false;
    if (this.#language.nothing.test(after)) return true;
    if (this.#isListed(match, at, after)) return true;
    return this.#language.denial.test(clause) && !this.#language.threat.test(after);
  }

  /** One more thing in a list that began with a denial: "không thu tiền môi giới, tiền cọc." */
  #isListed(match: string, at: number, after: string): boolean {
    if (!/^(?:tien|phi|le phi|coc|dat coc|ky quy)\b/.test(match) || !/^ ?(?:,|\n|$)/.test(after)) return false;
    const { words } = this.#text;
    const sentence = words.slice(words.lastIndexOf('\n', at - 1) + 1, at);
    return this.#language.denialOfList.test(sentence);
  }

  #clause(from: number, to: number): string {
    const { words } = this.#text;
    const before = words.slice(0, from);
    const start = Math.max(before.lastIndexOf(','), before.lastIndexOf('\n')) + 1;
    const after = words.slice(to).search(/[,\n]/);
    return words.slice(start, after < 0 ? words.length : to + after);
  }
}

function warnings(words: string, { warning, aboutThemselves }: Language): [number, number][] {
  const found: [number, number][] = [];
  let at = 0;
  for (const sentence of words.split('\n')) {
    if (sentence.search(warning) >= 0) found.push(...othersIn(sentence, at, aboutThemselves));
    at += sentence.length + 1;
  }
  return found;
}

function othersIn(sentence: string, from: number, aboutThemselves: RegExp): [number, number][] {
  let at = from;
  return sentence.split(',').flatMap((clause) => {
    const span: [number, number] = [at, at + clause.length];
    at += clause.length + 1;
    return clause.search(aboutThemselves) >= 0 ? [] : [span];
  });
}
