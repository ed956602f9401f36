import type { HandoffFact } from './handoff';
import { fold } from './language/normalise';
import type { OwnDataWish } from './own-data-wish';
import type { Library } from './replies/library';
import type { Talk } from './talk';

/** The event by which the bot asks that a conversation is removed once this turn is over. */
export const ERASE = 'haidang.erase';

const VERBS: Readonly<Record<string, OwnDataWish>> = { xem: 'see', sua: 'correct', xoa: 'erase' };
/** The law's own words, and nothing beside them: what is longer is a question about it, or a story. */
const WISH =
  /^(?:(?:cho|giup|muon|hay|vui long) ){0,2}(?:(?:toi|em|minh|con|chau) )?(?:muon )?(xem|sua|xoa)(?: het| lai)?(?: moi| toan bo| tat ca)? (?:du lieu|thong tin)(?: ca nhan)?(?: cua (?:toi|em|minh|con|chau))?(?: di| voi| nhe| giup(?: toi| em)?)?$/;

/** The wish that a message is, or undefined when it is something else. */
export function ownDataWish(text: string): OwnDataWish | undefined {
  const words = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words.length > 80 ? undefined : VERBS[WISH.exec(words)?.[1] ?? ''];
}

/** Whether it is for staff: what touches a case, or a chat in which somebody may be in danger. Whoever holds the phone might ask for it. */
export const isForStaff = ({ handoff, inDanger }: Talk): boolean => handoff.mode !== 'bot' || inDanger === true;

/** What staff are told of it on the case. */
export const ownDataFact = (library: Library, wish: OwnDataWish): HandoffFact => ({
  name: `own_data_${wish}`,
  value: library.phrase(`own_data_for_staff_${wish}`),
});

/** What goes to staff ends the wish to be erased: from then on it is theirs to answer. Gives what they are told of it, once. */
export function takeEraseWish({ talk, library }: { talk: Talk; library: Library }): HandoffFact[] {
  if (!talk.toErase) return [];
  delete talk.toErase;
  return [ownDataFact(library, 'erase')];
}
