import type { MoneyRegister } from '../../knowledge/registers';
import { type ReadNumber, readNumber } from './numbers';
import { type Token, bothSpellings, scan } from './scan';

/** An amount of money somewhere in a text. */
export interface Money {
  /** In whole units of the currency ("25tr" is 25000000 VND); of a range ("15–20tr") the lower end. */
  amount: number;
  /** The upper end of a range. */
  upTo?: number;
  /** ISO 4217. */
  currency: string;
  /** As it was written, and where it begins. */
  text: string;
  at: number;
}

/** Finds amounts of money in a text; the text should be in Unicode NFC. */
export type FindMoney = (text: string, tokens?: readonly Token[]) => Money[];

/** "Rưỡi" after a scale: and a half of it. */
const HALF = bothSpellings([['rưỡi', 0.5]]);
const BETWEEN = /^\s*(?:-|–|~|đến|den|tới|toi|hoặc)\s*$/iu;

interface Read {
  amount: number;
  currency: string | undefined;
  next: number;
}

/** Makes the finder from knowledge/registers/money.yaml. */
export function createMoneyFinder({ scales, currencies }: MoneyRegister): FindMoney {
  const scaleOf = bothSpellings(scales.flatMap((scale) => scale.names.map((name) => [name, scale] as const)));
  const named = currencies
    .flatMap(({ id, names }) => names.map((name) => ({ id, words: name.split(' ') })))
    .sort((a, b) => b.words.length - a.words.length);
  const byFirst = bothSpellings(
    [...new Set(named.map(({ words }) => words[0] ?? ''))].map((first) => [
      first,
      named.filter(({ words }) => words[0] === first),
    ]),
  );
  const spell = bothSpellings(named.flatMap(({ words }) => words.map((word) => [word, word] as const)));

  function currencyAt(tokens: readonly Token[], at: number) {
    const found = byFirst
      .get(tokens[at]?.written ?? '')
      ?.find(({ words }) => words.every((word, n) => spell.get(tokens[at + n]?.written ?? '') === spell.get(word)));
    return found && { id: found.id, next: at + found.words.length };
  }

  /** "1200e": a letter that touches a number which is large enough for money. */
  function lettered({ value, next }: ReadNumber, tokens: readonly Token[]) {
    const unit = tokens[next];
    if (!unit || unit.at !== tokens[next - 1]?.end) return undefined;
    const found = currencies.find(({ letter }) => letter && letter.name === unit.written && value >= letter.from);
    return found && { id: found.id, next: next + 1 };
  }

  /** Scales after a number: "25tr5", "1 tỷ 2", "3 triệu rưỡi", "hai nghìn". */
  function scaled({ value, next }: ReadNumber, tokens: readonly Token[]) {
    const scale = scaleOf.get(tokens[next]?.written ?? '');
    if (!scale) return undefined;
    const after = next + 1;
    if (HALF.has(tokens[after]?.written ?? '')) return { amount: (value + 0.5) * scale.value, scale, next: after + 1 };
    const rest = restOf(tokens, after);
    if (rest) return { amount: value * scale.value + rest.part * scale.value, scale, next: rest.next };
    // A second scale multiplies in turn ("2k đô" does not; "5 trăm nghìn", "3 nghìn tỷ" do).
    const second = scaleOf.get(tokens[after]?.written ?? '');
    if (second && scale.value === 1000 && second.value >= 1_000_000)
      return { amount: value * scale.value * second.value, scale, next: after + 1 };
    const more = readNumber(tokens, after);
    const smaller = more && scaleOf.get(tokens[more.next]?.written ?? '');
    if (more && smaller && smaller.value < scale.value)
      return { amount: value * scale.value + more.value * smaller.value, scale, next: more.next + 1 };
    return { amount: value * scale.value, scale, next: after };
  }

  function read(tokens: readonly Token[], at: number): Read | undefined {
    const before = tokens[at]?.written === '$' ? at + 1 : at;
    const number = readNumber(tokens, before);
    if (!number) return undefined;
    const big = scaled(number, tokens);
    const unit = currencyAt(tokens, big?.next ?? number.next) ?? (big ? undefined : lettered(number, tokens));
    if (!big && !unit && before === at) return undefined;
    const currency = unit?.id ?? (before === at ? (big?.scale.currency ?? 'VND') : 'USD');
    // "3 m" is three metres, "5 nt" nothing: a bare letter counts only where it touches its number.
    if (big && !unit && isLoose(tokens, number.next)) return undefined;
    return { amount: big?.amount ?? number.value, currency, next: unit?.next ?? big?.next ?? number.next };
  }

  return (text, tokens = scan(text)) => {
    const found: Money[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const money = moneyAt(text, tokens, at, read);
      if (!money) continue;
      found.push(money.value);
      at = money.next - 1;
    }
    return found;
  };
}

/** "25tr5", "1 tỷ 2": digits right behind the scale are a part of it; a decimal part only when they touch it or stand alone. */
function restOf(tokens: readonly Token[], at: number): { part: number; next: number } | undefined {
  const [scale, digits] = [tokens[at - 1], tokens[at]];
  if (!scale || !digits || digits.at !== scale.end || !/^\d{1,3}$/.test(digits.written)) return undefined;
  return { part: Number(`0.${digits.written}`), next: at + 1 };
}

function isLoose(tokens: readonly Token[], at: number): boolean {
  const [number, unit] = [tokens[at - 1], tokens[at]];
  return unit?.written.length === 1 && number?.end !== unit.at;
}

function moneyAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  read: (tokens: readonly Token[], at: number) => Read | undefined,
): { value: Money; next: number } | undefined {
  const first = tokens[at];
  const number = readNumber(tokens, at);
  if (!first || (!number && first.written !== '$')) return undefined;
  const range = number && rangeAt(text, tokens, number);
  const upper = range && read(tokens, range.next);
  const lower = upper ? undefined : read(tokens, at);
  const one = upper ?? lower;
  if (!one || one.currency === undefined) return undefined;
  const last = tokens[one.next - 1];
  if (!last) return undefined;
  const upperNumber = range && readNumber(tokens, range.next);
  const unit = upperNumber?.value ? one.amount / upperNumber.value : 1;
  const { amount, currency, next } = one;
  const [said, place] = [text.slice(first.at, last.end), first.at];
  return range && upper
    ? { value: { amount: range.value * unit, upTo: amount, currency, text: said, at: place }, next }
    : { value: { amount, currency, text: said, at: place }, next };
}

/** "15-20tr": a bare number, a dash, and a number with its unit. */
function rangeAt(text: string, tokens: readonly Token[], first: ReadNumber): ReadNumber | undefined {
  const [end, second] = [tokens[first.next - 1]?.end ?? 0, tokens[first.next]];
  if (!second) return undefined;
  if (BETWEEN.test(text.slice(end, second.at))) return first;
  const word = tokens[first.next];
  const after = tokens[first.next + 1];
  return word && after && BETWEEN.test(text.slice(end, after.at))
    ? { value: first.value, next: first.next + 1 }
    : undefined;
}
