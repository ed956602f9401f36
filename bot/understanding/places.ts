import type { Country } from '../../knowledge/schema';
import { fold, normalise } from '../language/normalise';

/** Names this short mean too many other things once their accents are gone ("lao", "duc", "nga", "my"). */
const SHORT = 4;
/** Words of motion or place after which a short or ambiguous name is the country: "sang cam", "bên nga". */
const TOWARDS = '(?:sang|qua|ben|di|o|tai|nuoc|tu ben|thi truong|don hang|su quan)';
/** Words that make it something else: lao động, Lào Cai, Thái Nguyên, Đức Trọng, Cẩm Phả, ngã ba, nhật ký … */
const NOT_BEFORE =
  '(?! (?:dong|tu|pham|hoa|nhan|cai|nguyen|binh|trong|tho|pha|ranh|ba|nam|bay|ky|trinh|lich|xuyen|thuy|giang|khe|hung|tien)(?![\\p{L}\\p{N}]))';

/** Finds which countries a message speaks of. */
export type FindCountries = (text: string) => Country[];

interface Pattern {
  country: Country;
  /** Lower-case names, as they are written with accents. */
  names: ReadonlySet<string>;
  anywhere: RegExp | undefined;
  beside: RegExp | undefined;
}

/** Builds the finder: full names anywhere, short and ambiguous ones only beside a word of motion. */
export function createCountryFinder(countries: readonly Country[]): FindCountries {
  const patterns = countries.map(patternOf);
  return (text) => {
    const written = normalise(text).toLowerCase();
    const folded = fold(written);
    return patterns.filter((pattern) => isNamed(pattern, written, folded)).map(({ country }) => country);
  };
}

function patternOf(country: Country): Pattern {
  const all = [...country.names, ...country.ambiguous].map((name) => name.toLowerCase());
  const short = [...country.names.filter(isShort), ...country.ambiguous];
  return {
    country,
    names: new Set(all),
    anywhere: pattern(
      '',
      country.names.filter((name) => !isShort(name)),
    ),
    beside: pattern(`${TOWARDS} `, short),
  };
}

const isShort = (name: string) => fold(name).length <= SHORT;

function pattern(before: string, names: readonly string[]): RegExp | undefined {
  if (!names.length) return undefined;
  const longestFirst = names.map(fold).sort((a, b) => b.length - a.length);
  const anyName = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])${before}(${anyName})(?![\\p{L}\\p{N}])${NOT_BEFORE}`, 'dgu');
}

function isNamed({ names, anywhere, beside }: Pattern, written: string, folded: string): boolean {
  return [anywhere, beside].some((regex) => {
    for (const match of regex ? folded.matchAll(regex) : []) {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      if (agrees(written.slice(start, end), names)) return true;
    }
    return false;
  });
}

/** Where accents were written they must be those of the name: "thương hại" is not Thượng Hải. Folding keeps the length. */
function agrees(span: string, names: ReadonlySet<string>): boolean {
  return span === fold(span) || names.has(span);
}
