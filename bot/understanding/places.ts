import type { Country } from '../../knowledge/schema';
import { fold, normalise } from '../language/normalise';
import { PhraseIndex } from '../language/phrases';
import { type Token, scan } from '../language/scan';

/** Names this short mean too many other things once their accents are gone ("lao", "duc", "nga", "my"). */
const SHORT = 4;
/** Words of motion or place after which a short or ambiguous name is the country: "sang cam", "bên nga". */
const TOWARDS = new Set('sang qua ben di o tai nuoc'.split(' '));
const TOWARDS_PAIRS = new Set(['thi truong', 'don hang', 'su quan', 'tu ben']);
/** Names that begin like a country's once the accents are gone: labour, Lào Cai, Thái Nguyên, Đức Trọng, Cẩm Phả, a crossroads, a diary. */
const OTHER_NAMES = new Set(
  [
    'lao dong, lao cai, lao tu, thai nguyen, thai binh, thai hoa, thai thuy, duc trong, duc tho, duc pho, duc hoa',
    'cam pha, cam ranh, cam xuyen, cam khe, cam giang, cam thuy, nga ba, nga tu, nga bay, nhat ky, nhat trinh',
  ].flatMap((line) => line.split(', ')),
);

/** What is asked of a country named first: "Úc có tuyển hái nho không", "Ba Lan lương bao nhiêu". */
const OF_A_COUNTRY = new Set('co can tuyen nhan luong lay bay gio hien thi dang cho hay visa'.split(' '));
const FLAG_SIGN = '\ud83c';
const FLAG = /\p{Regional_Indicator}{2}/gu;

/** Finds which countries a message speaks of. */
export type FindCountries = (text: string, tokens?: readonly Token[]) => Country[];

interface Named {
  country: Country;
  /** Means the country only beside a word of motion or place. */
  beside: boolean;
  /** Only where the writer sets accents. */
  accented?: true;
}

/** Builds the finder: full names anywhere, short and ambiguous ones only beside a word of motion. */
export function createCountryFinder(countries: readonly Country[]): FindCountries {
  const names = new PhraseIndex<Named>(countries.flatMap(namesOf));
  const byFlag = new Map(countries.flatMap((country) => (country.flag ? [[country.flag, country] as const] : [])));
  return (text, tokens = scan(normalise(text))) => {
    const found = new Set(flagsIn(text).map((flag) => byFlag.get(flag)));
    for (let at = 0; at < tokens.length; at += 1) {
      const match = names.longestAt(tokens, at);
      if (match && isMeant(match.meaning, tokens, match.from, match.to)) found.add(match.meaning.country);
    }
    return countries.filter((country) => found.has(country));
  };
}

function namesOf(country: Country): [string, Named][] {
  const named = (name: string, beside: boolean): [string, Named] => [name.toLowerCase(), { country, beside }];
  return [
    ...country.names.map((name) => named(name, fold(name).length <= SHORT)),
    ...country.ambiguous.map((name) => named(name, true)),
    ...country.accented.map((name): [string, Named] => [name.toLowerCase(), { country, beside: true, accented: true }]),
  ];
}

function isMeant({ beside, accented }: Named, tokens: readonly Token[], from: number, to: number): boolean {
  if (OTHER_NAMES.has(`${tokens[to - 1]?.folded ?? ''} ${tokens[to]?.folded ?? ''}`)) return false;
  if (!beside) return true;
  if (accented && !setsAccents(tokens)) return false;
  if (from === 0 && isAskedOf(tokens, { accented, to })) return true;
  const [second, last] = [tokens[from - 2]?.folded ?? '', tokens[from - 1]?.folded ?? ''];
  return TOWARDS.has(last) || TOWARDS_PAIRS.has(`${second} ${last}`);
}

/** Most messages have none of the sign that every flag begins with, and are spared the search. */
const flagsIn = (text: string): string[] => (text.includes(FLAG_SIGN) ? (text.match(FLAG) ?? []) : []);

const setsAccents = (tokens: readonly Token[]): boolean => tokens.some(({ written, folded }) => written !== folded);

/** Without its accents a short name at the beginning is mostly another word. */
function isAskedOf(tokens: readonly Token[], { accented, to }: { accented: true | undefined; to: number }): boolean {
  const isSpeltOut = accented ?? setsAccents(tokens.slice(0, to));
  return isSpeltOut && OF_A_COUNTRY.has(tokens[to]?.folded ?? '');
}
