import { CAMPAIGN_OUTCOME, type CampaignOutcome, SUBSCRIPTION, type Subscription } from '../../bot/news/subscription';
import type { NoteReceipt } from '../conversations/intake';
import type { TakeHandoff } from '../conversations/turn';
import type { CampaignStore } from '../store/contract/campaigns';
import { campaignOfReply } from './names';

/** Makes the door through which it is kept who wants to hear of what, and counted what became of campaigns. */
export function createTakeCampaign(store: CampaignStore): TakeHandoff {
  return async (conversationId, _address, { receivedAt }, { name, value }) => {
    if (name === SUBSCRIPTION) await store.subscribe(conversationId, (value as Subscription).interests, receivedAt);
    if (name !== CAMPAIGN_OUTCOME) return;
    const { campaignId, outcome } = value as CampaignOutcome;
    await store.mark(campaignId, conversationId, outcome, receivedAt);
  };
}

/** Makes the door through which it is counted what the platforms tell of campaigns' messages; what was read came to the device, too. */
export function createCountReceipts(store: Pick<CampaignStore, 'mark'>, now: () => number): NoteReceipt {
  return async (conversationId, replyIds, state) => {
    for (const campaign of replyIds.flatMap((id) => campaignOfReply(id) ?? [])) {
      await store.mark(campaign, conversationId, 'delivered', now());
      if (state === 'read') await store.mark(campaign, conversationId, 'read', now());
    }
  };
}
