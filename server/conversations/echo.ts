import { HANDOFF_TAKEOVER, type HandoffTakeover } from '../../bot/handoff';
import type { Conversation, ConversationChange, InboxItem } from '../store/contract/conversations';

/**
 * What the platform tells us of our own side. A reply whose call brought no answer may have arrived all the same: its echo
 * settles it, so that it is not sent twice and not taken for the words of staff. Undefined when it is no such echo.
 */
export function settledByEcho(
  item: InboxItem,
  { outbox }: Pick<Conversation, 'outbox'>,
): ConversationChange | undefined {
  if (item.activity.name !== HANDOFF_TAKEOVER || item.from !== 'staff') return undefined;
  const { text, certain, replyId } = item.activity.value as HandoffTakeover;
  const read = [{ seq: item.seq, drop: true }];
  const found = outbox.find(({ id, activity }) =>
    replyId === undefined ? !certain && isPartOf(text, activity.text) : id === replyId,
  );
  if (!found) return replyId === undefined ? undefined : { read };
  // Of a reply in several messages only the last one tells that all have arrived.
  const isWhole = replyId !== undefined || plain(found.activity.text).endsWith(plain(text));
  return { read, ...(isWhole && { settle: [{ id: found.id, platformIds: [item.id] }] }) };
}

const plain = (text = '') => text.normalize('NFC').trim();
const isPartOf = (text: string, whole: string | undefined) => plain(text) !== '' && plain(whole).includes(plain(text));
