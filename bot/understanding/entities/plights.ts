import type { PlightsRegister } from '../../../knowledge/registers';
import { PhraseIndex } from '../../language/phrases';
import type { Token } from '../../language/scan';
import type { Piece, Plights } from './entities';

/** Where one clause ends and another begins. */
const ENDS = /[.,;:!?\n()]/;
/** A clause that goes on for longer is no clause: what was meant is at its beginning. */
const LONGEST = 20;

/** Makes the finder from knowledge/registers/plights.yaml: clauses that tell of somebody's plight, as they were written. */
export function createPlightsFinder(register: PlightsRegister): (text: string, tokens: readonly Token[]) => Plights {
  const kinds = Object.entries(register).map(([kind, lists]) => ({
    kind: kind as keyof Plights,
    lists: lists.map((list) => new PhraseIndex(list.map((phrase) => [phrase, true] as const))),
  }));
  return (text, tokens) => {
    const found: Plights = { documents: [], injury: [], contact: [], name: [], captor: [] };
    for (const clause of clausesOf(text, tokens)) {
      for (const { kind, lists } of kinds)
        if (lists.every((list) => list.isIn(clause))) found[kind].push(pieceOf(text, clause));
    }
    return found;
  };
}

function clausesOf(text: string, tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [];
  let from = 0;
  for (let n = 1; n <= tokens.length; n += 1) {
    const [last, next] = [tokens[n - 1], tokens[n]];
    if (last && next && n - from < LONGEST && !ENDS.test(text.slice(last.end, next.at))) continue;
    clauses.push(tokens.slice(from, n));
    from = n;
  }
  return clauses;
}

function pieceOf(text: string, clause: readonly Token[]): Piece {
  const at = clause[0]?.at ?? 0;
  return { text: text.slice(at, clause.at(-1)?.end ?? at), at };
}
