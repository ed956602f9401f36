import { z } from 'zod';
import type { Account, MessengerConfig } from '../../config';
import type { Findings } from '../findings';
import { type Accounts } from '../accounts';
import { SendError } from '../channel';
import { callGraph } from './graph';
import { iceBreakersOn } from './season';
import { PROFILE } from './texts';

/** The webhook fields that this program hears (reference: channels.md, A1.2). */
const FIELDS = [
  ...[
    'messages',
    'messaging_postbacks',
    'messaging_referrals',
    'messaging_optins',
    'message_echoes',
    'message_reactions',
    'message_edits',
    'message_deliveries',
    'message_reads',
  ],
  ...['messaging_handovers', 'standby', 'messaging_policy_enforcement'],
];

const page = z.object({ id: z.string().min(1), name: z.string().default('') });
const subscriptions = z.object({
  data: z.array(z.object({ subscribed_fields: z.array(z.string()).default([]) })),
});

type Graph = Pick<MessengerConfig, 'apiBase' | 'appSecret'>;

/** Which Page a token opens; raises {@link SendError}. */
async function pageOf(graph: Graph, { token }: Account): Promise<{ id: string; name: string } | undefined> {
  return page.safeParse(await callGraph(graph, token, '/me', { query: { fields: 'id,name' } })).data;
}

/** Gives a Page its button, greeting, questions of the season on `today` (ISO date) and menu, and subscribes it; gives its name. Raises {@link SendError}. */
export async function setUpPage(graph: Graph, account: Account, today: string): Promise<string> {
  const found = await pageOf(graph, account);
  if (!found) throw new SendError('channel', 'UNKNOWN_PAGE');
  const { token } = account;
  await callGraph(graph, token, '/me/messenger_profile', { method: 'POST', body: profile(today) });
  const query = { subscribed_fields: FIELDS.join(',') };
  await callGraph(graph, token, `/${found.id}/subscribed_apps`, { method: 'POST', query });
  return found.name;
}

function profile(today: string) {
  const locale = 'default';
  return {
    get_started: { payload: PROFILE.getStarted },
    greeting: [{ locale, text: PROFILE.greeting }],
    ice_breakers: [
      { locale, call_to_actions: iceBreakersOn(today).map((question) => ({ question, payload: question })) },
    ],
    persistent_menu: [
      {
        locale,
        composer_input_disabled: false,
        call_to_actions: PROFILE.menu.map((item) => ({ type: 'postback', ...item })),
      },
    ],
  };
}

/** Looks whether every Page's token is good and its events come to us; learns the only Page's id. Never raises. */
export async function checkPages(graph: Graph, pages: Accounts, findings: Findings): Promise<void> {
  for (const account of pages.all()) {
    try {
      const found = await pageOf(graph, account);
      if (!found) continue;
      pages.learn(found.id);
      await checkSubscription(graph, account.token, found.id, findings);
    } catch (error) {
      // An outage passes; what an operator must mend does not.
      if (error instanceof SendError && error.failure === 'channel') findings.warn('messenger', error.code);
    }
  }
}

async function checkSubscription(graph: Graph, token: string, id: string, findings: Findings): Promise<void> {
  const answer = await callGraph(graph, token, `/${id}/subscribed_apps`);
  const { data } = subscriptions.safeParse(answer);
  if (!data) return;
  const fields = data.data.flatMap(({ subscribed_fields }) => subscribed_fields);
  const missing = FIELDS.filter((field) => !fields.includes(field));
  if (missing.length) findings.warn('messenger', 'UNSUBSCRIBED');
  else findings.clear('messenger', 'UNSUBSCRIBED');
}
