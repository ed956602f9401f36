import type { EntityRegisters } from '../../../knowledge/registers';
import { createMoneyFinder } from '../../language/money';
import { normalise } from '../../language/normalise';
import { findPhones } from '../../language/phones';
import { PhraseIndex } from '../../language/phrases';
import { scan } from '../../language/scan';
import type { FindCountries } from '../places';
import type { FindEntities, Piece } from './entities';
import { createNamesFinder } from './names';
import { createPeopleFinder } from './people';
import { createPlightsFinder } from './plights';
import { createTimesFinder } from './times';

/** Web addresses, with or without https; the ending must be letters, so that "1.500" is none. */
const LINK =
  /(?:https?:\/\/|www\.)[^\s<>"]+|(?=[a-z0-9-])(?<![\p{L}\p{N}@.-])(?:[a-z0-9-]+\.)+(?:com|net|org|vn|me|info|xyz|top|site|online|shop|io|co|cc|asia|ly|gl|link|club|vip)(?:\/[^\s<>"]*)?(?![\p{L}\p{N}])/giu;
const TRAILING = /(?<![.,;:!?)\]])[.,;:!?)\]]+$/;

/** Makes the finder of what a message names: countries, people, places, numbers, money, times. */
export function createEntityFinder(registers: EntityRegisters, findCountries: FindCountries): FindEntities {
  const findMoney = createMoneyFinder(registers.money);
  const findPeople = createPeopleFinder(registers.people);
  const findNames = createNamesFinder(registers.names);
  const findPlights = createPlightsFinder(registers.plights);
  const findTimes = createTimesFinder(registers.times);
  const places = new PhraseIndex(
    registers.places.flatMap(({ names, ...place }) => names.map((name) => [name, place] as const)),
  );
  return (message, cut) => {
    const text = cut ? message : normalise(message);
    const tokens = cut ?? scan(text);
    const phones = findPhones(text, tokens);
    return {
      countries: findCountries(text, tokens),
      places: places.all(tokens).map(({ meaning: { name, towards }, from, to }) => {
        const at = tokens[from]?.at ?? 0;
        return { text: text.slice(at, tokens[to - 1]?.end), at, name, ...(towards && { towards }) };
      }),
      ...findNames(text, tokens),
      ...findPeople(text, tokens),
      phones,
      links: linksIn(text),
      money: findMoney(text, tokens).filter(({ at }) => !phones.some((phone) => covers(phone, at))),
      dates: findTimes(text, tokens),
      plights: findPlights(text, tokens),
    };
  };
}

const covers = (piece: Piece, at: number) => at >= piece.at && at < piece.at + piece.text.length;

/** Every link has one of these: most messages have none, and are spared the long pattern. */
const LINK_SIGN = /\.[^\s.]|:\/\//;

function linksIn(text: string): Piece[] {
  if (!LINK_SIGN.test(text)) return [];
  return Array.from(text.matchAll(LINK), ({ 0: link, index }) => ({ text: link.replace(TRAILING, ''), at: index }));
}
