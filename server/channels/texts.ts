/** What is wrong with a channel, in words for its operator; the first pattern that fits `channel/code` counts. */
const FINDINGS: readonly (readonly [RegExp, string])[] = [
  [
    /^messenger\/190/,
    'The Page token is dead (password changed, role lost, app removed): make a new one, set MESSENGER_PAGE_TOKEN.',
  ],
  [/^messenger\/10\/1893063/, 'Facebook has restricted the Page from sending: see the Page’s quality page.'],
  [/^messenger\/200\//, 'The app lacks a permission or is not live: App Review must grant pages_messaging.'],
  [/^messenger\/368/, 'Facebook has blocked the Page for abuse: see the Page’s quality page.'],
  [/^messenger\/10904/, 'Messages are switched off in the Page’s settings.'],
  [/^messenger\/UNSUBSCRIBED/, 'The Page does not send all its events: run npm run channels -- setup messenger.'],
  [/^messenger\/UNKNOWN_PAGE/, 'A conversation belongs to a Page for which no token is set.'],
  [/^messenger\/policy\//, 'Meta has warned or blocked the Page by its policies: see the Page’s support inbox.'],
  [/^zalo\/oauth\//, 'Zalo refused the refresh token: run npm run channels -- grant zalo.'],
  [/^zalo\/(-216|-220|HTTP 401)/, 'Zalo does not take the access token: run npm run channels -- grant zalo.'],
  [/^zalo\/GRANT_ENDS/, 'The grant of the Official Account ends within a week: run npm run channels -- grant zalo.'],
  [/^zalo\/-211/, 'The Official Account has used up its quota of messages.'],
  [/^zalo\/(-221|-224)/, 'The Official Account is not verified, or its package is too low for this call.'],
  [/^zalo\/(-320|-321)/, 'The Zalo Cloud Account is missing, or has no money.'],
  [/^zalo\/-/, 'Zalo refuses the app or the Official Account: see developers.zalo.me.'],
  [
    /^zalo-bot\/WEBHOOK_ELSEWHERE/,
    'The bot’s webhook is not set to this server: run npm run channels -- setup zalo-bot.',
  ],
  [/^zalo-bot\/(401|404|HTTP)/, 'The bot’s token is not taken: set ZALO_BOT_TOKEN.'],
  [/CHANNEL_OFF/, 'Replies wait for a channel that is switched off.'],
];

/** One line about a finding. */
export function findingText({ channel, code }: { channel: string; code: string }): string {
  const known = FINDINGS.find(([pattern]) => pattern.test(`${channel}/${code}`))?.[1];
  return `${channel} (${code}): ${known ?? 'sending does not work; see the code in the platform’s documentation.'}`;
}
