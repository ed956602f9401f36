import type { Logger } from 'pino';
import { CAMPAIGN, type CampaignMessage } from '../../bot/news/subscription';
import { timeOfDay } from '../../bot/vietnam-time';
import { Rounds } from '../rounds';
import type { Campaign, CampaignStore, HeardSince } from '../store/contract/campaigns';
import type { ConversationStore } from '../store/contract/conversations';
import type { SecretStore } from '../store/contract/secrets';
import type { Campaigns } from './campaigns';
import { HOURS, QUIET_MS } from './limits';
import { campaignItem } from './names';

const ROUND_MS = 10_000;
const HOUR_MS = 3_600_000;
const LOCK = 'campaigns';

interface Ports {
  owner: string;
  campaigns: Campaigns;
  store: { campaigns: CampaignStore; conversations: ConversationStore; secrets: SecretStore };
  wake: (conversationId: string) => void;
  /** Since when people must have written for each channel to let us write to them by ourselves. */
  heardSince: () => HeardSince;
  logger: Logger;
  now: () => number;
  /** The time of locks (see StoreClock). */
  leaseNow: () => number;
}

/**
 * Hands campaigns' messages out, spread over the hours of the day, to whom their channel lets us write: each into the inbox of its
 * conversation, where the bot decides in the very turn whether it may still be sent. Whose window is closed gets it when they
 * write again while it runs. Who was taken is noted first, and the inbox knows the message by
 * the campaign's name: a crash in between sends to nobody twice, and at worst leaves one person out.
 */
export class CampaignSending {
  readonly rounds: Rounds;

  constructor(private readonly ports: Ports) {
    const failure = 'handing out a campaign failed';
    this.rounds = new Rounds(() => this.round(), { logger: ports.logger, everyMs: ROUND_MS, failure });
  }

  /** One process at a time; what is due now. */
  async round(): Promise<void> {
    const { store, owner, leaseNow } = this.ports;
    if (!(await store.secrets.lock(LOCK, owner, leaseNow(), leaseNow() + 3 * ROUND_MS))) return;
    for (const campaign of await store.campaigns.running()) await this.#handOut(campaign);
  }

  async #handOut(campaign: Campaign): Promise<void> {
    const { store, campaigns, heardSince, now } = this.ports;
    const at = now();
    if (at >= campaign.to) {
      await campaigns.end(campaign);
      return;
    }
    if (at < campaign.from || !isDaytime(at)) return;
    const { id, interests } = campaign;
    const limit = await this.#allowed(campaign, at);
    const heard = heardSince();
    const people = await store.campaigns.next({ campaign: id, interests, quietSince: at - QUIET_MS, heard, limit });
    for (const person of people) await this.#give(campaign, person, at);
  }

  /** A part of the hour's number in each round, and never more than that number in any hour, whatever the clock does. */
  async #allowed({ id, perHour }: Campaign, at: number): Promise<number> {
    const taken = await this.ports.store.campaigns.takenSince(id, at - HOUR_MS);
    const aRound = Math.max(1, Math.ceil((perHour * ROUND_MS) / HOUR_MS));
    return Math.max(0, Math.min(aRound, perHour - taken));
  }

  async #give(campaign: Campaign, person: string, at: number): Promise<void> {
    const { store, wake, logger } = this.ports;
    if (!(await store.campaigns.mark(campaign.id, person, 'taken', at))) return;
    const activity = { type: 'event', name: CAMPAIGN, value: this.#message(campaign) };
    try {
      await store.conversations.appendTo(person, {
        id: campaignItem(campaign.id),
        from: 'system',
        receivedAt: at,
        activity,
      });
      wake(person);
    } catch (error) {
      // A store that fails for a moment says nothing about the person's wish.
      if (await store.conversations.addressOf(person)) throw error;
      // The conversation is gone, and with it the wish to hear of anything.
      logger.warn({ err: error, campaign: campaign.id }, 'a subscriber is gone');
      await store.campaigns.subscribe(person, [], at);
    }
  }

  #message(campaign: Campaign): CampaignMessage {
    const { id, interests } = campaign;
    return { campaignId: id, interests, ...this.ports.campaigns.message(campaign) };
  }
}

function isDaytime(at: number): boolean {
  const hour = timeOfDay(at) / HOUR_MS;
  return hour >= HOURS.begins && hour < HOURS.ends;
}
