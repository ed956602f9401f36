import type { HandoffFact } from './handoff';
import { namedFacts } from './handoff-facts';
import type { Heard, Talk } from './talk';
import type { Reading } from './understanding/reader';

/** Facts kept in mind before there is a case. */
const MOST_NOTED = 20;

/** What is named before there is a case: staff get it with the case, should there be one. */
export function keepInMind(talk: Talk, heard: Heard, reading: Reading | undefined, messageId = ''): void {
  if (!reading || talk.handoff.mode !== 'bot') return;
  const facts = namedFacts(heard.text, reading.entities).map((fact) => ({ ...fact, messageId }));
  talk.noted = [...(talk.noted ?? []), ...facts].slice(-MOST_NOTED);
}

/** Below this somebody who stands for a child decides with it. */
const ADULT_ENOUGH = 16;

/** Who says how old they are, and speaks of nobody else. */
export function noteAge(talk: Talk, reading: Reading | undefined): void {
  const { ages = [], relations = [] } = reading?.entities ?? {};
  if (!relations.length && ages.some(({ years }) => years < ADULT_ENOUGH)) talk.child = true;
}

export function takeNoted(talk: Talk): HandoffFact[] {
  const noted = talk.noted ?? [];
  delete talk.noted;
  return noted;
}
