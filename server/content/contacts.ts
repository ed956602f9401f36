import { findPhones } from '../../bot/language/phones';
import type { Fact } from '../../knowledge/schema';

/** Where a text leads whoever reads it, or what of it cannot be seen. */
export type ContactKind = 'phone' | 'link' | 'hidden';

/** One number, address or hidden character of a text. */
export interface Contact {
  kind: ContactKind;
  value: string;
  /** The number is a fact, the address is of the state or of this house: people may be led there. */
  isKnown: boolean;
}

/** Finds all of a text. */
export type ReadContacts = (text: string) => Contact[];

/** Control characters, marks that turn the direction of writing, and letters without any width: what is read is not what is written. */
const HIDDEN = /(?![\n\u200d])(?:[\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5)|(?![0-9])\p{Nd}/gu;
/** Keycaps ("1️⃣") are digits to whoever reads them. */
const KEYCAP = /\ufe0f?\u20e3/g;
/** Any scheme with what follows; or labels with points between, as apps make links of them, whatever alphabet they are in. */
const LINK =
  /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"“”]{1,300}|(?<![\p{L}\p{N}@-])(?:[\p{L}\p{N}_-]{1,63}\.){1,6}\p{L}{2,24}(?![\p{L}\p{N}])(?:[:/?][^\s<>"“”]{0,300})?/giu;
const MAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,200}/gu;
/** "TP.HCM", "Th.S" are words of everybody's. */
const ABBREVIATION = /^(?:tp|th|pgs|gs|ts|bs|ths|q|p)\.\p{L}+$/iu;
/** A number that is called, paid to or written to; sums are grouped by threes from their beginning. */
const LONG_NUMBER = /(?<![\d.,])\+?\d(?:[ .()-]{0,2}\d){6,18}(?![\d])/g;
const SUM = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/;
const DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/;
/** A short one is a telephone number where the words say so. */
const SHORT_NUMBER =
  /(?<!\p{L})(?:gọi|goi|gọi ngay|số|so|hotline|tổng đài|tong dai|đường dây|duong day|alo|phone|điện thoại|dien thoai|nhắn|nhan)(?: (?:nóng|nong|số|so|tới|toi|đến|den|cho|ngay))*[ :]{1,3}(\d{3,6})(?![\d.,/%]?\d|%)/giu;
/** Sites of the state and of the hotline, as the web chat makes links of them. */
const STATE = /^(?:[a-z0-9-]{1,63}\.)+gov\.vn$|^(?:www\.)?tongdai111\.vn$/;

interface Parts {
  /** As they stand when the text is read. */
  facts: () => ReadonlyMap<string, Pick<Fact, 'kind' | 'text' | 'hedged'>>;
  /** Addresses of our own; absent where there are none. */
  publicUrl?: string;
}

/** Makes what finds where a text leads: a wrong number, or somebody else's page, would lead people in need to whoever owns it. */
export function createReadContacts({ facts, publicUrl }: Parts): ReadContacts {
  const own = publicUrl === undefined ? undefined : new URL(publicUrl);
  const knownNow = rememberedFor(facts);
  return (text) => {
    const known = knownNow();
    const hidden = [...text.matchAll(HIDDEN)].map(([char]) => contact('hidden', codeOf(char), false));
    let left = text.replace(KEYCAP, '').normalize('NFKC').replaceAll('。', '.');
    const take = (pattern: RegExp): string[] => {
      const found = [...left.matchAll(pattern)].map(([match]) => match.replace(/[.,;:!?)\]]+$/, ''));
      left = left.replace(pattern, ' ');
      return found;
    };
    const mails = take(MAIL).map((mail) =>
      contact('link', mail, isOfState(mail) || known.words.has(mail.toLowerCase())),
    );
    const links = take(LINK)
      .filter((link) => !ABBREVIATION.test(link))
      .map((link) => contact('link', link, isOwn(link, own) || isOfState(link) || known.words.has(hostOf(link))));
    return unique([...hidden, ...mails, ...links, ...phonesIn(left, known)]);
  };
}

