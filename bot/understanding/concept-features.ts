import type { ConceptMention } from './analysis';
import { featureOf, salted } from './feature-hash';
import type { PlaceOf } from './feature-table';
import type { NumberList } from './number-list';

const CONCEPT = salted('K');
const CONCEPTS_IN_A_ROW = salted('KK');
const CONCEPT_PAIR = salted('KP');
/** Of more families than these in one message no pairs are made: a long story has them all. */
const MOST_PAIRED = 14;
/** Stands before the first family. */
const OPENING = '^';

/** Adds the places of the families of words that stand in a message. */
export type AddConcepts = (places: NumberList, mentions: readonly ConceptMention[]) => void;

/** Makes it: each family, in the order in which they come, and which stand in one message. The register has few, so each place is looked for once. */
export function createConceptFeatures(placeOf: PlaceOf): AddConcepts {
  const single = new Map<string, number>();
  const [inARow, paired] = [new PairPlaces(CONCEPTS_IN_A_ROW, placeOf), new PairPlaces(CONCEPT_PAIR, placeOf)];

  function singleOf(concept: string): number {
    const known = single.get(concept);
    if (known !== undefined) return known;
    const place = placeOf(featureOf(CONCEPT, concept));
    single.set(concept, place);
    return place;
  }

  return (places, mentions) => {
    if (!mentions.length) return;
    const distinct = new Set<string>();
    let last = OPENING;
    for (const { concepts } of mentions) {
      for (const concept of concepts) {
        places.pushKnown(singleOf(concept));
        distinct.add(concept);
      }
      const [first = ''] = concepts;
      if (first !== last) places.pushKnown(inARow.of(last, first));
      last = first;
    }
    const several = [...distinct].sort().slice(0, MOST_PAIRED);
    several.forEach((one, n) => {
      for (let other = n + 1; other < several.length; other += 1)
        places.pushKnown(paired.of(one, several[other] ?? ''));
    });
  };
}

/** The places of pairs of families. */
class PairPlaces {
  readonly #known = new Map<string, Map<string, number>>();
  readonly #kind: number;
  readonly #placeOf: PlaceOf;

  constructor(kind: number, placeOf: PlaceOf) {
    this.#kind = kind;
    this.#placeOf = placeOf;
  }

  of(one: string, other: string): number {
    const known = this.#known.get(one)?.get(other);
    if (known !== undefined) return known;
    const place = this.#placeOf(featureOf(this.#kind, one, other));
    this.#known.set(one, (this.#known.get(one) ?? new Map<string, number>()).set(other, place));
    return place;
  }
}
