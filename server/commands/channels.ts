import pino from 'pino';
import { Findings } from '../channels/findings';
import { channelFactories } from '../channels/index';
import type { ChannelPorts } from '../channels/channel';
import { consentCallback } from '../channels/consent';
import { setUpPage } from '../channels/messenger/setup';
import { findingText } from '../channels/texts';
import { createZalo } from '../channels/zalo';
import { type Config, ConfigError, readConfig } from '../config';
import { createMetrics } from '../http/metrics';
import { Vault } from '../store/encryption';
import { openStore } from '../store/open';
import type { Store } from '../store/store';
import { createZaloBotApi } from '../zalo-api-wrapper';
import { todayInVietnam } from '../../bot/vietnam-time';

const USAGE = `npm run channels -- check              what is wrong with the channels that are switched on
npm run channels -- setup messenger    button, greeting, questions, menu and subscriptions of the Page
npm run channels -- setup zalo         what to set in Zalo's consoles, step by step
npm run channels -- setup zalo-bot     the bot's webhook
npm run channels -- grant zalo         let the Official Account in again when its grant is lost
`;

/** Zalo has no API for these: they are set by hand. The auto-reply stands also while this server is down. */
const zaloSteps = (publicUrl: string) => `1. developers.zalo.me → your app → Webhook: ${publicUrl}/webhooks/zalo
2. Switch on: user_send_*, anonymous_send_*, follow, unfollow, user_click_chatnow, user_reacted_message, user_submit_info,
   user_received_message, user_seen_message, user_withdraw, oa_send_*. Leave the syntax filter (#) off.
3. oa.zalo.me → menu of the account: "Khẩn cấp: 113 hoặc 111" → #start, "Báo tin" → #report, "Gặp nhân viên" → #staff
4. oa.zalo.me → automatic replies: off, or people get two answers. Greeting:
   "Hải Đăng: hỏi về mua bán người, đi làm xa an toàn. Gấp: gọi 111 (miễn phí, ngày đêm) hoặc 113, lúc không ai nghe thấy."
5. npm run channels -- check
`;

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main([command, what]: string[]): Promise<number> {
  const config = readConfig(process.env);
  if (command === 'check') return check(config);
  if (command === 'setup' && what === 'messenger') return setUpMessenger(config);
  if (command === 'setup' && what === 'zalo') return setUpZalo(config);
  if (command === 'setup' && what === 'zalo-bot') return setUpZaloBot(config);
  if (command === 'grant' && what === 'zalo') return grantZalo(config);
  process.stderr.write(USAGE);
  return 2;
}

const silent = pino({ level: 'silent' });

/** What channels are given that only look: nothing is taken. */
function idlePorts(store: Store, findings: Findings): ChannelPorts {
  const nothing = () => Promise.reject(new Error('nothing is taken here'));
  return {
    ...{ take: nothing, echo: nothing, forget: nothing, log: nothing },
    ...{ findings, logger: silent, metrics: createMetrics(), ...store.clock, secrets: store.secrets },
    conversationIdOf: (address) => store.conversations.idOf(address),
    wayBack: (id, goodbyeId) => store.conversations.wayBack(id, goodbyeId),
    uploads: { keep: nothing, read: nothing },
    receive: () => undefined,
    onChange: () => () => undefined,
    isUrgent: () => false,
    answering: { tell: () => undefined, onTold: () => undefined },
  };
}

/** Makes the very channels that the server has, over its store, and lets them look. */
async function check(config: Config): Promise<number> {
  const store = await openStore(config, new Vault(config.encryptionKeys));
  const findings = new Findings(silent, Date.now);
  const ports = idlePorts(store, findings);
  const channels = channelFactories.flatMap((create) => create(config, ports) ?? []);
  for (const channel of channels) await channel.check?.();
  await store.close();
  const found = findings.all();
  for (const one of found) say(findingText(one));
  if (!found.length) say(`in order: ${channels.map(({ name }) => name).join(', ')}`);
  return found.length ? 1 : 0;
}

async function setUpMessenger({ messenger }: Config): Promise<number> {
  if (!messenger) throw new ConfigError('MESSENGER_PAGE_TOKEN is missing; it should hold the Page’s access token');
  for (const page of messenger.pages) say(`set up: ${await setUpPage(messenger, page, todayInVietnam(Date.now()))}`);
  return 0;
}

function setUpZalo({ publicUrl }: Config): number {
  process.stdout.write(zaloSteps(publicUrl));
  return 0;
}

async function setUpZaloBot({ zaloBot, publicUrl }: Config): Promise<number> {
  if (!zaloBot?.secret)
    throw new ConfigError('ZALO_BOT_SECRET is missing; it should hold a word of 8 to 256 characters');
  await createZaloBotApi(zaloBot).setWebhook(`${publicUrl}/webhooks/zalo-bot`, zaloBot.secret);
  say('set up: zalo-bot');
  return 0;
}

/** The lost grant: an administrator of the account consents on Zalo's page, and the running server takes the answer. */
async function grantZalo(config: Config): Promise<number> {
  if (!config.zalo) throw new ConfigError('ZALO_APP_ID is missing; it should hold the Zalo app’s id');
  const store = await openStore(config, new Vault(config.encryptionKeys));
  const channel = createZalo(config, idlePorts(store, new Findings(silent, Date.now)));
  const url = await channel?.consent?.begin('system');
  await store.close();
  say('An administrator of the Official Account opens this page within ten minutes and agrees, while the server runs');
  say(`(the callback of the app must be ${consentCallback(config.publicUrl, 'zalo')}):\n\n${url ?? ''}\n`);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