const contact = (kind: ContactKind, value: string, isKnown: boolean): Contact => ({ kind, value, isKnown });

/** What facts hold: numbers as digits alone, those of them that are short telephone numbers, and addresses as words. */
interface Known {
  numbers: ReadonlySet<string>;
  short: ReadonlySet<string>;
  words: ReadonlySet<string>;
}

function knownIn(facts: Iterable<Pick<Fact, 'kind' | 'text' | 'hedged'>>): Known {
  const [all, phones] = [[...facts], ['phone', 'contact']];
  const texts = all.map(textOf);
  const numbers = texts.flatMap((text) => [
    ...findPhones(text).map(({ number }) => number),
    ...[...text.matchAll(LONG_NUMBER)].map(([number]) => number),
  ]);
  const short = all
    .filter(({ kind }) => phones.includes(kind))
    .flatMap((fact) => textOf(fact).match(/(?<!\d)\d{3,6}(?!\d)/g) ?? []);
  const words = texts.flatMap((text) => text.toLowerCase().split(/[\s,;()/]+/));
  return {
    numbers: new Set(numbers.map(digitsOf)),
    short: new Set(short),
    words: new Set(words.map((word) => word.replace(/\.$/, ''))),
  };
}

const textOf = ({ text, hedged = '' }: Pick<Fact, 'text' | 'hedged'>) => `${text}\n${hedged}`;

/** Read once for the same facts: there are hundreds, and every text is held against them. */
function rememberedFor(facts: Parts['facts']): () => Known {
  let last: { facts: unknown; known: Known } | undefined;
  return () => {
    const current = facts();
    if (last?.facts !== current) last = { facts: current, known: knownIn(current.values()) };
    return last.known;
  };
}

function phonesIn(text: string, { numbers, short }: Known): Contact[] {
  const long = [...text.matchAll(LONG_NUMBER)]
    .map(([number]) => number)
    .filter((it) => !SUM.test(it) && !DATE.test(it));
  const spoken = findPhones(text).filter(({ text: words }) => !/\d/.test(words));
  const called = [...text.replace(LONG_NUMBER, ' ').matchAll(SHORT_NUMBER)].map((match) => match[1] ?? '');
  return [
    ...long.map((value) => contact('phone', value, numbers.has(digitsOf(value)))),
    ...spoken.map(({ text: value, number }) => contact('phone', value, numbers.has(digitsOf(number)))),
    ...called.map((value) => contact('phone', value, short.has(value))),
  ];
}

/** A number is the same with + or 00 before its country's code, a Vietnamese one with its code or without. */
const digitsOf = (number: string) =>
  number
    .replace(/\D/g, '')
    .replace(/^00/, '')
    .replace(/^84(?=\d{9})/, '0');

/** What stands in a link before its path, as a browser would take it: without a name and a password in front. */
function hostOf(link: string): string {
  try {
    return new URL(link.includes('://') ? link : `https://${link}`).hostname;
  } catch {
    return '';
  }
}

const isOfState = (link: string) =>
  link.includes('@')
    ? STATE.test(link.slice(link.lastIndexOf('@') + 1).toLowerCase())
    : isWeb(link) && STATE.test(hostOf(link));

const isWeb = (link: string) => !link.includes('://') || /^https?:\/\//i.test(link);

function isOwn(link: string, own: URL | undefined): boolean {
  if (!own || !isWeb(link)) return false;
  try {
    return new URL(link.includes('://') ? link : `${own.protocol}//${link}`).host === own.host;
  } catch {
    return false;
  }
}

const codeOf = (char: string) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const unique = (all: readonly Contact[]): Contact[] =>
  all.filter(({ kind, value }, n) => all.findIndex((one) => one.kind === kind && one.value === value) === n);
