import { fold } from './language/normalise';

/** What somebody wants with what is kept of them. */
export type OwnDataWish = 'see' | 'correct' | 'erase';

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
