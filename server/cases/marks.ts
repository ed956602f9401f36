import { fold, normalise } from '../../bot/language/normalise';
import { nearCopyKeys } from '../../bot/language/near-copies';
import { findPhones } from '../../bot/language/phones';
import { OFFER_TEXT } from '../../bot/offers/offer';
import type { Fact } from '../../knowledge/schema';
import type { CaseFact } from '../store/contract/cases';
import type { Mark, MarkKind } from './mark';

/** Which facts mark a case, and how each is brought into one form; undefined when nothing is left of it. */
const OF_FACT: Readonly<Record<string, readonly [MarkKind, (value: string) => string | undefined]>> = {
  account: ['account', digits(6)],
  link: ['link', linkForm],
  company: ['company', wordsForm(2)],
  landmark: ['address', wordsForm(3)],
  plate: ['plate', wordsForm(1)],
};
/** Numbers that everybody is given belong to nobody. */
const SHORTEST_PHONE = 9;

/** The telephone numbers among facts, in the form in which they are compared. */
export const phonesIn = (facts: Iterable<Pick<Fact, 'kind' | 'text'>>): ReadonlySet<string> =>
  new Set(
    [...facts]
      .filter(({ kind }) => kind === 'phone')
      .flatMap(({ text }) => findPhones(text).map(({ number }) => number)),
  );

/** The marks of a message and of what was understood from it. */
export function marksIn(
  text: string,
  facts: readonly Pick<CaseFact, 'name' | 'value'>[],
  publicPhones: ReadonlySet<string>,
): Mark[] {
  const written = [text, ...facts.map(({ value }) => value)];
  const phones = written
    .flatMap((one) => findPhones(normalise(one)).map(({ number }) => number))
    .filter((number) => number.length >= SHORTEST_PHONE && !publicPhones.has(number))
    .map((value): Mark => ({ kind: 'phone', value }));
  const texts = [text, ...facts.filter(({ name }) => name === OFFER_TEXT).map(({ value }) => value)];
  const all = [...phones, ...facts.flatMap(ofFact), ...texts.flatMap(advertMarks)];
  return all.filter(({ kind, value }, n) => all.findIndex((one) => one.kind === kind && one.value === value) === n);
}

/** The marks by which near-copies of a text are tied. */
export const advertMarks = (text: string): Mark[] => nearCopyKeys(text).map((value) => ({ kind: 'advert', value }));

function ofFact({ name, value }: Pick<CaseFact, 'name' | 'value'>): Mark[] {
  const [kind, form] = OF_FACT[name] ?? [];
  const formed = kind && form?.(value);
  return formed ? [{ kind, value: formed }] : [];
}

function digits(least: number): (value: string) => string | undefined {
  return (value) => {
    const found = value.replace(/\D/g, '');
    return found.length >= least ? found : undefined;
  };
}

function wordsForm(least: number): (value: string) => string | undefined {
  return (value) => {
    const words = fold(normalise(value)).match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.length >= least ? words.join(' ') : undefined;
  };
}

/** Without what changes from one copy of an address to the next: the scheme, "www.", what was clicked on before. */
function linkForm(value: string): string | undefined {
  const [address = ''] = value
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^(?:www|m|web)\./, '')
    .split(/[?#]/);
  const bare = address.replace(/(?<!\/)\/+$/, '');
  return bare.includes('.') && !SHARED_PLACES.has(bare) ? bare : undefined;
}

/** Everybody is there: being on one of these says nothing. */
const SHARED_PLACES = new Set([
  'facebook.com',
  'zalo.me',
  'tiktok.com',
  'youtube.com',
  'google.com',
  't.me',
  'messenger.com',
]);
