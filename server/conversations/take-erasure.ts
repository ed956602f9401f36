import { ERASE } from '../../bot/own-data';
import type { ConversationStore } from '../store/contract/conversations';
import type { TakeHandoff } from './turn';

/** Notes that a person wants their conversation removed; done by the next sweep, so that they still read the answer. */
export function createTakeErasure(store: Pick<ConversationStore, 'forgetSoon'>): TakeHandoff {
  return async (conversationId, _address, _item, { name }) => {
    if (name === ERASE) await store.forgetSoon(conversationId);
  };
}
