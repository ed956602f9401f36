import { hash } from '../language/fnv';
import { salted, spaced } from '../understanding/feature-hash';
import type { Features } from '../understanding/features';
import { hash as hashOf } from '../language/hash';
import type { Judgement } from './judge';
import type { Offer } from './offer';
import type { OfferText } from './offer-text';

/** A clause of `OfferText.words`: its words, and where it stands. */
interface Clause {
  words: string[];
  from: number;
  to: number;
}

const NEGATIONS: ReadonlySet<string> = new Set(['khong', 'chua', 'dung', 'cam', 'chang', 'khoi']);
/** So many words after a negation stand under it. */
const REACH = 8;
/** Features are hashed into so many places: a power of two. */
export const PLACES = 1 << 17;
/** Longer numbers are told apart by their length only. */
const LONGEST_NUMBER = 4;
const WORD = salted('w');
const PAIR = salted('b');
const DENIED = salted('n');
const ACCENTED = salted('a');
const LOOK = salted('look');

/** Places in the order in which they were found, each once. */
type Places = Set<number>;

/** The clauses that have words. */
export function clausesOf({ words }: OfferText): Clause[] {
  return Array.from(words.matchAll(/[^,\n]+/g), ({ 0: part, index }) => ({
    words: wordsIn(part),
    from: index + part.length - part.trimStart().length,
    to: index + part.trimEnd().length,
  })).filter(({ from, to }) => to > from);
}

const wordsIn = (clause: string) => clause.split(' ').filter(Boolean);

/** Places of the words, pairs of words and denied words of a clause, each once. */
export function placesOf(words: readonly string[]): number[] {
  const places: Places = new Set();
  addClause(places, words);
  return [...places];
}

/** What an offer is made of: its words, as written too, and what was found in it; without findings the words alone. */
export function featuresOf({ text, ...found }: { text: OfferText } & Partial<Findings>): Features {
  const findings = found.offer && found.judgement ? findingPlaces(found.offer, found.judgement) : [];
  return inShares([textPlaces(text), new Set(findings)].filter(({ size }) => size));
}

interface Findings {
  offer: Offer;
  judgement: Judgement;
}

/** The same of a message that need be no offer, and what it looks like: names of looks of our own choice. */
export function featuresWithLooks(text: OfferText, looks: readonly string[]): Features {
  const places = textPlaces(text);
  for (const look of looks) places.add(placeAt(hash(LOOK, look)));
  return inShares([places]);
}

function textPlaces({ words, written }: OfferText): Places {
  const places: Places = new Set();
  for (const clause of words.split(/[,\n]/)) addClause(places, wordsIn(clause));
  for (const word of written.toLowerCase().match(/\p{L}+/gu) ?? [])
    if (/[^\0-\x7f]/.test(word)) places.add(placeAt(hash(ACCENTED, word)));
  return places;
}

/** Names are hashed piece by piece, as if they were written out: every message is looked at so. */
function addClause(places: Places, words: readonly string[]): void {
  let [before, reach]: [string | undefined, number] = [undefined, 0];
  for (const written of words) {
    const word = /^\d/.test(written) ? `#${Math.min(written.length, LONGEST_NUMBER)}` : written;
    places.add(placeAt(hash(WORD, word)));
    if (before !== undefined) places.add(placeAt(hash(spaced(hash(PAIR, before)), word)));
    if (reach > 0) places.add(placeAt(hash(DENIED, word)));
    reach = NEGATIONS.has(word) ? REACH : reach - 1;
    before = word;
  }
}

function findingPlaces(offer: Offer, { verdict, flags, signs }: Judgement): number[] {
  return [
    `verdict ${verdict}`,
    `place ${offer.abroad ? 'abroad' : 'home'}`,
    `agency ${String(offer.agency !== undefined)}`,
    `licence ${String(offer.licence !== undefined)}`,
    ...flags.map(({ id }) => `flag ${id}`),
    ...signs.map(({ id }) => `sign ${id}`),
    ...[...offer.elements.keys()].map((name) => `element ${name}`),
    ...offer.money.map(({ role }) => `money ${role}`),
  ].map((finding) => placeAt(hashOf(finding)));
}

const placeAt = (value: number): number => value & (PLACES - 1);

/** Blocks weigh alike, whatever they hold; the squares of all weights sum to one. */
function inShares(blocks: readonly Places[]): Features {
  const places = Uint32Array.from(blocks.flatMap((block) => [...block]));
  const weights = new Float32Array(places.length);
  let end = 0;
  for (const { size } of blocks) weights.fill(1 / Math.sqrt(size * blocks.length), end, (end += size));
  return { places, weights };
}
