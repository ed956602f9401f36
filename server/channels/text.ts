import type { Choice } from '../../bot/replies/reply';

/** What a channel can show of one reply. */
export interface TextLimits {
  /** Characters of one message, counted in NFC as UTF-16 units: never fewer than any platform counts. */
  text: number;
  /** How many choices can be tapped under one message. */
  buttons: number;
  /** Characters of a choice's title. */
  title: number;
}

/** A reply as a channel sends it: messages in order, and the buttons under the last one. */
interface LaidOut {
  parts: string[];
  buttons: Choice[];
}

/** Lays a reply out: long texts in several messages, the choices that do not fit as a numbered list at the end. */
export function layOut(text: string, choices: readonly Choice[], limits: TextLimits): LaidOut {
  const buttons = choices
    .slice(0, limits.buttons)
    .map(({ title, value }) => ({ title: shorten(title, limits.title), value }));
  // A typed number is understood by its place among all choices, so the list goes on counting after the buttons.
  const list = choices.slice(limits.buttons).map(({ title }, n) => `${limits.buttons + n + 1}. ${title}`);
  const whole = [text.trim(), list.join('\n')].filter(Boolean).join('\n\n');
  return { parts: splitText(whole, limits.text), buttons };
}

/** Places at which a text may be cut, the best first: between paragraphs, lines, sentences, words. */
const BREAKS = [/\n\s*\n/g, /\n/g, /\s(?<=[.!?…]["”’)\]]*\s)/g, /\s/g];
/** A letter that begins before a cut is seen whole when this many more units are looked at: longer ones are no letters. */
const LETTER = 64;
/** A better place counts only when the part does not become shorter than this share of the limit. */
const LEAST_FILL = 0.4;

/** Splits a text into parts of at most `max` characters (NFC); only white space at the cuts is lost. */
export function splitText(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text.toWellFormed().normalize('NFC').trim();
  while (rest.length > max) {
    const cut = cutIn(rest, max);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest ? [...parts, rest] : parts;
}

function cutIn(text: string, max: number): number {
  const head = text.slice(0, max + 1);
  for (const [n, pattern] of BREAKS.entries()) {
    const last = [...head.matchAll(pattern)].at(-1)?.index ?? 0;
    const least = n === BREAKS.length - 1 ? 1 : max * LEAST_FILL;
    if (last >= least) return last;
  }
  return fitting(text.slice(0, max + LETTER), max);
}

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** How many UTF-16 units of a text without breaks fit into `max`: whole graphemes, or whole code points at the least. */
function fitting(text: string, max: number): number {
  const starts = [...graphemes.segment(text)].map(({ index }) => index);
  const cut = starts.findLast((start) => start <= max) ?? 0;
  if (cut > 0) return cut;
  return /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) && max > 1 ? max - 1 : max;
}

/** Shortens a title to `max` characters, with an ellipsis, between graphemes. */
export function shorten(title: string, max: number): string {
  const text = title.toWellFormed().normalize('NFC').trim();
  return text.length <= max ? text : `${text.slice(0, fitting(text, max - 1)).trimEnd()}…`;
}
