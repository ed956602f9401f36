import { fold } from '../../bot/language/normalise';
import { OUTCOMES } from '../cases/actions';
import { MUTED } from '../cases/mutes';
import type { CaseFigure } from '../store/contract/figures';

/** The name by which a register knows what a text says; undefined when it does not. */
export type FindName = (text: string) => string | undefined;

/** Whose words may stand in figures. */
export interface FigureWords {
  /** The province of today that a text names, also by one that was merged into it. */
  findProvince: FindName;
  findCountry: FindName;
  findAgency: FindName;
}

/** What stands for anything that no register knows: what staff write freely may lead to a person, and figures leave the house. */
export const OTHER = 'other';

/** Makes the finder of one of these names, however it is accented. */
export function createNameFinder(names: Iterable<string>): FindName {
  const known = new Map([...names].map((name) => [simple(name), name]));
  return (text) => known.get(simple(text));
}

const simple = (text: string) => fold(text).toLowerCase().trim();

/** A figure without any free word. */
export function inKnownWords(figure: CaseFigure, { findCountry, findAgency }: FigureWords): CaseFigure {
  const { outcome } = figure;
  return {
    ...figure,
    countries: named(figure.countries, findCountry),
    referred: named(figure.referred, findAgency),
    ...(outcome !== undefined && { outcome: [...OUTCOMES, MUTED].includes(outcome) ? outcome : OTHER }),
  };
}

const named = (texts: readonly string[], find: FindName) => [...new Set(texts.map((text) => find(text) ?? OTHER))];
