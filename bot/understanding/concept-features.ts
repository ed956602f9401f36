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

/** A range of words, `to` exclusive. */
export interface Range {
  from: number;
  to: number;
}

/**
 * Adds the places of the families of words that stand in a range of a message: each, in the order in which they come, and which stand
 * together.
 */
export type AddConcepts = (places: NumberList, mentions: readonly ConceptMention[], range: Range) => void;

/** A family, and the places of its features that were looked for: by itself, and by the family behind it. The register has few. */
class Family {
  readonly place: number;
  readonly inARow = new Map<Family, number>();
  readonly paired = new Map<Family, number>();
  readonly name: string;
  /** The message, or the part of one, in which it was met last. */
  metIn = 0;

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
  /** The first of those that were met, by their names. */
  const several: Family[] = [];
  let message = 0;

  function familyOf(name: string): Family {
    const family = byName.get(name) ?? new Family(name, places);
    byName.set(name, family);
    return family;
  }

  function familiesOf(concepts: readonly string[]): readonly Family[] {
    let known = byMention.get(concepts);
    if (!known) byMention.set(concepts, (known = concepts.map(familyOf)));
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

  /** Puts a family among them, unless it is there or too many come before it. */
  function meet(family: Family): void {
    if (family.metIn === message) return;
    family.metIn = message;
    if (several.length === MOST_PAIRED) {
      if ((several.at(-1)?.name ?? '') < family.name) return;
      several.pop();
    }
    let at = several.length;
    for (; at > 0; at -= 1) {
      const before = several[at - 1];
      if (!before || before.name < family.name) break;
      several[at] = before;
    }
    several[at] = family;
  }

  function addPairs(found: NumberList): void {
    for (let n = 0; n < several.length; n += 1) {
      const one = several[n];
      if (!one) break;
      for (let other = n + 1; other < several.length; other += 1)
        found.pushKnown(pairOf(CONCEPT_PAIR, one.paired, one, several[other] ?? one));
    }
  }

  return (found, mentions, range) => {
    message += 1;
    several.length = 0;
    let last = opening;
    for (const { concepts, from, to } of mentions) {
      if (from < range.from || to > range.to) continue;
      const families = familiesOf(concepts);
      for (const family of families) {
        found.pushKnown(family.place);
        meet(family);
      }
      const [first] = families;
      if (!first) continue;
      if (first !== last) found.pushKnown(pairOf(CONCEPTS_IN_A_ROW, last.inARow, last, first));
      last = first;
    }
    addPairs(found);
  };
}
