import { createReadContacts } from '../content/contacts';

/** Letters, and what stands between names. */
const NAME = /^[\p{L}\p{M}\d ._,'’()-]+$/u;
/** To tell people of one name apart; no telephone number is so short but those that {@link contactsIn} knows by the words around. */
const MOST_DIGITS = 6;

const contactsIn = createReadContacts({ facts: () => new Map(), publicUrl: 'http://localhost' });

/**
 * Whether this may be somebody's shown name: people who ask for help read it ("Lan, nhân viên tổng đài 111, đang đọc tin của bạn"), so it
 * leads nowhere, by no number and no address.
 */
export const mayBeShownName = (name: string): boolean =>
  NAME.test(name) && (name.match(/\d/g) ?? []).length <= MOST_DIGITS && !contactsIn(name).length;
