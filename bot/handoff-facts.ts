import type { HandoffFact } from './handoff';
import { findPlates } from './language/plates';
import type { Entities } from './understanding/entities/entities';

/** How many things of one kind are taken from one message: more is a list that was pasted. */
const MOST = 10;

/**
 * What a message names, as facts for staff: each as it was written, so that nothing is guessed. Provinces and numbers
 * stand in one form, since cases are compared by them.
 */
export function namedFacts(text: string, entities: Entities): HandoffFact[] {
  return [
    fact(
      'country',
      entities.countries.map(({ name }) => name),
    ),
    fact(
      'province',
      entities.places.map(({ name }) => name),
    ),
    ...(['name', 'captor', 'documents', 'injury', 'contact'] as const).map((kind) =>
      fact(kind, written(entities.plights[kind])),
    ),
    fact('landmark', written(entities.landmarks)),
    fact('age', written(entities.ages)),
    fact('people', written(entities.people)),
    fact('relation', written(entities.relations)),
    fact(
      'phone',
      entities.phones.map(({ number }) => number),
    ),
    fact(
      'account',
      entities.accounts.map(({ digits, bank }) => (bank ? `${digits} ${bank}` : digits)),
    ),
    fact('link', written(entities.links)),
    fact(
      'company',
      entities.companies.map(({ name }) => name),
    ),
    fact('plate', findPlates(text)),
    fact('money', written(entities.money)),
    fact('time', written(entities.dates)),
  ].flat();
}

const written = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text);

function fact(name: string, values: readonly string[]): HandoffFact[] {
  const distinct = [...new Set(values.map((value) => value.trim()).filter(Boolean))];
  return distinct.length ? [{ name, value: distinct.slice(0, MOST).join('; ') }] : [];
}
