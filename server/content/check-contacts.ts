import { type Finding, type Problem, inArticle } from '../../knowledge/checks/problem';
import { readables } from '../../knowledge/checks/readable';
import type { Rule } from '../../knowledge/checks/words';
import { withoutFacts } from '../../knowledge/facts';
import type { Content } from '../../knowledge/loader';
import { type ContactKind, createReadContacts } from './contacts';

const RULES = {
  phone: 'foreignPhone',
  link: 'foreignLink',
  hidden: 'hiddenCharacter',
} as const satisfies Record<ContactKind, Rule>;

/** Numbers, addresses and hidden characters in what people read that lead anywhere but to facts and to sites of the state. */
export function checkContacts(content: Content): Problem[] {
  const read = createReadContacts({ facts: () => content.facts });
  const findingsIn = (line: number, text: string): Finding[] =>
    read(withoutFacts(text))
      .filter(({ isKnown }) => !isKnown)
      .map(({ kind, value }) => ({ line, rule: RULES[kind], values: { value } }));
  return readables(content).flatMap((readable) => {
    const pieces = [{ line: 1, text: readable.heads }, ...readable.pieces];
    return inArticle(
      readable,
      pieces.flatMap(({ line, text }) => findingsIn(line, text)),
      false,
    );
  });
}
