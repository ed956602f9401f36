import { isBurdened } from '../burdened';
import type { Talk } from '../talk';
import type { Interest } from './interests';

/** The event by which the bot says what a person wants to hear of from now on; its value is {@link Subscription}. */
export const SUBSCRIPTION = 'haidang.subscription';
export interface Subscription {
  /** Empty: nothing any more. */
  interests: Interest[];
}

/** The event by which a channel says that a person has ended, with the platform's own switch, what is sent to them. */
export const OPTED_OUT = 'haidang.opted-out';

/** A picture that goes with a campaign's message, as an attachment; its name says what it shows to whoever cannot see it. */
export interface CampaignPicture {
  contentType: string;
  contentUrl: string;
  name: string;
}

/** The event by which our own side hands a campaign's message to the bot; its value is {@link CampaignMessage}. */
export const CAMPAIGN = 'haidang.campaign';
export interface CampaignMessage {
  campaignId: string;
  interests: string[];
  text: string;
  picture?: CampaignPicture;
}

/** The event by which the bot says what became of a campaign with this person; its value is {@link CampaignOutcome}. */
export const CAMPAIGN_OUTCOME = 'haidang.campaign.outcome';
export interface CampaignOutcome {
  campaignId: string;
  outcome: 'withheld' | 'asked' | 'case' | 'unsubscribed';
}

/**
 * Whether a campaign's message may go to a person at all: only to whoever has asked for it and said that it is safe, and
 * never to anybody who is or was in danger, or has a case with staff. Asked in the very turn in which it would be sent.
 */
export function mayHear(talk: Talk, about: readonly string[]): boolean {
  const wants = talk.subscribed?.some((interest) => about.includes(interest)) ?? false;
  return wants && talk.safety?.state === 'safe' && !isBurdened(talk);
}
