import type { NamesRegister } from '../../../knowledge/registers';
import { PhraseIndex } from '../../language/phrases';
import type { Token } from '../../language/scan';
import type { Account, Company, Piece } from './entities';
import { pieceOf } from './piece';

export interface Names {
  companies: Company[];
  landmarks: Piece[];
  accounts: Account[];
}

/** A name ends with its clause, or after so many words. */
const LONGEST = 6;
/** "bên cạnh". */
const LONGEST_BESIDE = 2;
const ENDS = /[.,;:!?\n()"“”]/;
/** Words of ordinary talk: where a name is written in small letters it ends before them. */
const NOT_A_NAME = new Set(
  'la o co khong ko k da dang se bi duoc dc thi ma nay do kia roi r nhung va voi cho de di ve thu bao noi hua goi nhan tra dong giu lay dua ben tai vay ha a ạ ad nhe minh em toi e tui uy nao gi khac tren duoi sau truoc nhu cua ho no vi nen'.split(
    ' ',
  ),
);
const ACCOUNT_NUMBER = /^\d{6,19}$/;
/** Where the number and the bank stand beside the word "tài khoản". */
const REACH = 6;

/** Makes the finder from knowledge/registers/names.yaml. */
export function createNamesFinder(register: NamesRegister): (text: string, tokens: readonly Token[]) => Names {
  const leads = new PhraseIndex(register.companies.map((word) => [word, true] as const));
  const forms = new PhraseIndex(register.forms.map((word) => [word, true] as const));
  const landmarks = new PhraseIndex(register.landmarks.map((word) => [word, true] as const));
  const beside = new PhraseIndex(register.beside.map((word) => [word, true] as const));
  const accounts = new PhraseIndex(register.accounts.map((word) => [word, true] as const));
  const banks = new PhraseIndex(register.banks.map((name) => [name, name] as const));

  function companiesIn(text: string, tokens: readonly Token[]): Company[] {
    return leads.all(tokens).flatMap(({ from, to }) => {
      let start = to;
      for (let form = forms.longestAt(tokens, start); form; form = forms.longestAt(tokens, start)) start = form.to;
      const end = nameEnd(text, tokens, start);
      if (end === start) return [];
      const { text: said, at } = pieceOf(text, tokens, from, end);
      return [{ text: said, at, name: pieceOf(text, tokens, start, end).text }];
    });
  }

  /** The lead word with what follows it: "tòa nhà màu vàng", "tầng 4"; or with what says that it is near: "gần casino". */
  function landmarksIn(text: string, tokens: readonly Token[]): Piece[] {
    const found = landmarks.all(tokens);
    return found.flatMap(({ from, to }, n) => {
      const end = Math.min(nameEnd(text, tokens, to), found[n + 1]?.from ?? Infinity);
      const start = end === to ? besideFrom(tokens, from) : from;
      return start === undefined ? [] : [pieceOf(text, tokens, start, end)];
    });
  }

  /** Where the words begin that stand right before a place and say that somebody is beside it. */
  function besideFrom(tokens: readonly Token[], place: number): number | undefined {
    const start = Math.max(place - LONGEST_BESIDE, 0);
    const before = beside.all(tokens.slice(start, place)).at(-1);
    return before && start + before.to === place ? start + before.from : undefined;
  }

  function accountsIn(text: string, tokens: readonly Token[]): Account[] {
    return accounts.all(tokens).flatMap(({ to }) => {
      const near = tokens.slice(to, to + REACH);
      const at = near.findIndex(({ written }) => ACCOUNT_NUMBER.test(written));
      const number = near[at];
      if (!number) return [];
      const bank = banks.all(tokens.slice(Math.max(to - REACH, 0), to + at + REACH))[0]?.meaning;
      return [
        { text: text.slice(number.at, number.end), at: number.at, digits: number.written, ...(bank && { bank }) },
      ];
    });
  }

  return (text, tokens) => ({
    companies: companiesIn(text, tokens),
    landmarks: landmarksIn(text, tokens),
    accounts: accountsIn(text, tokens),
  });
}

/** A name in capitals goes on while the capitals do; another until a word of ordinary talk. */
function nameEnd(text: string, tokens: readonly Token[], start: number): number {
  const isCapital = (token: Token) => /^[\p{Lu}\p{N}]/u.test(text.slice(token.at));
  const capitals = tokens[start] !== undefined && isCapital(tokens[start]);
  let end = start;
  for (; end < start + LONGEST; end += 1) {
    const [before, token] = [tokens[end - 1], tokens[end]];
    if (!token || (before && ENDS.test(text.slice(before.end, token.at)))) break;
    if (capitals ? !isCapital(token) : NOT_A_NAME.has(token.folded)) break;
  }
  return end;
}
