import { campaignOfReply } from '../campaigns/names';
import type { Conversation, ConversationChange } from '../store/contract/conversations';
import { LEFT } from './outbox';
import type { Report } from './report';
import type { NoteCampaign, NoteUnsent } from './turn';

export interface SettledPorts {
  noteUnsent?: NoteUnsent;
  /** Told when a campaign's message has been delivered, or has not and why. */
  noteCampaign?: NoteCampaign;
}

/** Tells who must know what became of replies: before it is settled, so that no crash hides it; telling must not stop the sending. */
export async function tellOfSettled(
  ports: SettledPorts,
  conversation: Conversation,
  change: ConversationChange,
  report: Report,
): Promise<void> {
  const failed = (error: unknown) => report(conversation.id, error);
  await tellOfUnsent(ports, conversation, change)?.catch(failed);
  for (const { id, error } of change.settle ?? []) {
    const campaign = campaignOfReply(id);
    if (campaign) await ports.noteCampaign?.(conversation.id, campaign, error).catch(failed);
  }
}

function tellOfUnsent(
  { noteUnsent }: SettledPorts,
  { id, outbox }: Conversation,
  { settle = [] }: ConversationChange,
): Promise<void> | undefined {
  // Of a campaign nobody needs to be told.
  const missed = settle.filter(({ id: replyId, error }) => error !== LEFT && !campaignOfReply(replyId));
  const staffs = new Set(outbox.filter(({ from }) => from === 'staff').map((reply) => reply.id));
  const unsent = missed.flatMap(({ id: replyId, error }) =>
    error ? { replyId, error, byStaff: staffs.has(replyId) } : [],
  );
  return unsent.length ? noteUnsent?.(id, unsent) : undefined;
}
