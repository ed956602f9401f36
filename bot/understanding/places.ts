import type { Country } from '../../knowledge/schema';
import { fold, normalise } from '../language/normalise';

/** Names this short mean too many other things once their accents are gone ("lao", "duc", "nga", "my"). */
const SHORT = 4;
/** Words of motion or place after which an ambiguous name is the country: "sang cam", "bên nga". */
const TOWARDS = '(?:sang|qua|ben|di|o|tai|nuoc|tu ben|thi truong|don hang|su quan)';
/** Words that make "lao" and "my" something else. */
const NOT_AFTER = '(?! (?:dong|tu|pham|hoa|nhan))';

/** Finds which countries a message speaks of. */
export type FindCountries = (text: string) => Country[];

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (names: readonly string[]) =>
  [...names]
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join('|');
const isShort = (name: string) => fold(name).length <= SHORT;
const hasAccent = (name: string) => fold(name) !== name.toLowerCase();

/** Builds the finder: full names anywhere, short and ambiguous ones only beside a word of motion or with their accents. */
export function createCountryFinder(countries: readonly Country[]): FindCountries {
  const patterns = countries.map((country) => ({ country, ...patternsOf(country) }));
  return (text) => {
    const written = normalise(text).toLowerCase();
    const folded = fold(written);
    return patterns
      .filter(({ plain, accented, beside }) => plain?.test(folded) || accented?.test(written) || beside?.test(folded))
      .map(({ country }) => country);
  };
}

function patternsOf(country: Country) {
  const plain = country.names.filter((name) => !isShort(name)).map(fold);
  const accented = country.names.filter((name) => isShort(name) && hasAccent(name)).map((name) => name.toLowerCase());
  const beside = [...country.ambiguous, ...country.names.filter(isShort)].map(fold);
  const edge = (inner: string, after = '') => new RegExp(`(?<![\\p{L}\\p{N}])${inner}(?![\\p{L}\\p{N}])${after}`, 'u');
  return {
    plain: plain.length ? edge(`(?:${anyOf(plain)})`, NOT_AFTER) : undefined,
    accented: accented.length ? edge(`(?:${anyOf(accented)})`, '(?! động)') : undefined,
    beside: beside.length ? edge(`${TOWARDS} (?:${anyOf(beside)})`, NOT_AFTER) : undefined,
  };
}
