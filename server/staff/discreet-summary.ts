import type { Content } from '../../knowledge/loader';
import type { CoveredConduct, ReadConduct } from '../../bot/understanding/conduct';
import { fold, normalise } from '../../bot/language/normalise';

/** What a list shows of a case: enough to choose by, no more of a person than that. */
export interface DiscreetSummary {
  /** Numbers and names masked. */
  text: string;
  /** Something of it is masked. */
  masked: boolean;
  /** It is aimed at whoever answers: to be covered until somebody asks for it. */
  conduct?: CoveredConduct;
}

export type MakeDiscreet = (text: string) => DiscreetSummary;

/** Telephone, account and identity numbers; shorter ones are ages, floors and sums. */
const NUMBER = /\+?\d(?:[\s.,()-]?\d){7,}/g;
/** "150.000.000" is a sum; no telephone number is grouped so from its beginning. */
const SUM = /^[1-9]\d{0,2}(?:[.,]\d{3})+$/;
const [KEPT_FIRST, KEPT_LAST] = [2, 3];

interface NameParts {
  /** By which a person's name is known. */
  surnames: readonly string[];
  /** Names of provinces, towns and countries, which begin like people's ("Hà Giang", "Thái Lan"). */
  places: readonly string[];
}

interface DiscreetParts extends NameParts {
  readConduct: ReadConduct;
}

/** Makes what masks the beginning of a case for lists (OWASP ASVS 5.0, 14.2.6). */
export function createDiscreet({ surnames, places, readConduct }: DiscreetParts): MakeDiscreet {
  const maskNames = createNameMask({ surnames, places });
  return (whole) => {
    const written = normalise(whole);
    const text = maskNames(written.replace(NUMBER, maskNumber));
    const conduct = readConduct(whole);
    return {
      text,
      masked: text !== written,
      ...(conduct !== undefined && conduct !== 'joke' && conduct !== 'prying' && { conduct }),
    };
  };
}

/** The places of the content, by which a list is chosen from: they stay. */
export const placeNames = ({ provinces, countries }: Pick<Content, 'provinces' | 'countries'>): string[] => [
  ...provinces.flatMap(({ name, merged }) => [name, ...merged]),
  ...countries.flatMap(({ name, names }) => [name, ...names]),
];

/** "0912 345 678" is "09•• ••• 678": the end tells two numbers apart, and calls nobody. */
function maskNumber(number: string): string {
  if (SUM.test(number)) return number;
  const count = number.replace(/\D/g, '').length;
  let place = 0;
  return number.replace(/\d/g, (digit) => {
    place += 1;
    return place <= KEPT_FIRST || place > count - KEPT_LAST ? digit : '•';
  });
}

/**
 * "Nguyễn Văn An" is "N. V. A."; "nguyen van an", as people type it, too. A family name alone may be a word ("mai", "hà"): what
 * follows must be a name in capitals, or "văn", "thị".
 */
export function createNameMask({ surnames, places: names }: NameParts): (text: string) => string {
  const [known, places] = [new Set(surnames.map(fold)), new Set(names.map(fold))];
  const isPlace = (words: readonly string[], from: number) => places.has(fold(words.slice(from, from + 2).join(' ')));
  return (text) =>
    text.replace(/(?<!\p{L})\p{L}+(?: \p{L}+)+/gu, (run) => {
      const words = run.split(' ');
      for (let from = 0; from < words.length; from += 1) {
        const end = known.has(fold(words[from] ?? '')) && !isPlace(words, from) ? endOfName(words, from) : from;
        for (let n = from; n < end; n += 1) words[n] = `${(words[n] ?? '').charAt(0).toUpperCase()}.`;
      }
      return words.join(' ');
    });
}

const LONGEST_NAME = 5;
const MIDDLE = /^(?:van|thi)$/;
const isCapital = (word: string) => /^\p{Lu}/u.test(word);

function endOfName(words: readonly string[], from: number): number {
  const second = words[from + 1] ?? '';
  if (MIDDLE.test(fold(second)) && words[from + 2] !== undefined) {
    let end = from + 3;
    while (end < from + LONGEST_NAME && isCapital(words[end] ?? '')) end += 1;
    return end;
  }
  if (!isCapital(words[from] ?? '')) return from;
  let end = from + 1;
  while (end < from + LONGEST_NAME && isCapital(words[end] ?? '')) end += 1;
  return end > from + 1 ? end : from;
}
