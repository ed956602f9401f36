import type { Command } from '../replies/commands';
import type { Decision } from '../decision';
import type { Talk } from '../talk';
import type { Turn } from '../turn';
import type { Interest } from './interests';
import { CAMPAIGN_OUTCOME, type CampaignMessage, type CampaignOutcome, SUBSCRIPTION, mayHear } from './subscription';

/** So long after a campaign's message what somebody does is put down to it. */
const COUNTS_MS = 48 * 3_600_000;

/** A campaign's message goes out only to whoever still wants it in this very moment. What was offered last stays offered. */
export async function sendCampaign(
  turn: Turn,
  { campaignId, interests, text, picture }: CampaignMessage,
): Promise<void> {
  const { talk } = turn;
  const isWanted = mayHear(talk, interests);
  if (!isWanted) {
    await outcome(turn, campaignId, 'withheld');
    return;
  }
  talk.campaign = { id: campaignId, at: turn.now };
  const { offered } = talk;
  const whole = `${text}\n\n${turn.library.phrase('news_foot')}`;
  const attachments = picture ? [picture] : [];
  await turn.reply({ text: whole, choices: [] }, { attachments, importance: 'low' });
  talk.offered = offered;
}

/** What a campaign has led to, by what its reader does next; once. */
export async function afterCampaign(turn: Turn, { handoff, news }: Decision): Promise<void> {
  const { campaign } = turn.talk;
  if (!campaign) return;
  delete turn.talk.campaign;
  if (turn.now - campaign.at > COUNTS_MS) return;
  await outcome(turn, campaign.id, handoff ? 'case' : news?.length === 0 ? 'unsubscribed' : 'asked');
}

async function outcome(turn: Turn, campaignId: string, became: CampaignOutcome['outcome']): Promise<void> {
  const value: CampaignOutcome = { campaignId, outcome: became };
  await turn.event(CAMPAIGN_OUTCOME, value);
}

/** What they want to hear of is kept here, where "dừng" ends it at once, and told to our own side. */
export async function subscribe(turn: Turn, interests: Interest[]): Promise<void> {
  const { talk } = turn;
  talk.subscribed = interests;
  // They have just said that their device is safe for it; what staff said of it stays.
  if (interests.length && !talk.safety?.byStaff) talk.safety = { ...talk.safety, state: 'safe' };
  await turn.event(SUBSCRIPTION, { interests });
}

/** The platform's own switch was turned: they have seen it turn, and nothing is said to it. */
export async function endNews(turn: Turn): Promise<void> {
  if (!turn.talk.subscribed?.length) return;
  await afterCampaign(turn, { understood: true, news: [] });
  await subscribe(turn, []);
}

/** "Dừng" ends what is sent to whoever is sent something; to everybody else it is the end of what is being asked. */
export function withoutNews(command: Command | undefined, { subscribed }: Talk): Command | undefined {
  return command?.name === 'unsubscribe' && !subscribed?.length ? { name: 'stop' } : command;
}
