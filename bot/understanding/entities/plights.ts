import type { PlightsRegister } from '../../../knowledge/registers';
import { PhraseIndex } from '../../language/phrases';
import { type Token, hasSignBetween } from '../../language/scan';
import type { Plights } from './entities';
import { pieceOf } from './piece';

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
    eachClause(text, tokens, (from, to) => {
      for (const { kind, lists } of kinds)
        if (haveAll(lists, tokens, from, to)) found[kind].push(pieceOf(text, tokens, from, to));
    });
    return found;
  };
}

/** Whether a phrase of each list stands in a clause. */
function haveAll(lists: readonly PhraseIndex<true>[], tokens: readonly Token[], from: number, to: number): boolean {
  for (const list of lists) if (!list.isIn(tokens, from, to)) return false;
  return true;
}

/** Tells where each clause begins and ends (exclusive) among the tokens. */
function eachClause(text: string, tokens: readonly Token[], visit: (from: number, to: number) => void): void {
  let from = 0;
  for (let n = 1; n <= tokens.length; n += 1) {
    const [last, next] = [tokens[n - 1], tokens[n]];
    if (last && next && n - from < LONGEST && !hasSignBetween(text, last, next, ENDS)) continue;
    visit(from, n);
    from = n;
  }
}
