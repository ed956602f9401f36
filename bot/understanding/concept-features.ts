import type { ConceptMention } from './analysis';
import { featureOf, salted } from './feature-hash';
import type { Places } from './feature-table';
import type { NumberList } from './number-list';

const CONCEPT = salted('K');
const CONCEPTS_IN_A_ROW = salted('KK');
const CONCEPT_PAIR = salted('KP');
/** Of more families than these in one message no pairs are made: a long story has them all. */
const MOST_PAIRED = 14;
/** Stands before the first family. */
const OPENING = '^';

/** Adds the places of the families of words that stand in a message: each, in the order in which they come, and which stand together. */
export type AddConcepts = (places: NumberList, mentions: readonly ConceptMention[]) => void;

/** A family, and the places of its features that were looked for: by itself, and by the family behind it. The register has few. */
class Family {
  readonly place: number;
  readonly inARow = new Map<Family, number>();
  readonly paired = new Map<Family, number>();
  readonly name: string;

  constructor(name: string, { placeOf }: Places) {
    this.name = name;
    this.place = placeOf(featureOf(CONCEPT, name));
  }
}

/** Makes it. */
export function createConceptFeatures(places: Places): AddConcepts {
  const byName = new Map<string, Family>();
  /** By the lists of the mentions, which are those of the register. */
  const byMention = new WeakMap<readonly string[], readonly Family[]>();
  const opening = familyOf(OPENING);

  function familyOf(name: string): Family {
    const family = byName.get(name) ?? new Family(name, places);
    byName.set(name, family);
    return family;
  }

  function familiesOf(concepts: readonly string[]): readonly Family[] {
    const known = byMention.get(concepts) ?? concepts.map(familyOf);
    byMention.set(concepts, known);
    return known;
  }

  function pairOf(kind: number, known: Map<Family, number>, one: Family, other: Family): number {
    let place = known.get(other);
    if (place === undefined) {
      place = places.placeOf(featureOf(kind, one.name, other.name));
      known.set(other, place);
    }
    return place;
  }

  return (found, mentions) => {
    if (!mentions.length) return;
    const distinct = new Set<Family>();
    let last = opening;
    for (const { concepts } of mentions) {
      const families = familiesOf(concepts);
      for (const family of families) {
        found.pushKnown(family.place);
        distinct.add(family);
      }
      const [first] = families;
      if (!first) continue;
      if (first !== last) found.pushKnown(pairOf(CONCEPTS_IN_A_ROW, last.inARow, last, first));
      last = first;
    }
    const several = [...distinct].sort((one, other) => (one.name < other.name ? -1 : 1)).slice(0, MOST_PAIRED);
    several.forEach((one, n) => {
      for (const other of several.slice(n + 1)) found.pushKnown(pairOf(CONCEPT_PAIR, one.paired, one, other));
    });
  };
}
