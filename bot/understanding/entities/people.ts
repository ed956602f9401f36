import type { PeopleRegister } from '../../../knowledge/registers';
import { type ReadNumber, readNumber } from '../../language/numbers';
import { PhraseIndex } from '../../language/phrases';
import { type Token, bothSpellings, isWord } from '../../language/scan';
import { type Age, type PeopleCount, RELATIONS, type RelationMention, type Sex } from './entities';
import { pieceOf } from './piece';

/** What a message tells of people: whom it is about, how old, how many. */
export interface People {
  relations: RelationMention[];
  ages: Age[];
  people: PeopleCount[];
  sex?: Sex;
}

/** Nobody who is trafficked is older, and "200 tuổi" is no age. */
const OLDEST = 110;
/** More than these are a rumour about a country, not people whom somebody sees. */
const MOST_PEOPLE = 5_000;
/** These single words are also what people call each other and themselves: they need a possessor behind them. */
const AMBIGUOUS = new Set('con em anh chị cháu cô chú bác bạn bn ba o u thầy dì cậu mẹ má'.split(' '));

/** Makes the finder from knowledge/registers/people.yaml. */
export function createPeopleFinder(register: PeopleRegister): (text: string, tokens: readonly Token[]) => People {
  const relations = new PhraseIndex(
    register.relations.flatMap(({ names, ...meaning }) => names.map((name) => [name, { name, ...meaning }] as const)),
  );
  const sexes = new PhraseIndex<Sex>([
    ...register.sexes.female.map((name) => [name, 'female'] as const),
    ...register.sexes.male.map((name) => [name, 'male'] as const),
  ]);
  const possessors = bothSpellings(register.possessors.map((word) => [word, true] as const));
  const counted = new PhraseIndex(register.counted.map((name) => [name, true] as const));

  function relationsIn(text: string, tokens: readonly Token[]): RelationMention[] {
    const isOwn = (at: number) => possessors.has(tokens[at]?.written ?? '');
    return relations.all(tokens).flatMap(({ meaning: { name, relation, sex }, from, to }) => {
      if (AMBIGUOUS.has(name) && !(isOwn(to) && !sameWord(tokens[to], tokens[from]))) return [];
      const known = RELATIONS.find((one) => one === relation);
      if (!known) return [];
      const { text: said, at } = pieceOf(text, tokens, from, to);
      return [sex ? { text: said, at, relation: known, sex } : { text: said, at, relation: known }];
    });
  }

  function countsIn(text: string, tokens: readonly Token[], numbers: readonly Counted[]): PeopleCount[] {
    return numbers.flatMap(({ value, from, next }) => {
      const who = counted.longestAt(tokens, next);
      if (!who || value < 1 || value > MOST_PEOPLE || !Number.isInteger(value)) return [];
      const { text: said, at } = pieceOf(text, tokens, from, who.to);
      return [{ text: said, at, count: value }];
    });
  }

  return (text, tokens) => {
    const found = relationsIn(text, tokens);
    const sex = found.find((relation) => relation.sex)?.sex ?? sexes.all(tokens)[0]?.meaning;
    const numbers = numbersIn(tokens);
    const [ages, people] = [agesIn(text, tokens, numbers), countsIn(text, tokens, numbers)];
    return { relations: found, ages, people, ...(sex && { sex }) };
  };
}

/** "17 tuổi", "mười bốn tuổi"; also "17t" where the letter touches the number. */
function agesIn(text: string, tokens: readonly Token[], numbers: readonly Counted[]): Age[] {
  return numbers.flatMap(({ value, from, next }) => {
    const unit = tokens[next];
    const isAge = unit && (isWord(unit, 'tuổi') || (unit.written === 't' && unit.at === tokens[next - 1]?.end));
    if (!isAge || value > OLDEST) return [];
    const { text: said, at } = pieceOf(text, tokens, from, next + 1);
    return [{ text: said, at, years: value }];
  });
}

/** A number, and the tokens that it covers, `next` exclusive. */
interface Counted extends ReadNumber {
  from: number;
}

function numbersIn(tokens: readonly Token[]): Counted[] {
  const found = [];
  for (let from = 0; from < tokens.length; from += 1) {
    const number = readNumber(tokens, from);
    if (!number) continue;
    found.push({ from, ...number });
    from = number.next - 1;
  }
  return found;
}

const sameWord = (a: Token | undefined, b: Token | undefined) => a?.written === b?.written;
