import { fold, normalise } from '../bot/language/normalise';
import type { Unanswered } from '../bot/talk';
import type { NoteUnanswered } from './conversations/turn';
import type { UnansweredStore } from './store/contract/unanswered';

/** Longer messages are stories, which tell editors nothing that a beginning does not. */
const LONGEST = 300;

/** Numbers by which somebody could be found; editors need none of them. */
const NUMBERS = /\+?\d(?:[\d .-]{4,}\d)/g;

interface Ports {
  store: Pick<UnansweredStore, 'note'>;
  /** Masks names of people, as in staff's lists. */
  mask: (text: string) => string;
  now: () => number;
}

/** Keeps the questions to which the bot had no answer, for the editors of the knowledge: they need nobody's name or number. */
export function unansweredNoter({ store, mask, now }: Ports): NoteUnanswered {
  return async (conversationId, item, event) => {
    const text = mask((item.activity.text ?? '').slice(0, LONGEST).replace(NUMBERS, '…'));
    const form = formOf(text);
    const { intent } = event.value as Unanswered;
    if (form) await store.note({ conversationId, messageId: item.id, form, text, intent, at: now() });
  };
}

/** What two wordings of one question have in common: their letters, without accents, digits and signs. */
const formOf = (text: string): string =>
  fold(normalise(text))
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
