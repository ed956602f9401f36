import type { Features } from '../understanding/features';
import { hash } from './fingerprint';
import type { Judgement } from './judge';
import type { Offer } from './offer';
import type { OfferText } from './offer-text';

/** A clause of `OfferText.words`: its words, and where it stands. */
interface Clause {
  words: string[];
  from: number;
  to: number;
}

const NEGATION = /^(?:khong|chua|dung|cam|chang|khoi)$/;
/** So many words after a negation stand under it. */
const REACH = 8;
/** Features are hashed into so many places. */
export const PLACES = 1 << 17;
/** Longer numbers are told apart by their length only. */
const LONGEST_NUMBER = 4;

/** The clauses that have words. */
export function clausesOf({ words }: OfferText): Clause[] {
  return Array.from(words.matchAll(/[^,\n]+/g), ({ 0: part, index }) => ({
    words: part.split(' ').filter(Boolean),
    from: index + part.length - part.trimStart().length,
    to: index + part.trimEnd().length,
  })).filter(({ from, to }) => to > from);
}

/** Places of the words, pairs of words and denied words of a clause, each once. */
export function placesOf(words: readonly string[]): number[] {
  const plain = words.map((word) => (/^\d/.test(word) ? `#${Math.min(word.length, LONGEST_NUMBER)}` : word));
  let reach = 0;
  const names = plain.flatMap((word, n) => {
    const denied = reach > 0 ? [`n ${word}`] : [];
    reach = NEGATION.test(word) ? REACH : reach - 1;
    return [`w ${word}`, ...(n > 0 ? [`b ${plain[n - 1] ?? ''} ${word}`] : []), ...denied];
  });
  return [...new Set(names.map(placeOf))];
}

/** What an offer is made of: its words, as written too, and what was found in it; without findings the words alone. */
export function featuresOf({ text, ...found }: { text: OfferText } & Partial<Findings>): Features {
  const blocks = [allPlaces(text), found.offer && found.judgement ? findingPlaces(found.offer, found.judgement) : []];
  return inShares(blocks.map((places) => [...new Set(places)]).filter((places) => places.length));
}

interface Findings {
  offer: Offer;
  judgement: Judgement;
}

/** The same of a message that need be no offer, and what it looks like: names of looks of our own choice. */
export const featuresWithLooks = (text: OfferText, looks: readonly string[]): Features =>
  inShares([[...new Set([...allPlaces(text), ...looks.map((look) => placeOf(`look ${look}`))])]]);

const allPlaces = (text: OfferText): number[] => [
  ...clausesOf(text).flatMap((clause) => placesOf(clause.words)),
  ...accentedPlaces(text),
];

function accentedPlaces({ written }: OfferText): number[] {
  const words = written.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.filter((word) => /[^\0-\x7f]/.test(word)).map((word) => placeOf(`a ${word}`));
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
  ].map(placeOf);
}

const placeOf = (name: string): number => hash(name) % PLACES;

/** Blocks weigh alike, whatever they hold; the squares of all weights sum to one. */
function inShares(blocks: readonly number[][]): Features {
  const places = Uint32Array.from(blocks.flat());
  const weights = Float32Array.from(
    blocks.flatMap((block) => block.map(() => 1 / Math.sqrt(block.length * blocks.length))),
  );
  return { places, weights };
}
