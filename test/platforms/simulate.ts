import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { messengerBody, messengerText, startMessengerPlatform } from './messenger-platform';
import { type SignedCall, deliver } from './stand-in';
import { startZaloPlatform, zaloText } from './zalo-platform';

const PORTS = { messenger: 4501, zalo: 4502 };
/** What is said when no text is given. */
const CONVERSATION = [
  'xin chào',
  'có người rủ em sang Campuchia làm, lương 30 triệu, không cần hộ chiếu',
  'em muốn gặp người thật',
];
/** A turn is over when nothing has come for this long, ms; nothing at all is given up after the longer time. */
const QUIET_MS = 1_500;
const PATIENCE_MS = 15_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean', short: 'h', default: false },
    url: { type: 'string', default: 'http://127.0.0.1:3978' },
    only: { type: 'string' },
    user: { type: 'string', default: String(Date.now()) },
    'messenger-token': { type: 'string', default: 'simulated-page-token' },
    'messenger-secret': { type: 'string', default: 'simulated-app-secret' },
    'zalo-app-id': { type: 'string', default: '111' },
    'zalo-app-secret': { type: 'string', default: 'simulated-zalo-app-secret' },
    'zalo-oa-secret': { type: 'string', default: 'simulated-oa-secret' },
  },
});

/** One platform as the run sees it. */
interface Simulated {
  name: string;
  close(): Promise<void>;
  call(id: string, text: string): SignedCall;
  /** What our side has sent so far, as lines. */
  said(): string[];
}

const line = (text: string, titles: string[]) => [text, ...titles.map((title) => `[${title}]`)].join('\n    ');

async function messenger(): Promise<Simulated> {
  const settings = { pageToken: options['messenger-token'], appSecret: options['messenger-secret'] };
  const platform = await startMessengerPlatform({ ...settings, port: PORTS.messenger });
  return {
    name: 'messenger',
    close: () => platform.close(),
    call: (id, text) =>
      platform.sign(messengerBody({ ...messengerText(id, text, Date.now()), sender: { id: options.user } })),
    said: () =>
      platform.sent.map(({ message }) =>
        line(
          message.text,
          (message.quick_replies ?? []).map(({ title }) => title),
        ),
      ),
  };
}

async function zalo(): Promise<Simulated> {
  const [appId, appSecret, oaSecret] = [options['zalo-app-id'], options['zalo-app-secret'], options['zalo-oa-secret']];
  const secrets = { appId, appSecret, oaSecret, refreshToken: '', takesAnyRefresh: true };
  const platform = await startZaloPlatform({ ...secrets, port: PORTS.zalo });
  return {
    name: 'zalo',
    close: () => platform.close(),
    call: (id, text) =>
      platform.sign({ ...zaloText(id, text, String(Date.now()), appId), sender: { id: options.user } }),
    said: () =>
      platform.sent.map(({ message }) =>
        line(
          message.text,
          (message.attachment?.payload.buttons ?? []).map(({ title }) => title),
        ),
      ),
  };
}

/** Says one text and prints what comes back. */
async function say(platform: Simulated, id: string, text: string): Promise<void> {
  const before = platform.said().length;
  console.log(`${platform.name} > ${text}`);
  const status = await deliver(`${options.url}/webhooks/${platform.name}`, platform.call(id, text));
  if (status !== 200)
    throw new Error(`the server answered ${status}; was it started with the settings that --help shows?`);
  await silence(platform);
  const answers = platform.said().slice(before);
  for (const answer of answers) console.log(`${platform.name} < ${answer}`);
  if (!answers.length) console.log(`${platform.name} < (nothing came)`);
}

async function silence(platform: Simulated): Promise<void> {
  const began = Date.now();
  const atFirst = platform.said().length;
  let [count, since] = [atFirst, Date.now()];
  while (Date.now() - began < PATIENCE_MS) {
    await pause(100);
    if (platform.said().length !== count) [count, since] = [platform.said().length, Date.now()];
    else if (count > atFirst && Date.now() - since > QUIET_MS) return;
  }
}

function help(): string {
  const settings = {
    MESSENGER_PAGE_TOKEN: options['messenger-token'],
    MESSENGER_APP_SECRET: options['messenger-secret'],
    MESSENGER_VERIFY_TOKEN: 'simulated-verify-token',
    MESSENGER_API_BASE: `http://127.0.0.1:${PORTS.messenger}`,
    ZALO_APP_ID: options['zalo-app-id'],
    ZALO_APP_SECRET: options['zalo-app-secret'],
    ZALO_OA_SECRET: options['zalo-oa-secret'],
    ZALO_REFRESH_TOKEN: 'simulated-refresh-token',
    ZALO_API_BASE: `http://127.0.0.1:${PORTS.zalo}`,
    ZALO_OAUTH_BASE: `http://127.0.0.1:${PORTS.zalo}`,
  };
  return `Plays Facebook and Zalo against a running server: signed webhooks go in, what the server sends is printed.

  npm run simulate -- [--url http://127.0.0.1:3978] [--only messenger|zalo] [--user id] [text ...]
      [--messenger-token …] [--messenger-secret …] [--zalo-app-id …] [--zalo-app-secret …] [--zalo-oa-secret …]

Start the server with:

  ${Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')} npm start
`;
}

async function main(): Promise<void> {
  if (options.help) {
    console.log(help());
    return;
  }
  const starts = Object.entries({ messenger, zalo }).filter(([name]) => !options.only || options.only === name);
  if (!starts.length) throw new Error('--only takes messenger or zalo');
  const platforms = await Promise.all(starts.map(([, start]) => start()));
  try {
    for (const platform of platforms) {
      const texts = positionals.length ? positionals : CONVERSATION;
      for (const [n, text] of texts.entries()) await say(platform, `simulated-${Date.now()}-${n}`, text);
    }
  } finally {
    await Promise.all(platforms.map((platform) => platform.close()));
  }
}

main().catch((error: unknown) => {
  const { message, cause } = error as Error;
  console.error(cause instanceof Error ? `${message}: is the server running at ${options.url}?` : message);
  process.exitCode = 1;
});
