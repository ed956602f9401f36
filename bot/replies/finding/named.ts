import { ABROAD, type Article, type Programme, type Province } from '../../../knowledge/schema';
import { fold, normalise } from '../../language/normalise';
import { PhraseIndex } from '../../language/phrases';
import type { Analysis } from '../../understanding/analysis';
import type { Entities } from '../../understanding/entities/entities';

/** What a question names that an article may be about, or that an answer says again. */
export interface Named {
  /** Ids of countries of the register; a programme stands for its country. */
  countries: readonly string[];
  /** Numbers of articles of law: "151". */
  laws: readonly string[];
  /** Provinces as they are today, with the name that was written where it is a former one. */
  provinces: readonly { name: string; former?: string }[];
  /** All its words in standard spelling, without accents, with a space before and behind each. */
  said: string;
}

export type FindNamed = (
  question: Pick<Analysis, 'text' | 'tokens' | 'words'>,
  entities: Pick<Entities, 'countries' | 'places'>,
) => Named;

interface Registers {
  programmes: readonly Programme[];
  provinces: readonly Province[];
}

/** Makes the finder of what a question names. */
export function createNamedFinder({ programmes, provinces }: Registers): FindNamed {
  const countryOf = new PhraseIndex(
    programmes.flatMap(({ names, country }) => names.map((name) => [name, country] as const)),
  );
  const provinceOf = new Map(
    provinces.flatMap(({ name, merged }) => [
      [name, { name }] as const,
      ...merged.map((former) => [former, { name, former }] as const),
    ]),
  );
  return ({ text, tokens, words }, { countries, places }) => ({
    countries: [...new Set([...countries.map(({ id }) => id), ...countryOf.all(tokens).map(({ meaning }) => meaning)])],
    laws: lawsNamed(text),
    provinces: places.flatMap(({ name }) => provinceOf.get(name) ?? []),
    said: ` ${words.map(({ word }) => word).join(' ')} `,
  });
}

const ARTICLE_OF_LAW = /(?<![\p{L}\p{N}])(?:dieu|d) ?(\d{1,3})(?![\p{L}\p{N}])/gu;

/** The articles of law that a text names: "Điều 151", "d151" → "151". */
export function lawsNamed(text: string): string[] {
  if (!/\d/.test(text)) return [];
  return [...new Set([...fold(normalise(text)).matchAll(ARTICLE_OF_LAW)].map((match) => match[1] ?? ''))];
}

/** The text with "tỉnh" in place of former provinces: no known question names all of them. */
export function withoutFormerProvinces(
  text: string,
  { places }: Pick<Entities, 'places'>,
  { provinces }: Named,
): string {
  return places
    .filter(({ name }) => provinces.some(({ former }) => former === name))
    .reduce((rest, place) => rest.replace(place.text, 'tỉnh'), text);
}

/** Whether an article tells where to go since a province that was named is no more. */
export const tellsOfMerger = (article: Pick<Article, 'merged_provinces'>, { provinces }: Named): boolean =>
  article.merged_provinces && provinces.some(({ former }) => former !== undefined);

/** Whether an article is about what was named: undefined when either side names nothing, false when it is about another. */
export function isAbout(article: Pick<Article, 'countries' | 'laws'>, named: Named): boolean | undefined {
  const country = meets(article.countries, named.countries);
  const law = meets(article.laws, named.laws);
  return country === false || law === false ? false : (country ?? law);
}

function meets(of: readonly string[], named: readonly string[]): boolean | undefined {
  if (!of.length || !named.length) return undefined;
  return of.includes(ABROAD) || of.some((one) => named.includes(one));
}
