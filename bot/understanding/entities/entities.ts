import type { Country } from '../../../knowledge/schema';
import type { Money } from '../../language/money';
import type { Phone } from '../../language/phones';
import type { Token } from '../../language/scan';

/** Something that was named: as it was written, and where it begins in the normalised text (UTF-16 units). */
export interface Piece {
  text: string;
  at: number;
}

/** A place in Vietnam: a province, a town, a border gate. */
export interface Place extends Piece {
  name: string;
  /** For a border gate the country on the other side. */
  towards?: Country['id'];
}

export interface Age extends Piece {
  years: number;
}

/** How many people are spoken of. */
export interface PeopleCount extends Piece {
  count: number;
}

export interface Account extends Piece {
  digits: string;
  /** As it was written beside the number. */
  bank?: string;
}

export interface Company extends Piece {
  name: string;
}

/** When something happens: hours or days ahead, going on, or over. */
export interface TimeMention extends Piece {
  tense: 'past' | 'now' | 'soon' | 'unknown';
}

export type Sex = 'female' | 'male';
export const RELATIONS = [
  'child',
  'sibling',
  'spouse',
  'parent',
  'partner',
  'grandchild_or_niece',
  'relative',
  'friend',
  'neighbour',
  'colleague',
  'student',
] as const;
/** What somebody in the message is to its writer. */
export type Relation = (typeof RELATIONS)[number];
export interface RelationMention extends Piece {
  relation: Relation;
  sex?: Sex;
}

/**
 * Clauses that tell of somebody's plight: papers kept from them, injuries and illness, when and how to write to them, how they
 * are called, who holds them.
 */
export type Plights = Record<'documents' | 'injury' | 'contact' | 'name' | 'captor', Piece[]>;

/** What a message names that dialogs and staff need; each list in the order of the message, empty when there is none. */
export interface Entities {
  countries: Country[];
  places: Place[];
  landmarks: Piece[];
  ages: Age[];
  /** Of the one who is spoken of; undefined when the message does not tell. */
  sex?: Sex;
  people: PeopleCount[];
  phones: Phone[];
  accounts: Account[];
  /** Web addresses as written. */
  links: Piece[];
  companies: Company[];
  money: Money[];
  dates: TimeMention[];
  /** The writer's people, nearest first: the first is the one whom the message is about. */
  relations: RelationMention[];
  plights: Plights;
}

/** Finds what a message names; `tokens` where the text is normalised and cut into words already. */
export type FindEntities = (text: string, tokens?: readonly Token[]) => Entities;
