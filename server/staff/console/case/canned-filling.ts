import type { CannedReply } from '../api/aid';

/** What the places of a reply are filled with. */
export interface Filling {
  /** How the person is called: "bạn", "em". */
  call: string;
  name: string;
  code: string;
}

/** A reply as it is put into the field. */
export function filled(text: string, { call, name, code }: Filling): string {
  const places: Readonly<Record<string, string>> = {
    goi: call,
    Goi: call.charAt(0).toUpperCase() + call.slice(1),
    ten: name,
    ma: code,
  };
  return text.replace(/\{(goi|Goi|ten|ma)\}/g, (whole, place: string) => places[place] ?? whole);
}

/** Letters without accents and capitals, so that replies are found as people type in a hurry. */
const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();

/** Replies in which all the typed words stand; those for danger first in a case of danger, of those the discreet ones. */
export function matching(replies: readonly CannedReply[], typed: string, isDanger: boolean): CannedReply[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const rank = ({ group, discreet }: CannedReply) =>
    (group === 'danger') === isDanger ? (isDanger && !discreet ? 1 : 0) : 2;
  return replies
    .filter(({ title, text }) => words.every((word) => fold(`${title} ${text}`).includes(word)))
    .toSorted((a, b) => rank(a) - rank(b));
}
