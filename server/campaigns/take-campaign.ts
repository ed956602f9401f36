import { CAMPAIGN_OUTCOME, type CampaignOutcome, SUBSCRIPTION, type Subscription } from '../../bot/news/subscription';
import type { TakeHandoff } from '../conversations/turn';
import type { CampaignStore } from '../store/store';

/** Makes the door through which it is kept who wants to hear of what, and counted what became of campaigns. */
export function createTakeCampaign(store: CampaignStore): TakeHandoff {
  return async (conversationId, _address, { receivedAt }, { name, value }) => {
    if (name === SUBSCRIPTION) await store.subscribe(conversationId, (value as Subscription).interests, receivedAt);
    if (name !== CAMPAIGN_OUTCOME) return;
    const { campaignId, outcome } = value as CampaignOutcome;
    await store.mark(campaignId, conversationId, outcome, receivedAt);
  };
}
