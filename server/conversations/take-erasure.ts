import { HANDOFF_INITIATE } from '../../bot/handoff';
import { ERASE } from '../../bot/own-data';
import type { ConversationStore } from '../store/contract/conversations';
import type { TakeHandoff } from './turn';

/**
 * Notes that a person wants their conversation removed; done by a sweep once they have written nothing for a while, so that they
 * still read the answer. What goes to staff ends the wish, which the bot tells them with it: nobody's advance word removes a case.
 */
export function createTakeErasure(store: Pick<ConversationStore, 'forgetSoon' | 'keep'>): TakeHandoff {
  return async (conversationId, _address, _item, { name }) => {
    if (name === ERASE) await store.forgetSoon(conversationId);
    if (name === HANDOFF_INITIATE) await store.keep(conversationId);
  };
}
